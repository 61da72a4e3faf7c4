-- roles

role waymark_app inherit;

role waymark_auth inherit;

role waymark_demo inherit
  member of waymark_app;

role waymark_jobs inherit;

role waymark_relay inherit;

-- default privileges

default privileges of owner on f: {owner=X/owner};

-- schemas

schema app owner owner: waymark_app USAGE, waymark_auth USAGE, waymark_jobs USAGE, owner CREATE, owner USAGE, waymark_relay USAGE;

schema public owner pg_database_owner: pg_database_owner CREATE, pg_database_owner USAGE, waymark_app USAGE, waymark_auth USAGE, waymark_jobs USAGE, waymark_relay USAGE;

-- tables

table access_alert owner owner row security
  check reasons CHECK (reasons <@ ARRAY['noTask'::text, 'outOfArea'::text, 'sameName'::text, 'manyInHour'::text, 'beforePrint'::text, 'breakGlass'::text, 'atNight'::text, 'refusedOften'::text])
  check status CHECK (status = ANY (ARRAY['open'::text, 'followUp'::text, 'cleared'::text]));

table access_alert_queue owner owner row security;

table access_alert_review owner owner row security
  check outcome CHECK (outcome = ANY (ARRAY['cleared'::text, 'followUp'::text]));

table access_alert_threshold owner owner row security;

table access_found owner owner row security
  check ground CHECK (ground = ANY (ARRAY['noNeed'::text, 'noBasis'::text, 'consentRefused'::text, 'wouldHarm'::text, 'askedElsewhere'::text]))
  check outcome CHECK (outcome = ANY (ARRAY['granted'::text, 'refused'::text, 'expired'::text]))
  grant SELECT to waymark_app;

table access_grant owner owner row security
  check basis CHECK (basis = ANY (ARRAY['lead'::text, 'area'::text, 'placing'::text, 'share'::text, 'individual'::text, 'national'::text, 'break-glass'::text, 'retained'::text]))
  check individual CHECK ((basis <> ALL (ARRAY['individual'::text, 'break-glass'::text])) OR account_id IS NOT NULL)
  check risk CHECK (risk = ANY (ARRAY['high'::text, 'medium'::text, 'low'::text]))
  check sections CHECK (sections <@ ARRAY['summary'::text, 'description'::text, 'care'::text, 'health'::text, 'enquiries'::text, 'returnDiscussion'::text, 'support'::text, 'plan'::text, 'whereabouts'::text])
  check status CHECK (status = ANY (ARRAY['reported'::text, 'notMissing'::text, 'missing'::text, 'located'::text, 'afterReturn'::text, 'closed'::text, 'void'::text, 'deceased'::text]));

table access_log owner owner row security
  check action CHECK (action = ANY (ARRAY['session.use'::text, 'work.read'::text, 'board.read'::text, 'person.search'::text, 'statistics.read'::text, 'audit.read'::text, 'account.manage'::text, 'service.manage'::text, 'agreement.manage'::text, 'exclusion.add'::text, 'exclusion.declare'::text, 'person.read'::text, 'person.edit'::text, 'person.proposeMerge'::text, 'person.merge'::text, 'person.seal'::text, 'person.readSealed'::text, 'person.unseal'::text, 'whereabouts.restrict'::text, 'whereabouts.askToRestrict'::text, 'whereabouts.liftRestriction'::text, 'episode.report'::text, 'episode.notify'::text, 'episode.read'::text, 'episode.edit'::text, 'episode.confirm'::text, 'episode.treatAsNotMissing'::text, 'episode.handover'::text, 'handover.accept'::text, 'episode.locate'::text, 'return.report'::text, 'returnCheck.record'::text, 'episode.recordDeath'::text, 'episode.confirmDeath'::text, 'episode.close'::text, 'episode.reopen'::text, 'episode.void'::text, 'risk.assess'::text, 'risk.review'::text, 'risk.lowerFromHigh'::text, 'risk.advise'::text, 'enquiry.read'::text, 'enquiry.record'::text, 'information.add'::text, 'record.correct'::text, 'task.do'::text, 'returnDiscussion.offer'::text, 'returnDiscussion.arrange'::text, 'returnDiscussion.decline'::text, 'returnDiscussion.record'::text, 'returnDiscussion.read'::text, 'plan.read'::text, 'plan.edit'::text, 'review.convene'::text, 'review.ask'::text, 'support.note'::text, 'support.read'::text, 'referral.send'::text, 'referral.read'::text, 'referral.acknowledge'::text, 'referral.decide'::text, 'referral.allocate'::text, 'referral.askMore'::text, 'referral.answer'::text, 'referral.complete'::text, 'referral.withdraw'::text, 'share.give'::text, 'share.extend'::text, 'share.end'::text, 'share.close'::text, 'share.review'::text, 'consent.withdraw'::text, 'access.explain'::text, 'access.request'::text, 'question.ask'::text, 'question.read'::text, 'question.answer'::text, 'breakGlass.open'::text, 'breakGlass.review'::text, 'public'::text, 'signed-in'::text]))
  check bases CHECK (bases <@ ARRAY['lead'::text, 'area'::text, 'placing'::text, 'share'::text, 'individual'::text, 'national'::text, 'break-glass'::text, 'retained'::text])
  check outcome CHECK (outcome = ANY (ARRAY['shown'::text, 'matched'::text, 'tried'::text, 'print'::text, 'export'::text, 'forbidden'::text, 'not-found'::text]))
  check role CHECK (role = ANY (ARRAY['call-handler'::text, 'officer'::text, 'sergeant'::text, 'inspector'::text, 'police-coordinator'::text, 'national-unit'::text, 'council-coordinator'::text, 'social-worker'::text, 'housing-officer'::text, 'discussion-worker'::text, 'caseworker'::text, 'notifier'::text, 'auditor'::text, 'analyst'::text, 'admin'::text]))
  check sections CHECK (sections <@ ARRAY['summary'::text, 'description'::text, 'care'::text, 'health'::text, 'enquiries'::text, 'returnDiscussion'::text, 'support'::text, 'plan'::text, 'whereabouts'::text])
  grant INSERT (action, bases, ids, outcome, sections, terms) to waymark_app;

table access_request owner owner row security
  check ground CHECK (ground = ANY (ARRAY['noNeed'::text, 'noBasis'::text, 'consentRefused'::text, 'wouldHarm'::text, 'askedElsewhere'::text]))
  check opens CHECK (episode_id IS NULL OR outcome = 'granted'::text)
  check outcome CHECK (outcome = ANY (ARRAY['granted'::text, 'refused'::text, 'expired'::text]))
  check outcome_when_ended CHECK ((outcome IS NULL) = (ended_at IS NULL))
  check sections CHECK (sections <@ ARRAY['summary'::text, 'description'::text, 'care'::text, 'health'::text, 'enquiries'::text, 'returnDiscussion'::text, 'support'::text, 'plan'::text, 'whereabouts'::text])
  grant SELECT to waymark_app;

table account owner owner row security
  grant SELECT to waymark_auth;

table agency owner owner
  check kind CHECK (kind = ANY (ARRAY['police'::text, 'council'::text, 'charity'::text, 'health'::text, 'care'::text, 'oversight'::text]))
  grant SELECT to waymark_app
  grant SELECT to waymark_auth;

table agreement owner owner row security
  check giver_basis CHECK (giver_basis = ANY (ARRAY['consent'::text, 'legalObligation'::text, 'vitalInterests'::text, 'publicTask'::text, 'recognisedLegitimateInterest'::text, 'legitimateInterests'::text, 'lawEnforcement'::text]))
  check purposes CHECK (purposes <@ ARRAY['findPerson'::text, 'protectChild'::text, 'protectAdult'::text, 'returnAndSupport'::text, 'prevent'::text, 'crime'::text, 'referral'::text])
  check receiver_basis CHECK (receiver_basis = ANY (ARRAY['consent'::text, 'legalObligation'::text, 'vitalInterests'::text, 'publicTask'::text, 'recognisedLegitimateInterest'::text, 'legitimateInterests'::text, 'lawEnforcement'::text]))
  check sections CHECK (sections <@ ARRAY['summary'::text, 'description'::text, 'care'::text, 'health'::text, 'enquiries'::text, 'returnDiscussion'::text, 'support'::text, 'plan'::text, 'whereabouts'::text])
  grant INSERT (agency_id, from_at, giver_basis, id, purposes, receiver_basis, sections, title, until, with_agency) to waymark_app
  grant SELECT to waymark_app
  grant UPDATE (ended_at, ended_by) to waymark_app;

table area owner owner
  grant SELECT to waymark_app
  grant SELECT to waymark_auth;

table audit_block owner owner row security;

table audit_sealer owner owner row security
  check one CHECK (one);

table audit_waiting owner owner row security;

table break_glass owner owner row security
  grant SELECT to waymark_app;

table break_glass_review owner owner row security
  check outcome CHECK (outcome = ANY (ARRAY['justified'::text, 'notJustified'::text]))
  check side CHECK (side = ANY (ARRAY['lead'::text, 'agency'::text]))
  grant SELECT to waymark_app;

table consent_withdrawal owner owner row security
  grant SELECT to waymark_app;

table correction owner owner row security
  check field CHECK (field = ANY (ARRAY['narrative'::text, 'lastSeenPlace'::text, 'clothing'::text, 'givenName'::text, 'familyName'::text, 'knownAs'::text, 'warning'::text, 'appearance'::text, 'marks'::text, 'languages'::text, 'livesWith'::text, 'keyWorker'::text, 'homeAddress'::text, 'phone'::text, 'conditions'::text, 'medication'::text, 'medicationIfMissed'::text, 'allergies'::text, 'information'::text, 'informationSource'::text, 'riskRationale'::text, 'checkNote'::text, 'ownWords'::text, 'workersView'::text, 'wouldHelp'::text, 'notHeldNote'::text, 'supportNote'::text, 'foundAddress'::text, 'returnReport'::text]))
  check section CHECK (section = ANY (ARRAY['summary'::text, 'description'::text, 'care'::text, 'health'::text, 'enquiries'::text, 'returnDiscussion'::text, 'support'::text, 'plan'::text, 'whereabouts'::text]))
  grant SELECT to waymark_app;

table correction_recipient owner owner row security;

table dead_letter owner owner row security;

table disclosure owner owner row security
  check how CHECK (how = ANY (ARRAY['phone'::text, 'inPerson'::text, 'email'::text, 'letter'::text]))
  check kind CHECK (kind = ANY (ARRAY['print'::text, 'export'::text, 'recorded'::text]))
  check legal_basis CHECK (legal_basis = ANY (ARRAY['consent'::text, 'legalObligation'::text, 'vitalInterests'::text, 'publicTask'::text, 'recognisedLegitimateInterest'::text, 'legitimateInterests'::text, 'lawEnforcement'::text]))
  check sections CHECK (sections <@ ARRAY['summary'::text, 'description'::text, 'care'::text, 'health'::text, 'enquiries'::text, 'returnDiscussion'::text, 'support'::text, 'plan'::text, 'whereabouts'::text])
  check to_somebody CHECK ((kind = 'recorded'::text) = ((to_team IS NULL) <> (to_whom IS NULL)) AND (kind = 'recorded'::text) = (how IS NOT NULL AND legal_basis IS NOT NULL));

table draft owner owner row security
  check form CHECK (form = ANY (ARRAY['report'::text, 'notify'::text, 'refer'::text, 'information'::text, 'circumstances'::text, 'assessRisk'::text, 'reviewRisk'::text, 'recordFound'::text, 'returnReport'::text, 'returnCheck'::text, 'recordDiscussion'::text, 'notHeld'::text, 'supportNote'::text, 'close'::text, 'handover'::text, 'enquiry'::text, 'enquiryResult'::text, 'reporterUpdate'::text, 'personDescription'::text, 'personCare'::text, 'personHealth'::text, 'share'::text, 'disclosure'::text, 'correction'::text, 'question'::text, 'questionAnswer'::text, 'accessRequest'::text, 'referralSession'::text, 'restriction'::text, 'askRestriction'::text, 'refuseRestriction'::text, 'liftRestriction'::text, 'askUnseal'::text, 'answerUnseal'::text, 'service'::text, 'agreement'::text, 'emergency'::text, 'openingReview'::text, 'accessAlertReview'::text, 'referralStep'::text, 'questionRefusal'::text, 'consentWithdrawn'::text, 'shareReview'::text, 'exclusionEnd'::text, 'notMissing'::text, 'reopen'::text, 'void'::text, 'recordDeath'::text]))
  check section CHECK (section = ANY (ARRAY['summary'::text, 'description'::text, 'care'::text, 'health'::text, 'enquiries'::text, 'returnDiscussion'::text, 'support'::text, 'plan'::text, 'whereabouts'::text]))
  grant DELETE, SELECT to waymark_app
  grant INSERT (episode_id, form, id, person_id, place, section, turn, "values", version, writer) to waymark_app
  grant UPDATE (saved_at, turn, "values", version, writer) to waymark_app;

table enquiry owner owner row security
  grant INSERT (episode_id, id, version, what) to waymark_app
  grant SELECT to waymark_app
  grant UPDATE (result, result_at, result_by, version) to waymark_app;

table episode owner owner row security
  check missing_from CHECK (missing_from = ANY (ARRAY['homeAddress'::text, 'friendOrRelativeHome'::text, 'childrensHouse'::text, 'fosterCare'::text, 'kinshipCare'::text, 'secureCare'::text, 'supportedAccommodation'::text, 'hostel'::text, 'asylumAccommodation'::text, 'careHome'::text, 'hospitalWard'::text, 'hospitalEmergency'::text, 'hospitalMentalHealth'::text, 'otherNhs'::text, 'school'::text, 'college'::text, 'workplace'::text, 'dayCentre'::text, 'custody'::text, 'publicPlace'::text, 'holidayOrEvent'::text, 'noFixedAddress'::text, 'other'::text, 'notKnown'::text]))
  check risk CHECK (risk = ANY (ARRAY['high'::text, 'medium'::text, 'low'::text]))
  check status CHECK (status = ANY (ARRAY['reported'::text, 'notMissing'::text, 'missing'::text, 'located'::text, 'afterReturn'::text, 'closed'::text, 'void'::text, 'deceased'::text]))
  grant SELECT to waymark_app
  grant UPDATE (assigned_to, closed_at, located_at, risk, status, version) to waymark_app;

table episode_circumstances owner owner row security
  check at_risk_of_harm CHECK (at_risk_of_harm = ANY (ARRAY['yes'::text, 'no'::text, 'notKnown'::text]))
  check out_of_character CHECK (out_of_character = ANY (ARRAY['yes'::text, 'no'::text, 'notKnown'::text]))
  check subject_to_crime CHECK (subject_to_crime = ANY (ARRAY['yes'::text, 'no'::text, 'notKnown'::text]))
  grant INSERT (at_risk_of_harm, clothing, episode_id, last_seen_place, narrative, out_of_character, subject_to_crime, version) to waymark_app
  grant SELECT to waymark_app
  grant UPDATE (at_risk_of_harm, clothing, last_seen_place, narrative, out_of_character, subject_to_crime, version) to waymark_app;

table episode_closing owner owner row security
  check category CHECK (category = ANY (ARRAY['tracedSafe'::text, 'tracedHarm'::text, 'whereaboutsWithheld'::text, 'inCustody'::text, 'inHospital'::text, 'transferredToOtherForce'::text, 'abductionCrimeRecorded'::text]))
  check concern_report CHECK (concern_report = ANY (ARRAY['submitted'::text, 'notRequired'::text]))
  grant INSERT (category, concern_report, episode_id, no_referral_why, note) to waymark_app
  grant SELECT to waymark_app
  grant UPDATE (category, concern_report, no_referral_why, note) to waymark_app;

table episode_death owner owner row security
  grant INSERT (episode_id, identity_basis) to waymark_app
  grant SELECT to waymark_app
  grant UPDATE (confirmed_at, confirmed_by) to waymark_app;

table episode_reporter owner owner row security
  check safe_to_call CHECK (safe_to_call = ANY (ARRAY['yes'::text, 'no'::text, 'notKnown'::text]))
  grant INSERT (episode_id, name, phone, relationship, safe_to_call) to waymark_app
  grant SELECT to waymark_app;

table event owner owner row security
  check audience CHECK (audience = ANY (ARRAY['section'::text, 'ownTeam'::text, 'lead'::text]))
  check kind CHECK (kind = ANY (ARRAY['episode.reported'::text, 'episode.notified'::text, 'episode.confirmed'::text, 'episode.treatedAsNotMissing'::text, 'episode.located'::text, 'episode.closed'::text, 'episode.reopened'::text, 'episode.voided'::text, 'episode.deathRecorded'::text, 'episode.deathConfirmed'::text, 'circumstances.changed'::text, 'foundPlace.recorded'::text, 'return.reported'::text, 'whereabouts.restricted'::text, 'returnCheck.recorded'::text, 'risk.assessed'::text, 'risk.reviewed'::text, 'task.given'::text, 'task.overdue'::text, 'handover.pushed'::text, 'handover.seen'::text, 'handover.passed'::text, 'handover.accepted'::text, 'handover.withdrawn'::text, 'episode.leadChanged'::text, 'enquiry.recorded'::text, 'enquiry.answered'::text, 'reporter.updated'::text, 'information.added'::text, 'returnDiscussion.due'::text, 'returnDiscussion.offered'::text, 'returnDiscussion.arranged'::text, 'returnDiscussion.notHeld'::text, 'returnDiscussion.held'::text, 'returnDiscussion.recorded'::text, 'person.recorded'::text, 'person.descriptionChanged'::text, 'person.careChanged'::text, 'person.healthChanged'::text, 'account.created'::text, 'referral.sent'::text, 'referral.drafted'::text, 'referral.approved'::text, 'referral.refused'::text, 'referral.allocated'::text, 'referral.overdue'::text, 'referral.acknowledged'::text, 'referral.accepted'::text, 'referral.declined'::text, 'referral.completed'::text, 'referral.moreAsked'::text, 'referral.answered'::text, 'referral.safetyChanged'::text, 'referral.waitingListed'::text, 'referral.contactMade'::text, 'referral.feedbackGiven'::text, 'referral.notTakenUp'::text, 'referral.offeredAgain'::text, 'referral.withdrawn'::text, 'referral.waits'::text, 'referral.offered'::text, 'share.given'::text, 'share.arranged'::text, 'share.withdrawn'::text, 'share.ended'::text, 'share.extended'::text, 'share.narrowed'::text, 'share.moved'::text, 'share.urgent'::text, 'share.reviewed'::text, 'consent.withdrawn'::text, 'agreement.made'::text, 'agreement.ended'::text, 'access.ended'::text, 'episode.leftToTeam'::text, 'person.sealed'::text, 'person.unsealed'::text, 'person.individualsChanged'::text, 'protection.asked'::text, 'protection.answered'::text, 'whereabouts.lifted'::text, 'allowList.changed'::text, 'breakGlass.opened'::text, 'breakGlass.reviewed'::text, 'exclusion.added'::text, 'exclusion.ended'::text, 'breakGlass.tried'::text, 'breakGlass.toReview'::text, 'breakGlass.answered'::text, 'breakGlass.judged'::text, 'question.asked'::text, 'question.seen'::text, 'question.answered'::text, 'question.refused'::text, 'question.expired'::text, 'question.changed'::text, 'question.overdue'::text, 'accessRequest.sent'::text, 'accessRequest.received'::text, 'accessRequest.decided'::text, 'accessRequest.toDecide'::text, 'accessRequest.answered'::text, 'referralSession.planned'::text, 'referralSession.recorded'::text, 'service.listed'::text, 'service.changed'::text, 'disclosure.recorded'::text, 'disclosure.exported'::text, 'episode.corrected'::text, 'person.corrected'::text, 'record.corrected'::text, 'correction.asked'::text, 'correction.acknowledged'::text, 'accessAlert.found'::text, 'accessAlert.cleared'::text, 'accessAlert.followedUp'::text, 'supportNote.added'::text]))
  check role CHECK (role = ANY (ARRAY['call-handler'::text, 'officer'::text, 'sergeant'::text, 'inspector'::text, 'police-coordinator'::text, 'national-unit'::text, 'council-coordinator'::text, 'social-worker'::text, 'housing-officer'::text, 'discussion-worker'::text, 'caseworker'::text, 'notifier'::text, 'auditor'::text, 'analyst'::text, 'admin'::text]))
  check section CHECK (section = ANY (ARRAY['summary'::text, 'description'::text, 'care'::text, 'health'::text, 'enquiries'::text, 'returnDiscussion'::text, 'support'::text, 'plan'::text, 'whereabouts'::text]))
  check subject CHECK (subject = ANY (ARRAY['episode'::text, 'person'::text, 'referral'::text, 'account'::text, 'question'::text, 'service'::text]))
  grant INSERT (audience, data, kind, section, subject, subject_id) to waymark_app
  grant SELECT to waymark_app;

table exclusion owner owner row security
  check reason CHECK (reason = ANY (ARRAY['relative'::text, 'subject'::text, 'conflictOfInterest'::text]));

table exclusion_order owner owner row security
  check why CHECK (why = ANY (ARRAY['relative'::text, 'subject'::text, 'conflictOfInterest'::text]))
  grant SELECT to waymark_app;

table found_place owner owner row security
  check found_by CHECK (found_by = ANY (ARRAY['police'::text, 'returnedThemselves'::text, 'familyOrFriend'::text, 'careStaff'::text, 'nhs'::text, 'ambulance'::text, 'public'::text, 'partnerAgency'::text, 'otherForce'::text, 'coastguardOrMountainRescue'::text, 'madeContact'::text, 'systemCheck'::text]))
  check kind CHECK (kind = ANY (ARRAY['returnedToMissingPlace'::text, 'ownOtherHome'::text, 'family'::text, 'friend'::text, 'partner'::text, 'street'::text, 'transportHub'::text, 'vehicle'::text, 'hospital'::text, 'custody'::text, 'shopOrLeisure'::text, 'hotel'::text, 'hostelOrRefuge'::text, 'openCountry'::text, 'waterOrCoast'::text, 'building'::text, 'school'::text, 'abroad'::text, 'noFixedAddress'::text, 'outdoors'::text, 'other'::text]))
  check version CHECK (version > 0)
  grant INSERT (address, area_code, episode_id, found_by, kind, version) to waymark_app
  grant SELECT to waymark_app;

table handover owner owner row security
  check status CHECK (status = ANY (ARRAY['pushed'::text, 'accepted'::text, 'withdrawn'::text]))
  grant SELECT to waymark_app;

table handover_turn owner owner row security
  grant SELECT to waymark_app;

table idempotency_key owner owner row security
  grant INSERT (body_hash, endpoint, id, reply) to waymark_app
  grant SELECT to waymark_app;

table information owner owner row security
  check version CHECK (version > 0)
  grant INSERT (episode_id, id, learned_at, source, text, version) to waymark_app
  grant SELECT to waymark_app;

table job_leader owner owner row security
  grant DELETE to waymark_demo
  grant DELETE to waymark_jobs;

table job_run owner owner row security;

table membership owner owner row security
  check role CHECK (role = ANY (ARRAY['call-handler'::text, 'officer'::text, 'sergeant'::text, 'inspector'::text, 'police-coordinator'::text, 'national-unit'::text, 'council-coordinator'::text, 'social-worker'::text, 'housing-officer'::text, 'discussion-worker'::text, 'caseworker'::text, 'notifier'::text, 'auditor'::text, 'analyst'::text, 'admin'::text]))
  grant SELECT to waymark_auth;

table notification_mark owner owner row security
  grant INSERT (event_id) to waymark_app
  grant SELECT to waymark_app
  grant UPDATE (event_id) to waymark_app;

table outbox owner owner row security;

table person owner owner row security
  grant SELECT to waymark_app
  grant UPDATE (date_of_birth, family_name, given_name, known_as, version, warning) to waymark_app;

table person_care owner owner row security
  check status CHECK (status = ANY (ARRAY['none'::text, 'atHome'::text, 'kinship'::text, 'foster'::text, 'childrensHouse'::text, 'secure'::text, 'careLeaver'::text, 'adultCare'::text, 'notKnown'::text]))
  grant INSERT (key_worker, lives_with, person_id, placing_area, status, version) to waymark_app
  grant SELECT to waymark_app
  grant UPDATE (key_worker, lives_with, status, version) to waymark_app;

table person_contact owner owner row security
  grant INSERT (home_address, person_id, phone) to waymark_app
  grant SELECT to waymark_app
  grant UPDATE (home_address, phone) to waymark_app;

table person_description owner owner row security
  grant INSERT (appearance, languages, marks, person_id, version) to waymark_app
  grant SELECT to waymark_app
  grant UPDATE (appearance, languages, marks, version) to waymark_app;

table person_health owner owner row security
  grant INSERT (allergies, conditions, medication, medication_if_missed, person_id, version) to waymark_app
  grant SELECT to waymark_app
  grant UPDATE (allergies, conditions, medication, medication_if_missed, version) to waymark_app;

table person_protection owner owner row security
  check seal_reason CHECK (seal_reason = ANY (ARRAY['domesticAbuse'::text, 'protectedPerson'::text, 'policeOrPartnerEmployee'::text, 'highProfile'::text]))
  check whereabouts CHECK (whereabouts = ANY (ARRAY['full'::text, 'safe-and-well-only'::text, 'nothing'::text]))
  grant SELECT to waymark_app;

table presence owner owner row security
  check editing CHECK (editing = ANY (ARRAY['summary'::text, 'description'::text, 'care'::text, 'health'::text, 'enquiries'::text, 'returnDiscussion'::text, 'support'::text, 'plan'::text, 'whereabouts'::text]));

table protection owner owner row security
  check code CHECK (code = ANY (ARRAY['domesticAbuse'::text, 'protectedPerson'::text, 'policeOrPartnerEmployee'::text, 'highProfile'::text, 'safe-and-well-only'::text, 'nothing'::text]))
  check kind CHECK (kind = ANY (ARRAY['sealed'::text, 'unsealAsked'::text, 'unsealed'::text, 'unsealRefused'::text, 'individualGranted'::text, 'individualEnded'::text, 'restricted'::text, 'restrictAsked'::text, 'restrictRefused'::text, 'lifted'::text, 'allowListed'::text, 'allowListEnded'::text]))
  grant SELECT to waymark_app;

table question owner owner row security
  check ground CHECK (ground = ANY (ARRAY['notHeld'::text, 'noBasis'::text, 'consentRefused'::text, 'wouldHarm'::text, 'wrongTeam'::text]))
  check says CHECK ((status = 'refused'::text) = (ground IS NOT NULL) AND (status = ANY (ARRAY['asked'::text, 'seen'::text])) = (ended_at IS NULL))
  check status CHECK (status = ANY (ARRAY['asked'::text, 'seen'::text, 'answered'::text, 'refused'::text, 'expired'::text]))
  grant SELECT to waymark_app;

table question_words owner owner row security
  grant SELECT to waymark_app;

table reference_counter owner owner row security;

table referral owner owner row security
  check age_band CHECK (age_band = ANY (ARRAY['under12'::text, '12to15'::text, '16to17'::text, '18to25'::text, '26to64'::text, '65andOver'::text, 'notKnown'::text]))
  check decline_reason CHECK (decline_reason = ANY (ARRAY['outsideArea'::text, 'outsideAge'::text, 'notEligible'::text, 'noCapacity'::text, 'otherServiceFits'::text, 'unsafeForWorkers'::text, 'duplicate'::text, 'other'::text, 'beyondNeed'::text, 'personDisagrees'::text, 'otherWay'::text, 'notNow'::text]))
  check legal_basis CHECK (legal_basis = ANY (ARRAY['consent'::text, 'legalObligation'::text, 'vitalInterests'::text, 'publicTask'::text, 'recognisedLegitimateInterest'::text, 'legitimateInterests'::text, 'lawEnforcement'::text]))
  check outcome CHECK (outcome = ANY (ARRAY['needMet'::text, 'partlyMet'::text, 'declinedService'::text, 'unsuitable'::text, 'moved'::text, 'referredOn'::text, 'escalatedToProtection'::text, 'notEngaged'::text, 'unknown'::text]))
  check sections CHECK (sections <@ ARRAY['summary'::text, 'description'::text, 'care'::text, 'health'::text, 'enquiries'::text, 'returnDiscussion'::text, 'support'::text, 'plan'::text, 'whereabouts'::text])
  check status CHECK (status = ANY (ARRAY['draft'::text, 'sent'::text, 'received'::text, 'moreInfoAsked'::text, 'waitingList'::text, 'accepted'::text, 'active'::text, 'completed'::text, 'notEngaged'::text, 'declined'::text, 'withdrawn'::text]))
  check type CHECK (type = ANY (ARRAY['returnDiscussionService'::text, 'missingPeopleSupport'::text, 'exploitationService'::text, 'housingOptions'::text, 'familyMediation'::text, 'childrensSocialWork'::text, 'adultSocialWork'::text, 'adultSupportAndProtection'::text, 'camhs'::text, 'adultMentalHealth'::text, 'substance'::text, 'advocacy'::text, 'carerSupport'::text, 'school'::text, 'other'::text]))
  check urgency CHECK (urgency = ANY (ARRAY['immediate'::text, 'within24Hours'::text, 'urgent'::text, 'routine'::text]))
  grant INSERT (age_band, approved_by_team, area_code, episode_id, from_team, id, legal_basis, onward, person_id, reference, sealed, sections, sent_at, service_id, share_until, status, to_team, type, urgency, version, withheld) to waymark_app
  grant SELECT to waymark_app
  grant UPDATE (approved_by_team, decided_at, decline_reason, ended_at, outcome, received_at, sent_at, share_until, status, version) to waymark_app;

table referral_assignee owner owner row security
  grant INSERT (assignee_account, id, referral_id) to waymark_app
  grant SELECT to waymark_app;

table referral_content owner owner row security
  check answer CHECK (answer = ANY (ARRAY['agrees'::text, 'disagrees'::text, 'noAnswer'::text]))
  check asked_or_why CHECK (
CASE
    WHEN asked THEN answer IS NOT NULL
    WHEN NOT asked THEN why_not_asked IS NOT NULL AND answer IS NULL
    ELSE asked_by IS NULL AND asked_at IS NULL AND scope IS NULL AND answer IS NULL AND why_not_asked IS NULL
END)
  check condition CHECK (condition = ANY (ARRAY['vitalInterests'::text, 'statutoryPurpose'::text, 'crimePrevention'::text, 'safeguarding'::text, 'healthOrSocialCare'::text, 'lawEnforcement'::text, 'onwardUse'::text]))
  check duty CHECK (duty = ANY (ARRAY['adultSupportAndProtection'::text, 'childrenScotland1995'::text, 'childrenAndYoungPeople2014'::text, 'housing1987'::text]))
  check needs CHECK (needs <@ ARRAY['mentalHealth'::text, 'familyMediation'::text, 'housing'::text, 'substance'::text, 'exploitationSupport'::text, 'domesticAbuse'::text, 'education'::text, 'carePlanChange'::text, 'carerSupport'::text, 'health'::text, 'money'::text, 'immigration'::text, 'advocacy'::text, 'mentor'::text, 'safetyEquipment'::text])
  check views CHECK (views = ANY (ARRAY['agrees'::text, 'disagrees'::text, 'notAsked'::text, 'refused'::text]))
  grant INSERT (answer, asked, asked_at, asked_by, condition, contact, do_not_tell_family, do_not_text, duty, episode_id, may_answer, needs, reason, referral_id, safe_times, safety, safety_version, scope, views, views_note, why_not_asked) to waymark_app
  grant SELECT to waymark_app;

table referral_line owner owner row security
  grant INSERT (line, referral_id) to waymark_app
  grant SELECT to waymark_app;

table referral_message owner owner row security
  check answers CHECK ((kind = 'answer'::text) = (about IS NOT NULL))
  check kind CHECK (kind = ANY (ARRAY['question'::text, 'answer'::text, 'waitingList'::text, 'declined'::text, 'notEngaged'::text, 'feedback'::text]))
  check says CHECK (text IS NOT NULL OR kind = 'declined'::text AND service_id IS NOT NULL)
  check says_how_often CHECK ((kind = 'notEngaged'::text) = (attempts IS NOT NULL))
  check says_when CHECK (kind <> 'waitingList'::text OR expected_on IS NOT NULL)
  grant INSERT (about, attempts, expected_on, id, kind, referral_id, service_id, text) to waymark_app
  grant SELECT to waymark_app;

table referral_outcome owner owner row security
  check need CHECK (need = ANY (ARRAY['mentalHealth'::text, 'familyMediation'::text, 'housing'::text, 'substance'::text, 'exploitationSupport'::text, 'domesticAbuse'::text, 'education'::text, 'carePlanChange'::text, 'carerSupport'::text, 'health'::text, 'money'::text, 'immigration'::text, 'advocacy'::text, 'mentor'::text, 'safetyEquipment'::text]))
  check outcome CHECK (outcome = ANY (ARRAY['needMet'::text, 'partlyMet'::text, 'declinedService'::text, 'unsuitable'::text, 'moved'::text, 'referredOn'::text, 'escalatedToProtection'::text, 'notEngaged'::text, 'unknown'::text]))
  grant INSERT (need, outcome, referral_id) to waymark_app
  grant SELECT to waymark_app;

table referral_session owner owner row security
  check mode CHECK (mode = ANY (ARRAY['inPerson'::text, 'phone'::text, 'video'::text]))
  check status CHECK (status = ANY (ARRAY['planned'::text, 'attended'::text, 'late'::text, 'didNotAttend'::text, 'cancelledByUs'::text, 'rescheduled'::text]))
  grant INSERT (episode_id, id, mode, planned_for, referral_id, status) to waymark_app
  grant SELECT to waymark_app
  grant UPDATE (note, status, why) to waymark_app;

table relay_channel owner owner row security;

table reporter_update owner owner row security
  check how CHECK (how = ANY (ARRAY['phone'::text, 'inPerson'::text, 'message'::text, 'notReached'::text]))
  check said CHECK (said = ANY (ARRAY['nothing'::text, 'safeAndWell'::text, 'whereabouts'::text]))
  grant INSERT (episode_id, how, id, message, said) to waymark_app
  grant SELECT to waymark_app;

table return_check owner owner row security
  check condition CHECK (condition = ANY (ARRAY['safeAndWell'::text, 'safeWithConcerns'::text, 'injured'::text, 'ill'::text, 'intoxicated'::text, 'distressed'::text, 'placeOfSafety'::text, 'inCustody'::text]))
  check harm CHECK (harm = ANY (ARRAY['yes'::text, 'no'::text, 'notKnown'::text]))
  check version CHECK (version > 0)
  grant INSERT (condition, episode_id, harm, note, seen_at, version) to waymark_app
  grant SELECT to waymark_app;

table return_discussion owner owner row security
  check chosen CHECK (chosen = ANY (ARRAY['police'::text, 'socialWork'::text, 'school'::text, 'charity'::text, 'trustedAdult'::text, 'other'::text]))
  check status CHECK (status = ANY (ARRAY['due'::text, 'offered'::text, 'arranged'::text, 'held'::text, 'declined'::text, 'notAppropriate'::text, 'noContact'::text]))
  grant INSERT (arrange_by, complete_by, episode_id, id, status, version) to waymark_app
  grant SELECT to waymark_app
  grant UPDATE (arranged_for, chosen, held_at, status, version) to waymark_app;

table return_discussion_assignee owner owner row security
  grant SELECT to waymark_app;

table return_discussion_record owner owner row security
  check mode CHECK (mode = ANY (ARRAY['inPerson'::text, 'phone'::text, 'video'::text]))
  check seen_alone CHECK (seen_alone = ANY (ARRAY['yes'::text, 'no'::text, 'notKnown'::text]))
  check version CHECK (version > 0)
  grant INSERT (episode_id, id, mode, own_words, return_discussion_id, seen_alone, version, workers_view, would_help) to waymark_app
  grant SELECT to waymark_app;

table return_discussion_refusal owner owner row security
  check outcome CHECK (outcome = ANY (ARRAY['declined'::text, 'notAppropriate'::text, 'noContact'::text]))
  check reason CHECK (reason = ANY (ARRAY['doesNotWant'::text, 'alreadySpokeToPolice'::text, 'distrust'::text, 'wantsOtherPerson'::text, 'tooUnwell'::text, 'asleepOrIntoxicated'::text, 'language'::text, 'parentRefused'::text, 'noContact'::text, 'leftArea'::text, 'missingAgain'::text, 'deceased'::text, 'other'::text]))
  check version CHECK (version > 0)
  grant INSERT (episode_id, id, note, outcome, reason, return_discussion_id, version) to waymark_app
  grant SELECT to waymark_app;

table return_report owner owner row security
  check version CHECK (version > 0)
  grant INSERT (episode_id, id, returned_at, text, version) to waymark_app
  grant SELECT to waymark_app;

table risk_assessment owner owner row security
  check kind CHECK (kind = ANY (ARRAY['assessment'::text, 'review'::text]))
  check level CHECK (level = ANY (ARRAY['high'::text, 'medium'::text, 'low'::text]))
  check version CHECK (version > 0)
  grant INSERT (episode_id, id, kind, level, rationale, version) to waymark_app
  grant SELECT to waymark_app;

table role_action owner owner row security
  grant SELECT to waymark_app
  grant SELECT to waymark_auth;

table role_basis owner owner row security;

table role_section owner owner row security
  check reach CHECK (reach = ANY (ARRAY['yes'::text, 'own'::text]));

table saved_view owner owner row security
  check list CHECK (list = ANY (ARRAY['board'::text, 'referrals'::text]))
  grant DELETE, SELECT to waymark_app
  grant INSERT (id, list, name, search, shared) to waymark_app;

table search_word owner owner row security
  check section CHECK (section = ANY (ARRAY['summary'::text, 'description'::text, 'care'::text, 'health'::text, 'enquiries'::text, 'returnDiscussion'::text, 'support'::text, 'plan'::text, 'whereabouts'::text]))
  check source CHECK (source = ANY (ARRAY['reference'::text, 'name'::text, 'knownAs'::text, 'dateOfBirth'::text, 'phone'::text, 'reporterPhone'::text, 'address'::text, 'lastSeenPlace'::text, 'foundPlace'::text]))
  grant SELECT to waymark_app;

table service owner owner row security
  check capacity CHECK (capacity = ANY (ARRAY['open'::text, 'waitingList'::text, 'full'::text]))
  check kind CHECK (kind = ANY (ARRAY['returnDiscussionService'::text, 'missingPeopleSupport'::text, 'exploitationService'::text, 'housingOptions'::text, 'familyMediation'::text, 'childrensSocialWork'::text, 'adultSocialWork'::text, 'adultSupportAndProtection'::text, 'camhs'::text, 'adultMentalHealth'::text, 'substance'::text, 'advocacy'::text, 'carerSupport'::text, 'school'::text, 'other'::text]))
  check waits CHECK (capacity <> 'waitingList'::text OR wait_weeks IS NOT NULL)
  grant INSERT (agency_id, ages_from, ages_to, areas, capacity, contact, eligibility, hours, id, kind, name, offers, receiving_team, valid_from, valid_to, version, wait_weeks) to waymark_app
  grant SELECT to waymark_app
  grant UPDATE (ages_from, ages_to, areas, capacity, contact, eligibility, hours, kind, name, offers, receiving_team, valid_from, valid_to, version, wait_weeks) to waymark_app;

table session owner owner row security
  grant INSERT (account_id, membership_id, token_hash) to waymark_auth
  grant SELECT to waymark_auth
  grant UPDATE (active_at, ended_at, membership_id) to waymark_auth;

table session_actor owner owner row security;

table share owner owner row security
  check condition CHECK (condition = ANY (ARRAY['vitalInterests'::text, 'statutoryPurpose'::text, 'crimePrevention'::text, 'safeguarding'::text, 'healthOrSocialCare'::text, 'lawEnforcement'::text, 'onwardUse'::text]))
  check duty CHECK (duty = ANY (ARRAY['adultSupportAndProtection'::text, 'childrenScotland1995'::text, 'childrenAndYoungPeople2014'::text, 'housing1987'::text]))
  check end_reason CHECK (end_reason = ANY (ARRAY['endDate'::text, 'episodeClosed'::text, 'consentWithdrawn'::text, 'foundWrong'::text, 'noLongerNeeded'::text, 'sharedInError'::text, 'asked'::text, 'workEnded'::text, 'restEnded'::text]))
  check legal_basis CHECK (legal_basis = ANY (ARRAY['consent'::text, 'legalObligation'::text, 'vitalInterests'::text, 'publicTask'::text, 'recognisedLegitimateInterest'::text, 'legitimateInterests'::text, 'lawEnforcement'::text]))
  check purpose CHECK (purpose = ANY (ARRAY['findPerson'::text, 'protectChild'::text, 'protectAdult'::text, 'returnAndSupport'::text, 'prevent'::text, 'crime'::text, 'referral'::text, 'notified'::text]))
  check receiver_basis CHECK (receiver_basis = ANY (ARRAY['consent'::text, 'legalObligation'::text, 'vitalInterests'::text, 'publicTask'::text, 'recognisedLegitimateInterest'::text, 'legitimateInterests'::text, 'lawEnforcement'::text]))
  check sections CHECK (sections <@ ARRAY['summary'::text, 'description'::text, 'care'::text, 'health'::text, 'enquiries'::text, 'returnDiscussion'::text, 'support'::text, 'plan'::text, 'whereabouts'::text])
  grant SELECT to waymark_app;

table share_change owner owner row security
  check kind CHECK (kind = ANY (ARRAY['given'::text, 'extended'::text, 'narrowed'::text]))
  check sections CHECK (sections <@ ARRAY['summary'::text, 'description'::text, 'care'::text, 'health'::text, 'enquiries'::text, 'returnDiscussion'::text, 'support'::text, 'plan'::text, 'whereabouts'::text]);

table share_consent owner owner row security
  check answer CHECK (answer = ANY (ARRAY['agrees'::text, 'disagrees'::text, 'noAnswer'::text]))
  check asked_or_why CHECK (
CASE
    WHEN asked THEN answer IS NOT NULL
    WHEN NOT asked THEN why_not_asked IS NOT NULL AND answer IS NULL
    ELSE asked_by IS NULL AND asked_at IS NULL AND scope IS NULL AND answer IS NULL AND why_not_asked IS NULL
END)
  check stance CHECK (stance = ANY (ARRAY['agrees'::text, 'disagrees'::text, 'notAsked'::text, 'refused'::text]))
  grant SELECT to waymark_app;

table share_urgent owner owner row security
  check outcome CHECK (outcome = ANY (ARRAY['right'::text, 'wrong'::text]))
  check outcome_when_reviewed CHECK ((outcome IS NULL) = (reviewed_at IS NULL))
  grant SELECT to waymark_app;

table sign_in_attempt owner owner row security
  grant DELETE, SELECT to waymark_auth
  grant INSERT (email_hash, succeeded) to waymark_auth;

table support_note owner owner row security
  check version CHECK (version > 0)
  grant INSERT (episode_id, id, shared_back, text, version) to waymark_app
  grant SELECT to waymark_app;

table task owner owner row security
  check kind CHECK (kind = ANY (ARRAY['acceptHandover'::text, 'riskReview'::text, 'confirmReport'::text, 'notMissingReview'::text, 'enquiry'::text, 'updateReporter'::text, 'returnCheck'::text, 'arrangeDiscussion'::text, 'completeDiscussion'::text, 'reofferDiscussion'::text, 'acknowledgeReferral'::text, 'decideReferral'::text, 'agreeReferral'::text, 'answerReferral'::text, 'reviewWaiting'::text, 'firstContact'::text, 'tellProgress'::text, 'confirmUnseal'::text, 'decideRestriction'::text, 'reviewBreakGlass'::text, 'answerQuestion'::text, 'answerAccess'::text, 'reviewShare'::text, 'reviewUrgentShare'::text, 'acknowledgeCorrection'::text, 'passOnCorrection'::text]))
  check of_one CHECK (num_nonnulls(episode_id, referral_id, question_id) = 1)
  check outcome CHECK (outcome = ANY (ARRAY['done'::text, 'dropped'::text]))
  check outcome_when_ended CHECK ((outcome IS NULL) = (ended_at IS NULL))
  check section CHECK (section = ANY (ARRAY['summary'::text, 'description'::text, 'care'::text, 'health'::text, 'enquiries'::text, 'returnDiscussion'::text, 'support'::text, 'plan'::text, 'whereabouts'::text]))
  grant INSERT (about, due_at, episode_id, id, kind, owner_account, owner_team, referral_id, section, started_at) to waymark_app
  grant SELECT to waymark_app
  grant UPDATE (due_at, ended_at, given_at, outcome, overdue_at, owner_account, owner_team) to waymark_app;

table team owner owner
  grant SELECT to waymark_app
  grant SELECT to waymark_auth;

table team_area owner owner
  grant SELECT to waymark_app
  grant SELECT to waymark_auth;

table whereabouts_allow_list owner owner row security;

-- sequences

sequence access_log_id_seq
  grant USAGE to waymark_app;

sequence audit_waiting_id_seq;

sequence event_id_seq
  grant USAGE to waymark_app;

sequence outbox_id_seq;

sequence search_word_id_seq;

sequence sign_in_attempt_id_seq
  grant USAGE to waymark_auth;

-- indexes

CREATE UNIQUE INDEX access_alert_account_id_about_day_key ON access_alert USING btree (account_id, about, day);

CREATE INDEX access_alert_agency_id_status_last_at_idx ON access_alert USING btree (agency_id, status, last_at);

CREATE UNIQUE INDEX access_alert_pkey ON access_alert USING btree (id);

CREATE UNIQUE INDEX access_alert_queue_pkey ON access_alert_queue USING btree (access_log_id);

CREATE INDEX access_alert_review_access_alert_id_idx ON access_alert_review USING btree (access_alert_id);

CREATE UNIQUE INDEX access_alert_review_pkey ON access_alert_review USING btree (id);

CREATE UNIQUE INDEX access_alert_threshold_pkey ON access_alert_threshold USING btree (name);

CREATE INDEX access_found_episode_id_idx ON access_found USING btree (episode_id);

CREATE INDEX access_found_person_id_idx ON access_found USING btree (person_id);

CREATE UNIQUE INDEX access_found_pkey ON access_found USING btree (request_id);

CREATE INDEX access_grant_because_of_idx ON access_grant USING btree (because_of);

CREATE INDEX access_grant_ending ON access_grant USING btree (until) WHERE ((ended_at IS NULL) AND (until IS NOT NULL));

CREATE INDEX access_grant_episode_id_team_id_idx ON access_grant USING btree (episode_id, team_id);

CREATE INDEX access_grant_person_id_team_id_idx ON access_grant USING btree (person_id, team_id);

CREATE UNIQUE INDEX access_grant_pkey ON access_grant USING btree (id);

CREATE INDEX access_grant_share_id_idx ON access_grant USING btree (share_id);

CREATE INDEX access_grant_status ON access_grant USING btree (team_id, status) WHERE open;

CREATE INDEX access_grant_worklist ON access_grant USING btree (team_id, reported_at DESC, episode_id DESC) INCLUDE (risk) WHERE open;

CREATE UNIQUE INDEX one_lead ON access_grant USING btree (episode_id) WHERE ((basis = 'lead'::text) AND (ended_at IS NULL) AND (until IS NULL));

CREATE INDEX access_log_account_id_at_idx ON access_log USING btree (account_id, at);

CREATE INDEX access_log_ids_idx ON access_log USING gin (ids);

CREATE UNIQUE INDEX access_log_pkey ON access_log USING btree (id);

CREATE INDEX access_log_team_id_id_idx ON access_log USING btree (team_id, id);

CREATE INDEX access_request_episode_id_idx ON access_request USING btree (episode_id);

CREATE UNIQUE INDEX access_request_pkey ON access_request USING btree (id);

CREATE INDEX access_request_recorded_by_recorded_at_idx ON access_request USING btree (recorded_by, recorded_at);

CREATE UNIQUE INDEX access_request_reference_key ON access_request USING btree (reference);

CREATE INDEX access_request_waits ON access_request USING btree (expires_at) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX account_email_key ON account USING btree (email);

CREATE UNIQUE INDEX account_pkey ON account USING btree (id);

CREATE UNIQUE INDEX agency_pkey ON agency USING btree (id);

CREATE INDEX agreement_agency_id_with_agency_idx ON agreement USING btree (agency_id, with_agency);

CREATE UNIQUE INDEX agreement_pkey ON agreement USING btree (id);

CREATE INDEX agreement_with_agency_idx ON agreement USING btree (with_agency);

CREATE UNIQUE INDEX area_pkey ON area USING btree (code);

CREATE UNIQUE INDEX audit_block_pkey ON audit_block USING btree (chain, number);

CREATE UNIQUE INDEX audit_sealer_pkey ON audit_sealer USING btree (one);

CREATE UNIQUE INDEX audit_waiting_pkey ON audit_waiting USING btree (id);

CREATE INDEX break_glass_episode_id_idx ON break_glass USING btree (episode_id);

CREATE INDEX break_glass_person_id_idx ON break_glass USING btree (person_id);

CREATE UNIQUE INDEX break_glass_pkey ON break_glass USING btree (id);

CREATE INDEX break_glass_recorded_team_recorded_at_idx ON break_glass USING btree (recorded_team, recorded_at);

CREATE UNIQUE INDEX break_glass_reference_key ON break_glass USING btree (reference);

CREATE UNIQUE INDEX break_glass_review_break_glass_id_side_key ON break_glass_review USING btree (break_glass_id, side);

CREATE INDEX break_glass_review_episode_id_idx ON break_glass_review USING btree (episode_id);

CREATE UNIQUE INDEX break_glass_review_pkey ON break_glass_review USING btree (id);

CREATE INDEX consent_withdrawal_episode_id_idx ON consent_withdrawal USING btree (episode_id);

CREATE UNIQUE INDEX consent_withdrawal_pkey ON consent_withdrawal USING btree (id);

CREATE INDEX correction_episode_id_idx ON correction USING btree (episode_id);

CREATE INDEX correction_person_id_idx ON correction USING btree (person_id);

CREATE UNIQUE INDEX correction_pkey ON correction USING btree (id);

CREATE INDEX correction_recipient_correction_id_idx ON correction_recipient USING btree (correction_id);

CREATE INDEX correction_recipient_episode_id_idx ON correction_recipient USING btree (episode_id);

CREATE INDEX correction_recipient_person_id_idx ON correction_recipient USING btree (person_id);

CREATE UNIQUE INDEX correction_recipient_pkey ON correction_recipient USING btree (id);

CREATE UNIQUE INDEX dead_letter_pkey ON dead_letter USING btree (id);

CREATE INDEX disclosure_episode_id_idx ON disclosure USING btree (episode_id);

CREATE INDEX disclosure_person_id_idx ON disclosure USING btree (person_id);

CREATE UNIQUE INDEX disclosure_pkey ON disclosure USING btree (id);

CREATE INDEX disclosure_recorded_team_recorded_at_idx ON disclosure USING btree (recorded_team, recorded_at);

CREATE UNIQUE INDEX draft_account_id_team_id_form_place_key ON draft USING btree (account_id, team_id, form, place);

CREATE INDEX draft_episode_id_idx ON draft USING btree (episode_id);

CREATE INDEX draft_person_id_idx ON draft USING btree (person_id);

CREATE UNIQUE INDEX draft_pkey ON draft USING btree (id);

CREATE INDEX enquiry_episode_id_idx ON enquiry USING btree (episode_id);

CREATE UNIQUE INDEX enquiry_pkey ON enquiry USING btree (id);

CREATE INDEX episode_assigned ON episode USING btree (assigned_to) WHERE (assigned_to IS NOT NULL);

CREATE INDEX episode_lead_team_idx ON episode USING btree (lead_team);

CREATE INDEX episode_person_id_idx ON episode USING btree (person_id);

CREATE UNIQUE INDEX episode_pkey ON episode USING btree (id);

CREATE UNIQUE INDEX episode_reference_key ON episode USING btree (reference);

CREATE UNIQUE INDEX episode_circumstances_pkey ON episode_circumstances USING btree (episode_id);

CREATE UNIQUE INDEX episode_closing_pkey ON episode_closing USING btree (episode_id);

CREATE UNIQUE INDEX episode_death_pkey ON episode_death USING btree (episode_id);

CREATE UNIQUE INDEX episode_reporter_pkey ON episode_reporter USING btree (episode_id);

CREATE UNIQUE INDEX event_pkey ON event USING btree (id);

CREATE INDEX event_subject_id_id_idx ON event USING btree (subject_id, id);

CREATE INDEX event_tx_idx ON event USING btree (tx);

CREATE INDEX exclusion_person_id_idx ON exclusion USING btree (person_id);

CREATE UNIQUE INDEX exclusion_pkey ON exclusion USING btree (account_id, person_id);

CREATE INDEX exclusion_order_account_id_idx ON exclusion_order USING btree (account_id);

CREATE UNIQUE INDEX exclusion_order_pkey ON exclusion_order USING btree (id);

CREATE UNIQUE INDEX found_place_pkey ON found_place USING btree (episode_id);

CREATE INDEX handover_episode_id_idx ON handover USING btree (episode_id);

CREATE UNIQUE INDEX handover_pkey ON handover USING btree (id);

CREATE UNIQUE INDEX one_handover ON handover USING btree (episode_id) WHERE (status = 'pushed'::text);

CREATE INDEX handover_turn_episode_id_idx ON handover_turn USING btree (episode_id);

CREATE INDEX handover_turn_handover_id_idx ON handover_turn USING btree (handover_id);

CREATE INDEX handover_turn_late ON handover_turn USING btree (due_at) WHERE (passed_at IS NULL);

CREATE UNIQUE INDEX handover_turn_pkey ON handover_turn USING btree (id);

CREATE UNIQUE INDEX idempotency_key_pkey ON idempotency_key USING btree (account_id, id);

CREATE INDEX information_episode_id_idx ON information USING btree (episode_id);

CREATE UNIQUE INDEX information_pkey ON information USING btree (id);

CREATE UNIQUE INDEX job_leader_pkey ON job_leader USING btree (id);

CREATE UNIQUE INDEX job_run_pkey ON job_run USING btree (name);

CREATE UNIQUE INDEX membership_account_id_team_id_role_key ON membership USING btree (account_id, team_id, role);

CREATE UNIQUE INDEX membership_pkey ON membership USING btree (id);

CREATE INDEX membership_team_id_idx ON membership USING btree (team_id);

CREATE UNIQUE INDEX notification_mark_pkey ON notification_mark USING btree (account_id, team_id);

CREATE INDEX outbox_event_id_idx ON outbox USING btree (event_id);

CREATE UNIQUE INDEX outbox_pkey ON outbox USING btree (id);

CREATE UNIQUE INDEX person_pkey ON person USING btree (id);

CREATE UNIQUE INDEX person_reference_key ON person USING btree (reference);

CREATE UNIQUE INDEX person_care_pkey ON person_care USING btree (person_id);

CREATE UNIQUE INDEX person_contact_pkey ON person_contact USING btree (person_id);

CREATE UNIQUE INDEX person_description_pkey ON person_description USING btree (person_id);

CREATE UNIQUE INDEX person_health_pkey ON person_health USING btree (person_id);

CREATE UNIQUE INDEX person_protection_pkey ON person_protection USING btree (person_id);

CREATE UNIQUE INDEX presence_pkey ON presence USING btree (episode_id, account_id, team_id);

CREATE INDEX protection_answers_idx ON protection USING btree (answers);

CREATE INDEX protection_episode_id_idx ON protection USING btree (episode_id);

CREATE INDEX protection_person_id_recorded_at_idx ON protection USING btree (person_id, recorded_at);

CREATE UNIQUE INDEX protection_pkey ON protection USING btree (id);

CREATE INDEX question_episode_id_idx ON question USING btree (episode_id);

CREATE INDEX question_from_team_recorded_at_idx ON question USING btree (from_team, recorded_at);

CREATE INDEX question_person_id_idx ON question USING btree (person_id);

CREATE UNIQUE INDEX question_pkey ON question USING btree (id);

CREATE UNIQUE INDEX question_reference_key ON question USING btree (reference);

CREATE INDEX question_to_team_recorded_at_idx ON question USING btree (to_team, recorded_at);

CREATE INDEX question_waits ON question USING btree (expires_at) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX question_words_pkey ON question_words USING btree (question_id);

CREATE UNIQUE INDEX reference_counter_pkey ON reference_counter USING btree (prefix, year);

CREATE INDEX referral_episode_id_idx ON referral USING btree (episode_id);

CREATE INDEX referral_from_team_status_idx ON referral USING btree (from_team, status);

CREATE INDEX referral_person_id_idx ON referral USING btree (person_id);

CREATE UNIQUE INDEX referral_pkey ON referral USING btree (id);

CREATE UNIQUE INDEX referral_reference_key ON referral USING btree (reference);

CREATE INDEX referral_to_team_status_idx ON referral USING btree (to_team, status);

CREATE UNIQUE INDEX referral_assignee_pkey ON referral_assignee USING btree (id);

CREATE INDEX referral_assignee_referral_id_recorded_at_idx ON referral_assignee USING btree (referral_id, recorded_at);

CREATE INDEX referral_content_episode_id_idx ON referral_content USING btree (episode_id);

CREATE UNIQUE INDEX referral_content_pkey ON referral_content USING btree (referral_id);

CREATE UNIQUE INDEX referral_line_pkey ON referral_line USING btree (referral_id);

CREATE UNIQUE INDEX referral_message_pkey ON referral_message USING btree (id);

CREATE INDEX referral_message_referral_id_recorded_at_idx ON referral_message USING btree (referral_id, recorded_at);

CREATE UNIQUE INDEX referral_outcome_pkey ON referral_outcome USING btree (referral_id, need);

CREATE INDEX referral_session_episode_id_idx ON referral_session USING btree (episode_id);

CREATE UNIQUE INDEX referral_session_pkey ON referral_session USING btree (id);

CREATE INDEX referral_session_referral_id_idx ON referral_session USING btree (referral_id);

CREATE UNIQUE INDEX relay_channel_pkey ON relay_channel USING btree (name);

CREATE INDEX reporter_update_episode_id_idx ON reporter_update USING btree (episode_id);

CREATE UNIQUE INDEX reporter_update_pkey ON reporter_update USING btree (id);

CREATE UNIQUE INDEX return_check_pkey ON return_check USING btree (episode_id);

CREATE INDEX return_discussion_episode_id_idx ON return_discussion USING btree (episode_id);

CREATE UNIQUE INDEX return_discussion_pkey ON return_discussion USING btree (id);

CREATE INDEX return_discussion_assignee_episode_id_idx ON return_discussion_assignee USING btree (episode_id);

CREATE UNIQUE INDEX return_discussion_assignee_pkey ON return_discussion_assignee USING btree (return_discussion_id);

CREATE INDEX return_discussion_record_episode_id_idx ON return_discussion_record USING btree (episode_id);

CREATE UNIQUE INDEX return_discussion_record_pkey ON return_discussion_record USING btree (id);

CREATE INDEX return_discussion_record_return_discussion_id_idx ON return_discussion_record USING btree (return_discussion_id);

CREATE INDEX return_discussion_refusal_episode_id_idx ON return_discussion_refusal USING btree (episode_id);

CREATE UNIQUE INDEX return_discussion_refusal_pkey ON return_discussion_refusal USING btree (id);

CREATE INDEX return_discussion_refusal_return_discussion_id_idx ON return_discussion_refusal USING btree (return_discussion_id);

CREATE INDEX return_report_episode_id_idx ON return_report USING btree (episode_id);

CREATE UNIQUE INDEX return_report_pkey ON return_report USING btree (id);

CREATE INDEX risk_assessment_episode_id_idx ON risk_assessment USING btree (episode_id);

CREATE UNIQUE INDEX risk_assessment_pkey ON risk_assessment USING btree (id);

CREATE INDEX role_action_action_idx ON role_action USING btree (action);

CREATE UNIQUE INDEX role_action_pkey ON role_action USING btree (role, action, basis);

CREATE UNIQUE INDEX role_basis_pkey ON role_basis USING btree (role, basis);

CREATE UNIQUE INDEX role_section_pkey ON role_section USING btree (role, section);

CREATE UNIQUE INDEX saved_view_pkey ON saved_view USING btree (id);

CREATE INDEX saved_view_team_id_idx ON saved_view USING btree (team_id);

CREATE INDEX search_word_alike ON search_word USING gin (word gin_trgm_ops) WHERE (source = ANY (ARRAY['name'::text, 'knownAs'::text]));

CREATE INDEX search_word_episode_id_source_idx ON search_word USING btree (episode_id, source);

CREATE INDEX search_word_person_id_source_idx ON search_word USING btree (person_id, source);

CREATE INDEX search_word_person_id_word_idx ON search_word USING btree (person_id, word);

CREATE UNIQUE INDEX search_word_pkey ON search_word USING btree (id);

CREATE INDEX search_word_sound ON search_word USING btree (dmetaphone(word)) WHERE (source = ANY (ARRAY['name'::text, 'knownAs'::text]));

CREATE INDEX search_word_word_idx ON search_word USING btree (word);

CREATE INDEX service_agency_id_idx ON service USING btree (agency_id);

CREATE UNIQUE INDEX service_pkey ON service USING btree (id);

CREATE INDEX service_receiving_team_idx ON service USING btree (receiving_team);

CREATE INDEX session_account_id_idx ON session USING btree (account_id);

CREATE INDEX session_active_at_idx ON session USING btree (active_at);

CREATE INDEX session_membership_id_idx ON session USING btree (membership_id);

CREATE UNIQUE INDEX session_pkey ON session USING btree (id);

CREATE UNIQUE INDEX session_token_hash_key ON session USING btree (token_hash);

CREATE INDEX session_actor_account_id_idx ON session_actor USING btree (account_id);

CREATE UNIQUE INDEX session_actor_pkey ON session_actor USING btree (token_hash);

CREATE UNIQUE INDEX session_actor_session_id_key ON session_actor USING btree (session_id);

CREATE INDEX share_agreement_id_idx ON share USING btree (agreement_id);

CREATE INDEX share_begins ON share USING btree (begins_at) WHERE ((begins_at IS NOT NULL) AND (begun_at IS NULL) AND (ended_at IS NULL));

CREATE INDEX share_ended ON share USING btree (to_team, ended_at DESC) WHERE (ended_at IS NOT NULL);

CREATE INDEX share_episode_id_idx ON share USING btree (episode_id);

CREATE INDEX share_given_by_team_from_at_idx ON share USING btree (given_by_team, from_at);

CREATE UNIQUE INDEX share_pkey ON share USING btree (id);

CREATE INDEX share_referral_id_idx ON share USING btree (referral_id);

CREATE INDEX share_change_episode_id_idx ON share_change USING btree (episode_id);

CREATE UNIQUE INDEX share_change_pkey ON share_change USING btree (id);

CREATE INDEX share_change_share_id_idx ON share_change USING btree (share_id);

CREATE INDEX share_consent_episode_id_idx ON share_consent USING btree (episode_id);

CREATE UNIQUE INDEX share_consent_pkey ON share_consent USING btree (share_id);

CREATE INDEX share_urgent_episode_id_idx ON share_urgent USING btree (episode_id);

CREATE UNIQUE INDEX share_urgent_pkey ON share_urgent USING btree (share_id);

CREATE INDEX sign_in_attempt_email_hash_at_idx ON sign_in_attempt USING btree (email_hash, at);

CREATE UNIQUE INDEX sign_in_attempt_pkey ON sign_in_attempt USING btree (id);

CREATE INDEX support_note_episode_id_idx ON support_note USING btree (episode_id);

CREATE UNIQUE INDEX support_note_pkey ON support_note USING btree (id);

CREATE UNIQUE INDEX one_deadline ON task USING btree (COALESCE(episode_id, referral_id, question_id), kind, COALESCE(about, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE (ended_at IS NULL);

CREATE INDEX task_by ON task USING btree (recorded_by) WHERE (ended_at IS NULL);

CREATE INDEX task_episode_id_idx ON task USING btree (episode_id);

CREATE INDEX task_late ON task USING btree (due_at) WHERE ((ended_at IS NULL) AND (overdue_at IS NULL));

CREATE INDEX task_open_of_episode ON task USING btree (episode_id) WHERE ((ended_at IS NULL) AND (episode_id IS NOT NULL));

CREATE INDEX task_open_of_referral ON task USING btree (referral_id) WHERE ((ended_at IS NULL) AND (referral_id IS NOT NULL));

CREATE UNIQUE INDEX task_pkey ON task USING btree (id);

CREATE INDEX task_question_id_idx ON task USING btree (question_id);

CREATE INDEX task_referral_id_idx ON task USING btree (referral_id);

CREATE INDEX task_waiting ON task USING btree (owner_team, due_at) WHERE (ended_at IS NULL);

CREATE INDEX team_agency_id_idx ON team USING btree (agency_id);

CREATE UNIQUE INDEX team_pkey ON team USING btree (id);

CREATE INDEX team_area_area_code_idx ON team_area USING btree (area_code);

CREATE UNIQUE INDEX team_area_pkey ON team_area USING btree (team_id, area_code);

CREATE INDEX whereabouts_allow_list_person_id_idx ON whereabouts_allow_list USING btree (person_id);

CREATE UNIQUE INDEX whereabouts_allow_list_pkey ON whereabouts_allow_list USING btree (account_id, person_id);

-- types

type app.actor as (
  account_id uuid,
  team_id uuid,
  agency_id uuid,
  role text,
  bases text[],
  sealed_bases text[],
  sections text[],
  own_sections text[],
  own_team uuid,
  allow_list uuid[],
  excluded bigint[],
  moment bigint,
  now timestamp with time zone,
  view_episode uuid,
  view_sections text[],
  view_basis text,
  view_sealed boolean);

-- views

view public.draft_subject owner owner with security_invoker=true
  grant SELECT to waymark_app as
 SELECT f.form,
    w.question_id AS id
   FROM question_words w
     CROSS JOIN unnest(ARRAY['questionAnswer'::text, 'questionRefusal'::text]) f(form)
UNION ALL
 SELECT 'referralStep'::text AS form,
    r.id
   FROM referral r
UNION ALL
 SELECT 'openingReview'::text AS form,
    b.id
   FROM break_glass b
UNION ALL
 SELECT 'exclusionEnd'::text AS form,
    o.id
   FROM exclusion_order o
UNION ALL
 SELECT 'accessAlertReview'::text AS form,
    a.id
   FROM app.readable_alerts() a(id)
UNION ALL
 SELECT f.form,
    a.person_id AS id
   FROM my_access a
     CROSS JOIN unnest(ARRAY['report'::text, 'notify'::text]) f(form)
  WHERE a.basis <> 'retained'::text
UNION ALL
 SELECT f.form,
    m.id
   FROM app.matched_people() m(id)
     CROSS JOIN unnest(ARRAY['report'::text, 'notify'::text]) f(form);

view public.live_grant owner owner with security_barrier=true
  grant SELECT to waymark_app as
 SELECT g.id,
    g.episode_id,
    g.person_id,
    g.team_id,
    g.account_id,
    g.sections,
    g.basis,
    g.share_id,
    g.because_of,
    g.from_at,
    g.until,
    g.ended_at,
    g.sealed,
    g.withheld,
    g.open,
    g.risk,
    g.status,
    g.reported_at,
    g.last_seen_at,
    g.area_code,
    g.review_due,
    me.actor
   FROM ( SELECT ( SELECT app.actor() AS actor) AS actor
         OFFSET 0) me
     JOIN access_grant g ON g.team_id = (me.actor).team_id
  WHERE (g.account_id IS NULL OR g.account_id = (me.actor).account_id) AND g.from_at <= (me.actor).now AND (g.until IS NULL OR g.until > (me.actor).now) AND (uuid_hash_extended(g.person_id, (me.actor).moment) <> ALL ((me.actor).excluded)) AND (g.basis = ANY ((me.actor).bases)) AND (NOT g.sealed OR (g.basis = ANY ((me.actor).sealed_bases)));

view public.my_access owner owner with security_invoker=true
  grant SELECT to waymark_app as
 SELECT id,
    episode_id,
    person_id,
    team_id,
    account_id,
    share_id,
    status,
    withheld,
    basis,
    (actor).role AS role,
    (actor).own_team AS own_team,
    open,
    risk,
    reported_at,
    last_seen_at,
    area_code,
    review_due,
    until,
    sections AS granted,
    (actor).sections AS readable,
        CASE
            WHEN (actor).view_sections IS NULL THEN sections
            ELSE ARRAY( SELECT unnest(g.sections) AS unnest
            INTERSECT
             SELECT unnest((g.actor).view_sections) AS unnest)
        END AS opened,
    ('summary'::text = ANY (sections)) AND ('summary'::text = ANY ((actor).sections)) AS summary,
    ('description'::text = ANY (sections)) AND ('description'::text = ANY ((actor).sections)) AS description,
    ('care'::text = ANY (sections)) AND ('care'::text = ANY ((actor).sections)) AS care,
    ('health'::text = ANY (sections)) AND ('health'::text = ANY ((actor).sections)) AS health,
    ('enquiries'::text = ANY (sections)) AND ('enquiries'::text = ANY ((actor).sections)) AS enquiries,
    ('returnDiscussion'::text = ANY (sections)) AND ('returnDiscussion'::text = ANY ((actor).sections)) AS return_discussion,
    ('support'::text = ANY (sections)) AND ('support'::text = ANY ((actor).sections)) AS support,
    ('plan'::text = ANY (sections)) AND ('plan'::text = ANY ((actor).sections)) AS plan,
    ('whereabouts'::text = ANY (sections)) AND ('whereabouts'::text = ANY ((actor).sections)) AND may_know_whereabouts AS whereabouts,
        CASE
            WHEN 'summary'::text = ANY ((actor).own_sections) THEN (actor).own_team
            ELSE NULL::uuid
        END AS own_summary,
        CASE
            WHEN 'description'::text = ANY ((actor).own_sections) THEN (actor).own_team
            ELSE NULL::uuid
        END AS own_description,
        CASE
            WHEN 'care'::text = ANY ((actor).own_sections) THEN (actor).own_team
            ELSE NULL::uuid
        END AS own_care,
        CASE
            WHEN 'health'::text = ANY ((actor).own_sections) THEN (actor).own_team
            ELSE NULL::uuid
        END AS own_health,
        CASE
            WHEN 'enquiries'::text = ANY ((actor).own_sections) THEN (actor).own_team
            ELSE NULL::uuid
        END AS own_enquiries,
        CASE
            WHEN 'returnDiscussion'::text = ANY ((actor).own_sections) THEN (actor).own_team
            ELSE NULL::uuid
        END AS own_return_discussion,
        CASE
            WHEN 'support'::text = ANY ((actor).own_sections) THEN (actor).own_team
            ELSE NULL::uuid
        END AS own_support,
        CASE
            WHEN 'plan'::text = ANY ((actor).own_sections) THEN (actor).own_team
            ELSE NULL::uuid
        END AS own_plan,
        CASE
            WHEN ('whereabouts'::text = ANY ((actor).own_sections)) AND may_know_whereabouts THEN (actor).own_team
            ELSE NULL::uuid
        END AS own_whereabouts,
    basis <> ALL (ARRAY['retained'::text, 'break-glass'::text]) AS writes,
    basis = ANY (ARRAY['lead'::text, 'national'::text]) AS leads,
    basis = ANY (ARRAY['lead'::text, 'area'::text, 'placing'::text, 'national'::text]) AS sees_all_grants,
    may_know_whereabouts,
        CASE
            WHEN NOT may_know_whereabouts AND ((actor).view_episode IS NOT NULL OR NOT (EXISTS ( SELECT
               FROM live_grant k
              WHERE k.episode_id = g.episode_id AND k.basis = 'lead'::text))) THEN COALESCE((actor).own_team, '00000000-0000-0000-0000-000000000000'::uuid) || app.teams_before_find(episode_id)
            ELSE NULL::uuid[]
        END AS known_teams
   FROM ( SELECT l.id,
            l.episode_id,
            l.person_id,
            l.team_id,
            l.account_id,
            l.share_id,
            l.sections,
            l.actor,
            e.basis,
            l.open,
            l.status,
            l.risk,
            l.reported_at,
            l.last_seen_at,
            l.area_code,
            l.review_due,
            l.until,
            l.withheld,
            NOT l.withheld OR e.basis = 'lead'::text OR (l.person_id = ANY ((l.actor).allow_list)) AS may_know_whereabouts
           FROM live_grant l
             CROSS JOIN LATERAL ( SELECT
                        CASE
                            WHEN (l.actor).view_basis IS NULL OR (l.basis = ANY (ARRAY['retained'::text, 'break-glass'::text])) THEN l.basis
                            WHEN l.basis = ANY (ARRAY['lead'::text, 'national'::text]) THEN (l.actor).view_basis
                            ELSE 'share'::text
                        END AS basis) e
          WHERE (l.actor).view_episode IS NULL OR l.episode_id = (l.actor).view_episode AND (NOT l.sealed OR (l.actor).view_sealed)) g;

view public.my_grant owner owner with security_invoker=true as
 SELECT id,
    episode_id,
    person_id,
    team_id,
    account_id,
    sections,
    basis,
    share_id,
    because_of,
    from_at,
    until,
    ended_at,
    sealed,
    withheld,
    open,
    risk,
    status,
    reported_at,
    last_seen_at,
    area_code,
    review_due,
    actor
   FROM live_grant
  WHERE (actor).view_episode IS NULL;

view public.readable_record owner owner with security_invoker=true
  grant SELECT to waymark_app as
 SELECT 'description'::text AS section,
    information.id
   FROM information
UNION ALL
 SELECT 'description'::text AS section,
    risk_assessment.id
   FROM risk_assessment
UNION ALL
 SELECT 'health'::text AS section,
    return_check.episode_id AS id
   FROM return_check
UNION ALL
 SELECT 'returnDiscussion'::text AS section,
    return_discussion_record.id
   FROM return_discussion_record
UNION ALL
 SELECT 'returnDiscussion'::text AS section,
    return_discussion_refusal.id
   FROM return_discussion_refusal
UNION ALL
 SELECT 'support'::text AS section,
    support_note.id
   FROM support_note
UNION ALL
 SELECT 'whereabouts'::text AS section,
    found_place.episode_id AS id
   FROM found_place
UNION ALL
 SELECT 'whereabouts'::text AS section,
    return_report.id
   FROM return_report;

view public.referral_with_words owner owner with security_invoker=true
  grant SELECT to waymark_app as
 SELECT id,
    episode_id,
    from_team,
    to_team,
    status
   FROM referral r
  WHERE NOT withheld OR (person_id = ANY ((( SELECT app.allow_listed() AS allow_listed))::uuid[])) OR (EXISTS ( SELECT
           FROM my_access a
          WHERE a.episode_id = r.episode_id AND a.basis = 'lead'::text
         OFFSET 0));

-- functions

CREATE OR REPLACE FUNCTION app.accept_handover(of_handover uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  h handover;
  e episode;
  everything constant text[] := array['summary', 'description', 'care', 'health', 'enquiries', 'returnDiscussion',
      'support', 'plan', 'whereabouts'];
  of_area constant text[] := array['summary', 'description', 'care', 'health', 'enquiries', 'plan', 'whereabouts'];
begin
  select * into h from handover where id = of_handover and status = 'pushed' for update;
  if h.id is null or h.to_team is distinct from app.team_id()
    or not exists (select from handover_turn
        where handover_id = h.id and asked_account = app.account_id() and passed_at is null)
    or not app.may_take(h.episode_id, h.to_team, app.account_id()) then return false; end if;
  select * into e from episode where id = h.episode_id for update;
  update handover_turn set seen_at = coalesce(seen_at, app.now())
    where handover_id = h.id and asked_account = app.account_id() and passed_at is null;
  update handover set status = 'accepted', accepted_by = app.account_id(), accepted_at = app.now() where id = h.id;
  update task set ended_at = app.now(), outcome = 'done'
    where kind = 'acceptHandover' and about = h.id and ended_at is null;
  perform app.end_turns(h.id);
  update episode set assigned_to = app.account_id(), lead_team = h.to_team, version = version + 1 where id = e.id;
  if h.to_team <> e.lead_team then
    update access_grant set until = app.now(), ended_at = app.now()
      where episode_id = e.id and basis = 'lead' and (until is null or until > app.now());
    perform app.add_grant(e.id, h.to_team, 'lead', everything);
    if exists (select from team_area where team_id = e.lead_team and area_code = e.area_code) then
      if not exists (select from access_grant
          where episode_id = e.id and team_id = e.lead_team and basis = 'area' and because_of is null
        and (until is null or until > app.now())) then
        perform app.add_grant(e.id, e.lead_team, 'area', of_area);
      end if;
    else
      perform app.add_grant(e.id, e.lead_team, 'retained', '{}');
    end if;
    -- what the leading division sees of the person's earlier episodes goes with the lead
    update access_grant set until = app.now()
      where because_of = e.id and episode_id <> e.id and (until is null or until > app.now());
    perform app.add_grant(x.id, h.to_team, 'area', of_area, null, null, e.id) from episode x
      where x.person_id = e.person_id and x.id <> e.id
      and not exists (select from access_grant s
          where s.episode_id = x.id and s.team_id = h.to_team and s.basis in ('lead', 'area')
        and (s.until is null or s.until > app.now()));
    update task set owner_team = h.to_team, owner_account = null, given_at = app.now()
      where episode_id = e.id and ended_at is null and owner_team = e.lead_team;
    -- what the former lead offered and nobody decided yet rests on the new one
    insert into event (kind, subject, subject_id) select 'referral.approved', 'referral', id from referral
      where episode_id = e.id and coalesce(approved_by_team, from_team) = e.lead_team
        and status in ('sent', 'received', 'moreInfoAsked', 'waitingList');
    update referral set approved_by_team = h.to_team
      where episode_id = e.id and coalesce(approved_by_team, from_team) = e.lead_team
      and status in ('sent', 'received', 'moreInfoAsked', 'waitingList');
  end if;
  return true;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.accept_referral(of_referral uuid, new_share uuid)
 RETURNS text[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare r referral; opened text[]; rests_until timestamptz; -- no longer than what it rests on
begin
  select * into r from referral where id = of_referral for update;
  if r.id is null or r.to_team is distinct
    from app.team_id() or r.status not in ('sent', 'received', 'moreInfoAsked', 'waitingList')
    or not app.may('referral.decide')
    or r.person_id = any (app.excluded_persons())
      or (r.sealed and not exists (select from my_grant l where l.episode_id = r.episode_id))
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if r.share_until <= app.now() then raise exception 'its last day has passed' using errcode = 'WMDAY'; end if;
  select coalesce(array_agg(p.section), '{}'), min(p.until) into opened, rests_until
  from app.may_pass_on(r.episode_id, coalesce(r.approved_by_team, r.from_team), app.sender_of(r.id)) p
    where p.section = any (r.sections);
  if not 'summary' = any (opened) then return '{}'; end if; -- the sender may no longer pass it on
  if app.consent_gone(r.id, coalesce(r.approved_by_team, r.from_team), opened) then return '{}'; end if;
  rests_until := least(rests_until,
      nullif(app.agreed_until(coalesce(r.approved_by_team, r.from_team), r.to_team, 'referral', opened), 'infinity'));
  insert into share (id, episode_id, referral_id, to_team, given_by_team, sections, purpose, legal_basis, onward,
      until, review_at)
  values (new_share, r.episode_id, r.id, r.to_team, coalesce(r.approved_by_team, r.from_team), opened, 'referral',
      r.legal_basis, r.onward, least(r.share_until, rests_until),
    app.review_before(least(r.share_until, rests_until)));
  perform app.begin_review(new_share);
  perform app.add_grant(r.episode_id, r.to_team, 'share', opened, new_share, least(r.share_until, rests_until));
  update referral set status = 'accepted' where id = r.id;
  return opened;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.access_tries()
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select 10
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.account_id()
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin return (app.actor()).account_id; end
$function$
owner owner
grant execute to waymark_app
grant execute to waymark_auth
grant execute to waymark_jobs
grant execute to waymark_relay;

CREATE OR REPLACE FUNCTION app.acknowledge_correction(of_recipient uuid, of_episode uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare t task;
begin
  select * into t from task where about = of_recipient and episode_id = of_episode
    and kind in ('acknowledgeCorrection', 'passOnCorrection') order by ended_at nulls first limit 1 for update;
  if t.id is null or t.owner_team is distinct from app.team_id()
    or not exists (select from my_grant s
        where s.episode_id = of_episode and s.basis not in ('retained', 'break-glass'))
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if t.ended_at is not null then return false; end if;
  update correction_recipient set acknowledged_at = app.now(), acknowledged_by = app.account_id(),
    acknowledged_team = app.team_id() where id = of_recipient;
  update task set ended_at = app.now(), outcome = 'done' where id = t.id;
  return true;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.actor()
 RETURNS app.actor
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select s.account_id, s.team_id, s.agency_id, s.role, s.bases, s.sealed_bases,
    case when v.view is null then s.sections else array(
      select unnest(s.sections) intersect select jsonb_array_elements_text(v.view -> 'sections')
      intersect select r.section from role_section r where r.role = v.view ->> 'role' and r.reach = 'yes') end,
    case when v.view is null then s.own_sections else '{}' end,
    case when v.view is null then s.team_id end,
    case when v.view is null then s.allow_list else '{}' end,
    app.exclusion_marks(s.excluded, s.mask, app.moment()), app.moment(), app.now(),
    case when v.view is not null
      then coalesce(v.view ->> 'episode', '00000000-0000-0000-0000-000000000000')::uuid end,
    case when v.view is not null then array(select jsonb_array_elements_text(v.view -> 'sections')) end,
    case when v.view is null then null when v.view ->> 'basis' in ('area', 'placing', 'individual')
      then v.view ->> 'basis' else 'share' end,
    coalesce((v.view ->> 'account')::boolean, false)
  from session_actor s
    cross join (select nullif(current_setting('app.view_as', true), '')::jsonb as view offset 0) v
  where s.token_hash = sha256(convert_to(nullif(current_setting('app.token', true), ''), 'UTF8'))
    and s.active_at > now() - interval '15 minutes' and s.ends_at > now()
$function$
owner owner
grant execute to waymark_app
grant execute to waymark_auth
grant execute to waymark_jobs
grant execute to waymark_relay;

CREATE OR REPLACE FUNCTION app.add_grant(of_episode uuid, to_team uuid, why text, opened text[], of_share uuid DEFAULT NULL::uuid, until_at timestamp with time zone DEFAULT NULL::timestamp with time zone, because uuid DEFAULT NULL::uuid, to_account uuid DEFAULT NULL::uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  insert into access_grant (episode_id, person_id, team_id, account_id, sections, basis, share_id, because_of, until,
      sealed, withheld, open, risk, status, reported_at)
  select e.id, e.person_id, to_team, to_account, opened, why, of_share, because, until_at, coalesce(g.sealed, false),
    coalesce(g.whereabouts, 'full') <> 'full',
    e.status in ('reported', 'missing', 'located', 'afterReturn'), e.risk, e.status, e.reported_at
  from episode e left join person_protection g on g.person_id = e.person_id where e.id = of_episode
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.address_words(typed text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select app.words(typed)
    || coalesce((select array_agg(p[1] || p[2])
        from regexp_matches(app.fold(typed), '\m([a-z]{1,2}[0-9][0-9a-z]?) ([0-9][a-z]{2})\M', 'g') p), '{}')
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.agency_disclosures(wanted jsonb, most integer, skipped integer)
 RETURNS TABLE(reference text, id text, kind text, at timestamp with time zone, last_at timestamp with time zone, times integer, person_id uuid, episode_id uuid, from_team uuid, by_account uuid, to_team uuid, how text, sections text[], bases text[], legal_basis text, reason text, receiver_basis text, condition text, agreed boolean, agreement text, count integer, cut boolean, withheld boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
#variable_conflict use_column
declare
  ours uuid := (select t.agency_id from team t where t.id = app.team_id());
  begins timestamptz := (wanted ->> 'from')::timestamptz;
  ends timestamptz := (wanted ->> 'to')::timestamptz;
begin
  if not app.may('audit.read') then raise exception 'not allowed' using errcode = '42501'; end if;
  return query
  with teams as materialized (select t.id from team t where t.agency_id = ours),
  looked as materialized (
    select c.* from (select distinct m.account_id from membership m where m.team_id in (select id from teams)) a
      cross join lateral (select c.id, c.at, c.account_id, c.team_id, c.ids[1] as of_id, c.sections, c.bases
          from access_log c
        where c.account_id = a.account_id and c.at >= begins and c.at < ends and c.outcome = 'shown'
          and cardinality(c.ids) = 1 and cardinality(c.sections) > 0 order by c.at desc limit 20001) c
    where c.team_id in (select id from teams) limit 20001),
  seen as (
    select l.*, e.person_id, e.id as episode_id, e.lead_team
      from looked l join episode e on e.id = l.of_id join team t on t.id = e.lead_team where t.agency_id <> ours
    union all
    select l.*, p.id, null, null from looked l join person p on p.id = l.of_id
    where not exists (select from episode e join team t on t.id = e.lead_team
        where e.person_id = p.id and t.agency_id = ours)),
  every as (
    select min(s.id)::text as id, 'view' as kind, min(s.at) as at, max(s.at) as last_at,
      count(distinct s.id)::int as times, s.person_id, s.episode_id, s.lead_team as from_team,
      s.account_id as by_account,
      s.team_id as to_team, null::text as how, array_agg(distinct section) as sections,
        coalesce(array_agg(distinct why) filter (where why is not null), '{}') as bases, null::text as legal_basis,
        null::text as reason, null::text as receiver_basis, null::text as condition, null::boolean as agreed,
        null::text as agreement
    from seen s cross join lateral unnest(s.sections) section left join lateral unnest(s.bases) why on true
    group by s.person_id, s.episode_id, s.lead_team, s.team_id, s.account_id,
      (s.at at time zone 'Europe/London')::date
    union all
    select q.id || ' answer', 'answer', q.ended_at, q.ended_at, 1, q.person_id, q.episode_id, q.to_team, q.ended_by,
      q.from_team, null, '{}', '{}', null, 'question', null, null, null, null
    from question q join team o on o.id = q.from_team
      where q.to_team in (select id from teams) and q.status = 'answered' and o.agency_id <> ours
    union all
    select d.id::text, d.kind, d.disclosed_at, d.disclosed_at, 1, d.person_id, d.episode_id, d.recorded_team,
      d.recorded_by, d.to_team, d.how, d.sections, '{}', d.legal_basis, null, null, null, null, null
    from disclosure d where d.recorded_team in (select id from teams) and d.recorded_at >= begins
    union all
    select case when x.kind = 'shareChanged' then x.id::text
      else h.id || ' ' || x.kind end, x.kind, x.at, x.at, 1, e.person_id, h.episode_id, h.given_by_team, case
      when x.by_team in (select id from teams)
      then x.by_account end, h.to_team, null, x.sections, '{}', h.legal_basis,
      x.reason, h.receiver_basis, h.condition, h.agreement_id is not null, a.title
    from share h join episode e on e.id = h.episode_id left join agreement a on a.id = h.agreement_id
      cross join lateral (
        select c.id, case when c.kind <> 'given' then 'shareChanged' when h.referral_id is null then 'share'
          else 'referral' end as kind, c.recorded_at as at, case c.kind when 'given' then h.purpose
          else 'share.' || c.kind end as reason, c.sections,
          c.recorded_by as by_account, c.recorded_team as by_team from share_change c where c.share_id = h.id
        union all select null, 'shareEnded', h.ended_at, h.end_reason, h.sections, null, null
          where h.ended_at is not null) x
    where h.given_by_team in (select id from teams)
    union all
    select r.id || ' preview', 'preview', r.sent_at, r.sent_at, 1, r.person_id, r.episode_id, r.from_team,
      r.recorded_by, r.to_team, null, '{}', '{}', r.legal_basis, null, null, null, null, null
    from referral r where r.from_team in (select id from teams) and r.sent_at is not null),
  chosen as (
    select y.*, w.of_to, w.of_from
      from every y left join team g on g.id = y.to_team left join agency ga on ga.id = g.agency_id
      left join person_protection pg on pg.person_id = y.person_id and pg.whereabouts <> 'full'
      cross join lateral (select case when pg.person_id is null then false
          else app.names_a_place(y.person_id, y.episode_id, y.to_team, y.last_at) end as of_to,
        case when pg.person_id is null then false
          else app.names_a_place(y.person_id, y.episode_id, y.from_team, y.last_at) end as of_from) w
    where y.last_at >= begins and y.at < ends and y.person_id <> all (app.excluded_persons())
      and y.kind = coalesce(wanted ->> 'kind', y.kind)
      and (wanted ->> 'section' is null or wanted ->> 'section' = any (y.sections))
        and (wanted ->> 'agency' is null or (ga.name = wanted ->> 'agency' and not w.of_to)))
  select case when k.known then (select e.reference from episode e where e.id = c.episode_id) end, c.id, c.kind, c.at,
    c.last_at, c.times, case when k.known then c.person_id end, case when k.known then c.episode_id end, case
    when not c.of_from then c.from_team end, c.by_account, case
    when not c.of_to then c.to_team end, c.how, c.sections, c.bases, c.legal_basis, case
    when not (c.of_to or c.of_from) then c.reason end,
    c.receiver_basis, c.condition, c.agreed, case when not (c.of_to or c.of_from) then c.agreement end,
    count(*) over ()::int, (select count(*) > 20000 from looked), c.of_to or c.of_from
  from chosen c cross join lateral (select c.kind <> 'answer' or app.agency_knows(ours, c.episode_id) as known) k
    order by c.last_at desc, c.id limit most offset skipped;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.agency_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select (app.actor()).agency_id
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.agency_knows(agency uuid, of_record uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from access_grant s join team t on t.id = s.team_id
      where t.agency_id = agency and s.from_at <= app.now() and s.episode_id = of_record)
    or exists (select from access_grant s join team t on t.id = s.team_id
        where t.agency_id = agency and s.from_at <= app.now() and s.person_id = of_record)
    or exists (select from referral r join team t on t.id = any (array[r.from_team, r.to_team])
        where r.id = of_record and r.sent_at is not null and t.agency_id = agency)
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.agreed_until(giver uuid, receiver uuid, wanted_purpose text, wanted text[])
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select case when exists (select from team g join team r using (agency_id) where g.id = giver and r.id = receiver)
    then 'infinity'
    else (select coalesce(a.until, 'infinity') from agreement a
        where a.id = app.agreement_for(giver, receiver, wanted_purpose, wanted)) end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.agreement_ended()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin perform app.look_over_shares(new.id); return null; end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.agreement_for(giver uuid, receiver uuid, wanted_purpose text, wanted text[])
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select a.id from team g cross join team r
    join agreement a on a.agency_id = g.agency_id and a.with_agency = r.agency_id
  where g.id = giver and r.id = receiver and wanted_purpose = any (a.purposes) and wanted <@ a.sections
    and a.ended_at is null and a.from_at <= app.now() and (a.until is null or a.until > app.now())
      order by a.until desc nulls first, a.from_at, a.id limit 1
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.allow_list_accounts(of_person uuid)
 RETURNS TABLE(account_id uuid, name text, added_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select a.id, a.name, l.added_at from whereabouts_allow_list l join account a on a.id = l.account_id
  where l.person_id = of_person and app.can_on_person('whereabouts.liftRestriction', of_person)
    order by a.name, a.id limit 300
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.allow_listed()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce((app.actor()).allow_list, '{}')
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.answer_access()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if new.begins_at > app.now() then return null; end if;
  perform app.settle_access(f.request_id, 'granted', null, true)
    from access_found f join access_request r on r.id = f.request_id
    where f.episode_id = new.episode_id and f.outcome is null and r.recorded_team = new.to_team
      and (new.to_account is null or new.to_account = r.recorded_by);
  return null;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.answer_unseal(new_id uuid, of_person uuid, of_asking uuid, agrees boolean, why text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare a protection;
begin
  select * into a from protection where id = of_asking and person_id = of_person and kind = 'unsealAsked' for update;
  if a.id is null or not app.can_on_person('person.unseal', a.person_id) then raise exception 'not allowed'
    using errcode = '42501'; end if;
  if a.recorded_by = app.account_id()
    or exists (select from protection b where b.answers = a.id) then return null; end if;
  insert into protection (id, person_id, episode_id, kind, reason, answers, for_account)
    values (new_id, a.person_id, a.episode_id, case when agrees then 'unsealed'
      else 'unsealRefused' end, why, a.id, a.recorded_by);
  update task set ended_at = app.now(), outcome = 'done'
    where about = a.id and kind = 'confirmUnseal' and ended_at is null;
  if agrees then
    update person_protection set sealed = false, seal_reason = null where person_id = a.person_id;
    perform app.ring_person(a.person_id);
  end if;
  return a.episode_id;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.ask_access(new_id uuid, typed text, given text, family text, born date, wanted text[], why text, expires timestamp with time zone, due jsonb)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  me uuid := app.account_id();
  tries int;
  first_try timestamptz;
  of_person uuid;
  of_episode uuid;
begin
  if not app.may('access.request')
    or char_length(btrim(coalesce(why, ''))) < 20
  then raise exception 'not allowed' using errcode = '42501'; end if;
  perform pg_advisory_xact_lock(hashtextextended('asking for access ' || me, 0)); -- one after another
  select count(*), min(c.at) into tries, first_try from access_log c
    where c.account_id = me and c.action = 'access.request' and c.outcome = 'tried'
    and c.at > app.now() - interval '1 hour';
  if tries >= app.access_tries() then return first_try + interval '1 hour'; end if;
  select f.person_id, f.episode_id into of_person, of_episode from app.find_exact(typed, given, family, born) f;
  insert into access_log (action, outcome, ids, sections, bases, terms)
  values ('access.request', 'tried', case when of_episode is null then '{}'
      else array[of_person, of_episode] end, '{}', '{}', concat_ws(' ', typed, given, family, born));
  insert into access_request (id, whom, sections, reason, expires_at)
    values (new_id,
      concat_ws(', ', nullif(typed, ''), nullif(concat_ws(' ', given, family), ''), to_char(born, 'DD.MM.YYYY')),
    wanted, btrim(why), expires);
  if of_episode is null or exists (select from my_grant l
      where l.person_id = of_person and l.episode_id = of_episode and l.basis <> 'retained') then return null; end if;
  insert into access_found (request_id, episode_id, person_id, due_at)
    select new_id, e.id, e.person_id, (due ->> e.risk)::timestamptz from episode e where e.id = of_episode;
  insert into task (id, kind, episode_id, about, section, owner_team, started_at, due_at)
  select gen_random_uuid(), 'answerAccess', e.id, new_id, 'summary', e.lead_team, app.now(),
    (due ->> e.risk)::timestamptz from episode e where e.id = of_episode;
  insert into event (kind, subject, subject_id, audience, data)
    values ('accessRequest.received', 'episode', of_episode, 'lead', json_build_object('id', new_id));
  -- coordinators of the area and of the placing council may share too: each is told by account, for the rest of their
  -- team may not know
  insert into event (kind, subject, subject_id, account_id, team_id, data)
    select distinct 'accessRequest.toDecide', 'account', m.account_id, null::uuid, null::uuid,
    jsonb_build_object('id', new_id)
    from access_grant s join membership m on m.team_id = s.team_id
      and m.role = any (app.roles_that_may('share.give', 'area'))
      and (m.until is null or m.until > now()) and (s.account_id is null or s.account_id = m.account_id)
    where s.episode_id = of_episode and s.basis in ('area', 'placing') and s.from_at <= app.now()
      and (s.until is null or s.until > app.now()) and m.account_id <> me
      and not exists (select from exclusion x where x.account_id = m.account_id and x.person_id = of_person);
  return null;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.ask_question(new_id uuid, of_episode uuid, receiver uuid, words text, due timestamp with time zone, expires timestamp with time zone)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare q question; guarded person_protection;
begin
  if not app.sees_people() or receiver = app.team_id()
    or not app.my_bases(of_episode) && array['lead', 'area', 'placing', 'share', 'individual', 'national']
    or not exists (select from team t join agency g on g.id = t.agency_id
        where t.id = receiver and g.kind <> 'oversight')
  then raise exception 'not allowed' using errcode = '42501'; end if;
  select x.* into guarded from person_protection x join episode e on e.person_id = x.person_id
    where e.id = of_episode;
  -- of a sealed person nobody hears who does not see them: not even that somebody asks
  if coalesce(guarded.sealed, false) and not exists (select from access_grant s
    where s.episode_id = of_episode and s.team_id = receiver and s.from_at <= app.now()
      and (s.until is null or s.until > app.now()) and (s.account_id is not null or s.basis in ('lead', 'national')))
      then return null; end if;
  if coalesce(guarded.whereabouts, 'full') <> 'full'
    and not exists (select from episode e where e.id = of_episode and e.lead_team = receiver)
    and not ('lead' = any (app.my_bases(of_episode)) and app.reads_restricted(of_episode, receiver))
      then return null; end if;
  insert into question (id, episode_id, person_id, from_team, to_team, status, due_at, expires_at, sealed, withheld)
  select new_id, e.id, e.person_id, app.team_id(), receiver, 'asked', due, expires, coalesce(guarded.sealed, false),
    coalesce(guarded.whereabouts, 'full') <> 'full'
  from episode e where e.id = of_episode returning * into q;
  insert into question_words (question_id, asks) values (q.id, words);
  insert into task (id, kind, question_id, section, owner_team, started_at, due_at)
    values (gen_random_uuid(), 'answerQuestion', q.id, 'summary', receiver, app.now(), due);
  return q.reference;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.ask_recipients(of_correction uuid, due timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  c correction := (select x from correction x where x.id = of_correction);
  ours uuid := (select agency_id from team where id = app.team_id());
  leads_by uuid := app.team_id(); -- who put it right
  writer uuid; since timestamptz := '-infinity'; private boolean := false;
  touched uuid[];
  asked record;
  at_episode uuid; -- where the corrector stands
  leads uuid;
  reached record;
  row_id uuid;
  n int := 0;
begin
  if c.about is not null then
    select r.recorded_team, r.recorded_at, r.private into writer, since, private
      from app.record_corrected(c.section, c.about) r;
  end if;
  select (array_agg(s.episode_id order by s.reported_at desc))[1] into at_episode
    from my_grant s where s.person_id = c.person_id and s.basis <> 'retained'
      and (c.episode_id is null or s.episode_id = c.episode_id);
  touched := case when c.episode_id is null
    then array[c.person_id] || array(select id from episode where person_id = c.person_id)
    else array[c.episode_id] end;
  for asked in
    select x.team_id, null::uuid as disclosure_id, null::uuid as disclosed_by, null::uuid as disclosed_by_account
      from (
      select l.team_id from access_log l
        where not private and l.ids && touched and l.outcome = 'shown' and c.section = any (l.sections)
        and l.at >= since
      union select h.to_team from share h where not private and h.episode_id = any (touched)
        and coalesce(h.begins_at < least(app.now(), coalesce(h.ended_at, 'infinity')), true)
          and (h.ended_at is null or h.ended_at >= since) and (h.until is null or h.until >= since)
        and (c.section = any (h.sections)
            or exists (select from share_change k where k.share_id = h.id and c.section = any (k.sections)))
      union select writer where writer is not null
      union select d.to_team from disclosure d
        where d.person_id = c.person_id and (c.episode_id is null or d.episode_id = c.episode_id)
        and c.section = any (d.sections) and d.to_team is not null
        and d.disclosed_at >= since and (not private or d.recorded_team = writer)) x
      join team t on t.id = x.team_id where t.agency_id <> ours
    union all select null, d.id, d.recorded_team, d.recorded_by from disclosure d
      where d.person_id = c.person_id and (c.episode_id is null or d.episode_id = c.episode_id)
        and c.section = any (d.sections) and d.to_whom is not null
        and d.disclosed_at >= since and (not private or d.recorded_team = writer)
  loop
    n := n + 1;
    row_id := gen_random_uuid();
    leads := coalesce(asked.team_id, asked.disclosed_by);
    select s.episode_id, coalesce(s.account_id, safe.account_id) as account_id into reached from access_grant s
      left join lateral (select l.account_id
          from whereabouts_allow_list l join membership m on m.account_id = l.account_id
        where s.withheld and s.basis <> 'lead' and l.person_id = s.person_id and m.team_id = s.team_id
          and (m.until is null or m.until > now()) and (s.account_id is null or s.account_id = l.account_id)
        order by l.added_at, l.account_id limit 1) safe on true
      where s.person_id = c.person_id and (c.episode_id is null or s.episode_id = c.episode_id) and s.team_id = leads
        and s.basis not in ('retained', 'break-glass')
        and 'summary' = any (s.sections) and (c.section = any (s.sections) or s.team_id = writer)
        and s.from_at <= app.now() and (s.until is null or s.until > app.now())
          and (not s.sealed or s.basis in ('lead', 'national') or s.account_id is not null)
        -- under a restriction: whoever reads what it withholds; else what tells no place, by teams that were there
        -- before
        and (not s.withheld or s.basis = 'lead' or safe.account_id is not null
            or (c.section <> 'whereabouts' and c.field not in ('homeAddress', 'phone')
          and leads_by = any (app.teams_before_find(s.episode_id) || s.team_id)
            and coalesce(writer = any (app.teams_before_find(s.episode_id) || s.team_id), true)))
      order by s.account_id nulls first, safe.account_id nulls first, s.reported_at desc limit 1;
    if reached.episode_id is null then -- whoever leads tells them
      select lead_team into leads from episode where id = at_episode;
      reached.episode_id := at_episode; reached.account_id := null;
    end if;
    insert into correction_recipient (id, correction_id, person_id, episode_id, team_id, disclosure_id, by_hand,
        due_at)
      values (row_id, c.id, c.person_id, reached.episode_id, asked.team_id, asked.disclosure_id,
          asked.team_id is distinct from leads, due);
    insert into task (id, kind, episode_id, about, section, owner_team, owner_account, started_at, due_at)
      values (gen_random_uuid(), case when asked.team_id is not distinct
          from leads then 'acknowledgeCorrection' else 'passOnCorrection' end, reached.episode_id, row_id, case
        when private then 'support' else 'summary' end, leads,
        coalesce(reached.account_id, case
            when leads = asked.disclosed_by and exists (select from membership m
            where m.account_id = asked.disclosed_by_account and m.team_id = leads
              and (m.until is null or m.until > now()))
          then asked.disclosed_by_account end), app.now(), due);
    perform app.notify_team('correction.asked', reached.episode_id, leads, null, jsonb_build_object('id', c.id), case
        when private then 'support' else 'summary' end, case when private then 'ownTeam' else 'section' end);
  end loop;
  return n;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.ask_restrict(new_id uuid, of_person uuid, why text, due timestamp with time zone)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare of_episode uuid := app.leading_episode(of_person);
begin
  if not app.can_on_person('whereabouts.askToRestrict', of_person)
      then raise exception 'not allowed' using errcode = '42501'; end if;
  if exists (select from person_protection where person_id = of_person and whereabouts = 'nothing')
    or exists (select from protection a where a.person_id = of_person and a.kind = 'restrictAsked'
    and a.recorded_by = app.account_id() and not exists (select from protection b where b.answers = a.id))
      then return null; end if;
  insert into protection (id, person_id, episode_id, kind, reason)
    values (new_id, of_person, of_episode, 'restrictAsked', why);
  insert into task (id, kind, episode_id, about, section, owner_team, started_at, due_at)
  select gen_random_uuid(), 'decideRestriction', e.id, new_id, 'summary', e.lead_team, app.now(), due from episode e
    where e.id = of_episode;
  return of_episode;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.ask_review()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  insert into task (id, kind, episode_id, about, section, owner_team, started_at, due_at)
  select gen_random_uuid(), 'reviewUrgentShare', e.id, new.share_id, 'summary', e.lead_team, app.now(),
    app.now() + interval '1 day' from episode e where e.id = new.episode_id;
  insert into event (kind, subject, subject_id, audience, data)
    select 'share.urgent', 'episode', new.episode_id, 'lead', json_build_object('teamId', h.to_team) from share h
    where h.id = new.share_id;
  return null;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.ask_to_take(h handover, wanted uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare row_id uuid; due timestamptz := app.now() + make_interval(mins => h.minutes);
begin
  if h.to_team <> h.from_team then
    row_id := gen_random_uuid();
    insert into access_grant (id, episode_id, person_id, team_id, account_id, sections, basis, sealed, withheld, open,
        risk,
        status, reported_at)
    select row_id, e.id, e.person_id, h.to_team, wanted,
      array['summary', 'description', 'care', 'health', 'enquiries', 'plan', 'whereabouts'], 'individual',
      coalesce(g.sealed, false), coalesce(g.whereabouts, 'full') <> 'full',
      e.status in ('reported', 'missing', 'located', 'afterReturn'), e.risk, e.status, e.reported_at
    from episode e left join person_protection g on g.person_id = e.person_id where e.id = h.episode_id;
  end if;
  insert into handover_turn (handover_id, episode_id, asked_account, due_at, grant_id)
    values (h.id, h.episode_id, wanted, due, row_id);
  update task set ended_at = app.now(), outcome = 'dropped'
    where kind = 'acceptHandover' and about = h.id and ended_at is null;
  insert into task (id, kind, episode_id, about, section, owner_team, owner_account, started_at, due_at)
  values (gen_random_uuid(), 'acceptHandover', h.episode_id, h.id, 'enquiries', h.to_team, wanted, app.now(), due);
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.ask_unseal(new_id uuid, of_person uuid, why text, due timestamp with time zone)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare of_episode uuid := app.leading_episode(of_person);
begin
  if not app.can_on_person('person.unseal', of_person) then raise exception 'not allowed'
    using errcode = '42501'; end if;
  if not exists (select from person_protection where person_id = of_person and sealed)
    or exists (select from protection a where a.person_id = of_person and a.kind = 'unsealAsked'
    and not exists (select from protection b where b.answers = a.id)) then return null; end if;
  insert into protection (id, person_id, episode_id, kind, reason)
    values (new_id, of_person, of_episode, 'unsealAsked', why);
  insert into task (id, kind, episode_id, about, section, owner_team, started_at, due_at)
  select gen_random_uuid(), 'confirmUnseal', e.id, new_id, 'summary', e.lead_team, app.now(), due from episode e
    where e.id = of_episode;
  return of_episode;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.assert_can(wanted text, of_episode uuid)
 RETURNS void
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if not app.can(wanted, of_episode) then raise exception 'not allowed' using errcode = '42501'; end if;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.assign_discussion(of_discussion uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare of_episode uuid := (select d.episode_id from return_discussion d where d.id = of_discussion);
begin
  if of_episode is null or not exists (select from my_grant s
      where s.episode_id = of_episode and s.basis not in ('retained', 'break-glass'))
  then raise exception 'not allowed' using errcode = '42501'; end if;
  insert into return_discussion_assignee as h (return_discussion_id, episode_id, team_id)
    values (of_discussion, of_episode, app.team_id())
  on conflict (return_discussion_id) do update
    set team_id = excluded.team_id, recorded_by = app.account_id(), recorded_team = app.team_id(),
    recorded_at = app.now();
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.audit_field(name text, value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE STRICT
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select name || '=' || octet_length(value) || ':' || value || E'\n'
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.audit_hash(b audit_block)
 RETURNS bytea
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select sha256(convert_to(concat(E'audit_block\n', app.audit_field('chain', b.chain::text),
    app.audit_field('events', b.events::text), app.audit_field('log_entries', b.log_entries::text),
    app.audit_field('number', b.number::text), app.audit_field('previous', encode(b.previous, 'hex')),
    app.audit_field('sealed_at', b.sealed_at::text), app.audit_field('total', b.total::text)), 'UTF8') || b.leaves)
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.audit_heads()
 RETURNS TABLE(chain uuid, number bigint, hash text, total bigint, sealed_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with recursive chains as (
    (select b.chain from audit_block b order by b.chain limit 1)
    union all
    select (select b.chain from audit_block b where b.chain > c.chain order by b.chain limit 1) from chains c
      where c.chain is not null)
  select h.chain, h.number, encode(h.hash, 'hex'), h.total, h.sealed_at
  from chains c cross join lateral (select * from audit_block b
      where b.chain = c.chain order by b.number desc limit 1) h
$function$
owner owner
grant execute to waymark_demo
grant execute to waymark_jobs;

CREATE OR REPLACE FUNCTION app.audit_leaf(c access_log)
 RETURNS bytea
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select sha256(convert_to(concat(E'access_log\n', app.audit_field('account_id', c.account_id::text),
    app.audit_field('action', c.action), app.audit_field('at', c.at::text), app.audit_field('bases', c.bases::text),
    app.audit_field('id', c.id::text), app.audit_field('ids', c.ids::text), app.audit_field('outcome', c.outcome),
    app.audit_field('request_id', c.request_id::text), app.audit_field('role', c.role),
    app.audit_field('sections', c.sections::text), app.audit_field('team_id', c.team_id::text),
    app.audit_field('terms', c.terms)), 'UTF8'))
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.audit_leaf(e event)
 RETURNS bytea
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select sha256(convert_to(concat(E'event\n', app.audit_field('account_id', e.account_id::text),
          app.audit_field('at', e.at::text), app.audit_field('audience', e.audience),
    app.audit_field('data', e.data::text), app.audit_field('id', e.id::text), app.audit_field('kind', e.kind),
      app.audit_field('request_id', e.request_id::text),
    app.audit_field('role', e.role), app.audit_field('section', e.section), app.audit_field('subject', e.subject),
      app.audit_field('subject_id', e.subject_id::text),
    app.audit_field('team_id', e.team_id::text), app.audit_field('tx', e.tx::text)), 'UTF8'))
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.audited_accounts()
 RETURNS TABLE(id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select a.id, a.name from account a
    where exists (select from membership m join team t on t.id = m.team_id
      where m.account_id = a.id and t.agency_id = app.audited_agency()) order by a.name limit 2000
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.audited_agency()
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select t.agency_id from team t where t.id = app.team_id() and app.may('audit.read')
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.await_seal()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if tg_table_name = 'event' then insert into audit_waiting (event_id) values (new.id);
  else insert into audit_waiting (access_log_id) values (new.id); end if;
  return null;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.begin_correction(new_id uuid, of_person uuid, of_episode uuid, of_field text, of_section text, is_erased boolean, the_why text, the_means text, due timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if not (case when of_episode is null then app.can_on_person('person.edit', of_person)
      else app.can('episode.edit', of_episode) end)
    or exists (select from app.correctable_records() r where r.field = of_field)
  then raise exception 'not allowed' using errcode = '42501'; end if;
  insert into correction (id, person_id, episode_id, field, section, erased, why, means)
    values (new_id, of_person, of_episode, of_field, of_section, is_erased, the_why, the_means);
  return app.ask_recipients(new_id, due);
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.begin_due_grants()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare due record; n int := 0;
begin
  for due in select id, episode_id, to_team from share
    where begins_at <= app.now() and begun_at is null and ended_at is null and (until is null or until > app.now())
    order by begins_at limit 500 for update skip locked loop
    n := n + 1;
    update share set begun_at = app.now() where id = due.id;
    insert into event (kind, subject, subject_id, data)
      values ('share.given', 'episode', due.episode_id, json_build_object('teamId', due.to_team));
  end loop;
  return n;
end
$function$
owner owner
grant execute to waymark_demo
grant execute to waymark_jobs;

CREATE OR REPLACE FUNCTION app.begin_referral()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  new.sealed := coalesce((select sealed from person_protection where person_id = new.person_id), false);
  new.withheld := coalesce((select whereabouts <> 'full' from person_protection where person_id = new.person_id),
      false);
  return new;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.begin_review(of_share uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  insert into task (id, kind, episode_id, about, section, owner_team, started_at, due_at)
  select gen_random_uuid(), 'reviewShare', h.episode_id, h.id, 'summary', app.reviewer_of(h.id), app.now(),
    h.review_at from share h where h.id = of_share
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.begin_sort_keys()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  select e.last_seen_at, e.area_code, (select min(t.due_at) from task t
      where t.episode_id = e.id and t.kind = 'riskReview' and t.ended_at is null)
    into new.last_seen_at, new.area_code, new.review_due
  from episode e where e.id = new.episode_id;
  return new;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.break_glass(new_id uuid, typed text, given text, family text, born date, why text, review_at timestamp with time zone)
 RETURNS TABLE(outcome text, episode uuid, until timestamp with time zone)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
#variable_conflict use_column
declare
  me uuid := app.account_id();
  my_team uuid := app.team_id();
  police boolean := (select g.kind = 'police' from agency g where g.id = app.agency_id());
  tries int;
  first_try timestamptz;
  of_person uuid;
  of_episode uuid;
  ends timestamptz := app.now() + interval '4 hours';
  opened text[] := array['summary', 'description', 'care', 'health', 'plan'];
begin
  if not app.may('breakGlass.open') or char_length(btrim(coalesce(why, ''))) < 20
  then raise exception 'not allowed' using errcode = '42501'; end if;
  perform pg_advisory_xact_lock(hashtextextended('break-glass ' || me, 0)); -- one try after another
  select count(*), min(c.at) into tries, first_try from access_log c
    where c.account_id = me and c.action = 'breakGlass.open' and c.outcome = 'tried'
    and c.at > app.now() - interval '1 hour';
  if tries >= app.break_glass_tries() then return query
    select 'wait', null::uuid, first_try + interval '1 hour'; return; end if;

  select f.person_id, f.episode_id into of_person, of_episode from app.find_exact(typed, given, family, born) f;
  insert into access_log (action, outcome, ids, sections, bases, terms)
  values ('breakGlass.open', 'tried', case when of_episode is null then '{}'
      else array[of_person, of_episode] end, '{}', '{}', concat_ws(' ', typed, given, family, born));
  if of_episode is null then return query select 'nothing', null::uuid, null::timestamptz; return; end if;
  if exists (select from my_grant l
      where l.person_id = of_person and l.episode_id = of_episode and l.basis <> 'retained') then
    return query select 'seen', of_episode, null::timestamptz; return;
  end if;

  insert into break_glass (id, episode_id, person_id, reason, until, review_by)
    values (new_id, of_episode, of_person, btrim(why), ends, review_at);
  perform app.add_grant(of_episode, my_team, 'break-glass', case when police then opened || array['enquiries']
      else opened end, null, ends, null, me);
  insert into outbox (lost_episode, lost_account) values (of_episode, me); -- their own lists ask again
  insert into task (id, kind, episode_id, about, section, owner_team, started_at, due_at)
  select gen_random_uuid(), 'reviewBreakGlass', e.id, new_id, 'summary', e.lead_team, app.now(), review_at
    from episode e where e.id = of_episode;
  -- Told at once: whoever leads, and each auditor of the opener's agency.
  insert into event (kind, subject, subject_id, audience, data)
    values ('breakGlass.opened', 'episode', of_episode, 'lead', json_build_object('id', new_id));
  insert into event (kind, subject, subject_id, data)
    select distinct 'breakGlass.toReview', 'account', m.account_id, jsonb_build_object('id', new_id) from membership m
    join team t on t.id = m.team_id join team own on own.agency_id = t.agency_id
    where own.id = my_team and m.role = any (app.roles_that_may('breakGlass.review', 'own-agency'))
      and (m.until is null or m.until > now()) and m.account_id <> me;
  return query select 'opened', of_episode, ends;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.break_glass_tries()
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select 5
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.can(wanted text, of_episode uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from my_grant g join role_action r on r.role = (g.actor).role and r.basis = g.basis
    where g.episode_id = of_episode and r.action = wanted)
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.can_on_person(wanted text, of_person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from my_grant g join role_action r on r.role = (g.actor).role and r.basis = g.basis
    where g.person_id = of_person and r.action = wanted)
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.change_safety(of_referral uuid, of_version integer, the_safety text, the_contact text, no_text boolean, no_family boolean, the_times text, who_answers text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare r referral;
begin
  select * into r from referral where id = of_referral for update;
  if r.id is null or r.from_team is distinct
    from app.team_id() or r.status not in ('sent', 'received', 'moreInfoAsked', 'waitingList', 'accepted', 'active')
    or not app.may('referral.answer')
    or not exists (select from my_grant s
        where s.episode_id = r.episode_id and s.basis not in ('retained', 'break-glass')
      and (not r.withheld or s.basis = 'lead' or r.person_id = any (app.allow_listed())))
  then raise exception 'not allowed' using errcode = '42501'; end if;
  update referral_content set safety = the_safety, contact = the_contact, do_not_text = no_text,
    do_not_tell_family = no_family, safe_times = the_times, may_answer = who_answers,
    safety_version = safety_version + 1, safety_changed_at = app.now()
  where referral_id = r.id and safety_version = of_version;
  return found;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.channel(wanted text)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select address from relay_channel where name = wanted
$function$
owner owner
grant execute to waymark_auth
grant execute to waymark_demo
grant execute to waymark_relay;

CREATE OR REPLACE FUNCTION app.check_approval()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if new.approved_by_team <> app.team_id()
    and (tg_op = 'INSERT' or new.approved_by_team is distinct from old.approved_by_team) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  return new;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.check_assignee()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if new.assigned_to is distinct from old.assigned_to and new.assigned_to is not null and app.account_id() is not null
    and (not exists (select from membership m where m.account_id = new.assigned_to and m.team_id = new.lead_team)
        or app.team_id() <> new.lead_team) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  return new;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.check_offer()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if app.account_id() is null
    or (tg_op = 'UPDATE' and (new.status <> 'sent' or old.status = 'sent')
      and ((new.approved_by_team is null and new.sent_at is null)
      or (new.approved_by_team is not distinct from old.approved_by_team and new.sent_at is not distinct
      from old.sent_at))) then return new; end if;
  if exists (select from unnest(new.sections) wanted
      where not wanted = any (app.read_sections()) or not exists (select from my_grant s
      where s.episode_id = new.episode_id and s.basis not in ('retained', 'break-glass') and wanted = any (s.sections)
        and (wanted <> 'whereabouts' or not s.withheld or s.basis = 'lead'
            or s.person_id = any (app.allow_listed()))))
    or (new.service_id is not null
        and not exists (select from service v where v.id = new.service_id and v.receiving_team = new.to_team))
    or app.is_member_of(new.to_team)
    or (new.sent_at is not null and new.approved_by_team = new.from_team
        and not app.my_bases(new.episode_id) && array['lead', 'area', 'placing', 'national']
      and not array_remove(new.sections, 'whereabouts') <@ array(select p.section
          from app.may_pass_on(new.episode_id, new.from_team, app.account_id()) p))
  then raise exception 'not allowed' using errcode = '42501'; end if;
  return new;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.check_referral_state()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  sender boolean := new.from_team = app.team_id();
  receiver boolean := new.to_team = app.team_id();
  undecided constant text[] := array['sent', 'received', 'moreInfoAsked', 'waitingList'];
begin
  if current_user not in ('waymark_app', 'waymark_demo') then return new; end if;
  if new.sent_at is not null and new.approved_by_team is null
    and (tg_op = 'INSERT' or (new.sent_at, new.approved_by_team) is distinct from (old.sent_at, old.approved_by_team))
  then raise exception 'not allowed' using errcode = '42501'; end if; -- nothing goes out for which no team answers
  if tg_op = 'INSERT' then
    if new.status not in ('draft', 'sent') or (new.status = 'sent') is distinct
      from (new.sent_at is not null) then raise exception 'not allowed' using errcode = '42501'; end if;
    return new;
  end if;
  if new.share_until is distinct from old.share_until
    and not (old.status in ('declined', 'notEngaged') and new.status in ('sent', 'draft')
        and new.share_until > app.now())
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if new.status = old.status
    or ((sender or app.can('referral.withdraw', new.episode_id))
      and new.status = 'withdrawn' and old.status = any (undecided || array['draft']))
    or (sender and new.status = 'received' and old.status = 'moreInfoAsked')
    or (sender and new.status in ('sent', 'draft') and old.status in ('declined', 'notEngaged'))
    or (receiver and new.status = 'received' and old.status = 'sent')
    or (receiver and new.status = 'moreInfoAsked' and old.status in ('sent', 'received'))
    or (receiver and new.status in ('waitingList', 'declined') and old.status = any (undecided))
    or (receiver and new.status = 'active' and old.status = 'accepted')
    or (receiver and new.status in ('completed', 'notEngaged') and old.status in ('accepted', 'active'))
    or (new.status in ('sent', 'withdrawn') and old.status = 'draft' and new.approved_by_team = app.team_id()
        and app.may_share(new.episode_id) <> '{}')
  then return new; end if;
  raise exception 'not allowed' using errcode = '42501';
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.check_share()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare lasts timestamptz;
begin
  if app.account_id() is null or new.purpose = 'notified' then return new; end if;
  new.given_by := coalesce(new.given_by, app.giver_of(new.referral_id), app.account_id());
  lasts := app.agreed_until(new.given_by_team, new.to_team, new.purpose, new.sections);
  new.agreement_id := case when lasts >= coalesce(new.until, 'infinity')
    then app.agreement_for(new.given_by_team, new.to_team, new.purpose, new.sections) end;
  if new.legal_basis <> 'vitalInterests' and not coalesce(lasts >= coalesce(new.until, 'infinity'), false)
    then raise exception 'no live agreement' using errcode = 'WMAGR'; end if;
  if new.referral_id is not null then select c.condition, c.duty into new.condition, new.duty from referral_content c
    where c.referral_id = new.referral_id; end if;
  new.receiver_basis := coalesce(new.receiver_basis, (select a.receiver_basis from agreement a
        where a.id = new.agreement_id));
  return new;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.close_share(of_share uuid, why text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare h share;
begin
  update share set ended_at = app.now(), end_reason = why where id = of_share and ended_at is null returning * into h;
  if h.id is null then return; end if;
  update access_grant set until = app.now()
    where share_id = of_share and basis <> 'retained' and (until is null or until > app.now());
  if h.begins_at is null or h.begins_at <= app.now()
    then perform app.add_grant(h.episode_id, h.to_team, 'retained', '{}', h.id, null, null, h.to_account); end if;
  if h.onward and why not in ('workEnded', 'endDate')
    then perform app.end_what_rests(h.episode_id, h.to_team); end if;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.colleagues(of_team uuid)
 RETURNS TABLE(id uuid, name text, role text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select distinct on (a.name, a.id) a.id, a.name, m.role
    from membership m join account a on a.id = m.account_id join team t on t.id = m.team_id
    join agency g on g.id = t.agency_id
  where m.team_id = of_team and (m.until is null or m.until > now()) and a.disabled_at is null
    and exists (select from role_section r where r.role = m.role)
    and (of_team = app.team_id()
        or (g.kind = 'police' and app.may('episode.handover')))
  order by a.name, a.id,
    app.seniority(m.role) desc
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.colleagues_for(of_team uuid, of_episode uuid, of_referral uuid, to_take boolean)
 RETURNS TABLE(id uuid, name text, role text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select c.id, c.name, c.role from app.colleagues(of_team) c
  where (of_episode is null
      or (exists (select from my_grant l where l.episode_id = of_episode and l.basis <> 'retained')
      and case when to_take then app.may_take(of_episode, of_team, c.id) else app.may_be_given(of_episode, c.id) end))
    and (of_referral is null or app.may_be_assigned_referral(of_referral, c.id))
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.complete_deadlines(of_episode uuid, of_about uuid, kinds text[], how text, ended timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if not app.my_bases(of_episode) && array['lead', 'area', 'placing', 'share', 'individual', 'national']
    then raise exception 'not allowed' using errcode = '42501'; end if;
  if not app.my_bases(of_episode) && array['lead', 'area', 'national'] then
    kinds := array(select unnest(coalesce(kinds,
            array['arrangeDiscussion', 'completeDiscussion', 'reofferDiscussion'])) intersect
      select unnest(array['arrangeDiscussion', 'completeDiscussion', 'reofferDiscussion']));
  end if;
  update task set ended_at = ended, outcome = how
    where episode_id = of_episode and ended_at is null and (of_about is null or about = of_about)
    and (kinds is null or kind = any (kinds));
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.complete_share_deadlines()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  update task set ended_at = app.now(), outcome = 'dropped'
    where kind = 'reviewShare' and about = new.id and ended_at is null;
  return null;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.consent_gone(of_referral uuid, giver uuid, opened text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from referral r
      join consent_withdrawal w on w.episode_id = r.episode_id and w.recorded_at >= r.recorded_at
    where r.id = of_referral and 'consent'
      in (r.legal_basis, (select a.receiver_basis from agreement a
          where a.id = app.agreement_for(giver, r.to_team, 'referral', opened))))
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.copy_protection()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  update access_grant set sealed = new.sealed, withheld = new.whereabouts <> 'full' where person_id = new.person_id;
  update referral set sealed = new.sealed, withheld = new.whereabouts <> 'full' where person_id = new.person_id;
  return null;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.copy_review_due()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare due timestamptz := (select min(t.due_at) from task t
  where t.episode_id = new.episode_id and t.kind = 'riskReview' and t.ended_at is null);
begin
  update access_grant set review_due = due where episode_id = new.episode_id and review_due is distinct from due;
  return null;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.copy_sort_keys()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  update access_grant set open = new.status in ('reported', 'missing', 'located', 'afterReturn'), risk = new.risk,
    status = new.status, last_seen_at = new.last_seen_at, area_code = new.area_code where episode_id = new.id;
  if new.status in ('closed', 'void', 'notMissing', 'deceased') and old.status is distinct from new.status then
    perform app.close_share(id, 'episodeClosed') from share
      where episode_id = new.id and until_closed and ended_at is null;
    update access_grant set until = app.now() where because_of = new.id and episode_id <> new.id and until is null;
  end if;
  return null;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.correct_record(new_id uuid, of_episode uuid, of_record uuid, of_field text, of_version integer, becomes text, is_erased boolean, the_why text, the_means text, due timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  of_person uuid := (select person_id from episode where id = of_episode);
  f record;
  r record;
  changed int;
begin
  select * into f from app.correctable_records() x where x.field = of_field;
  select * into r from app.record_corrected(f.section, of_record) x;
  if r.episode_id is distinct from of_episode or becomes is null or not coalesce((select bool_or(
      (not s.withheld or s.basis = 'lead' or s.person_id = any (app.allow_listed())
          or (f.section <> 'whereabouts'
          and coalesce(r.recorded_team = any (app.teams_before_find(of_episode) || app.team_id()), true)))
      and ((r.recorded_team = app.team_id() and f.section = any (app.read_own_sections()))
        or (f.section <> 'support' and s.basis in ('lead', 'national') and f.section = any (s.sections)
            and f.section = any (app.read_sections()))))
    from my_grant s where s.person_id = of_person and s.episode_id = of_episode
      and s.basis not in ('retained', 'break-glass')), false)
  then raise exception 'not allowed' using errcode = '42501'; end if;
  execute format('update %I set %I = $1, version = version + 1 where %I = $2 and version = $3 and %I is not null',
      f.noun, f.says, f.key, f.says) using becomes, of_record, of_version;
  get diagnostics changed = row_count;
  if changed = 0 then return null; end if;
  insert into correction (id, person_id, episode_id, field, section, about, erased, why, means)
    values (new_id, of_person, of_episode, of_field, f.section, of_record, is_erased, the_why, the_means);
  return app.ask_recipients(new_id, due);
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.correctable_records()
 RETURNS TABLE(field text, section text, noun text, key text, says text)
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  values ('information', 'description', 'information', 'id', 'text'),
    ('informationSource', 'description', 'information', 'id', 'source'),
    ('riskRationale', 'description', 'risk_assessment', 'id', 'rationale'),
      ('checkNote', 'health', 'return_check', 'episode_id', 'note'),
    ('ownWords', 'returnDiscussion', 'return_discussion_record', 'id', 'own_words'),
      ('workersView', 'returnDiscussion', 'return_discussion_record', 'id', 'workers_view'),
    ('wouldHelp', 'returnDiscussion', 'return_discussion_record', 'id', 'would_help'),
      ('notHeldNote', 'returnDiscussion', 'return_discussion_refusal', 'id', 'note'),
    ('supportNote', 'support', 'support_note', 'id', 'text'),
      ('foundAddress', 'whereabouts', 'found_place', 'episode_id', 'address'),
      ('returnReport', 'whereabouts', 'return_report', 'id', 'text')
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.correction_recipients(of_person uuid, of_corrections uuid[])
 RETURNS TABLE(id uuid, correction_id uuid, team_id uuid, to_whom text, withheld boolean, by_hand boolean, due_at timestamp with time zone, acknowledged_at timestamp with time zone, acknowledged_by uuid, acknowledged_team uuid, yours boolean, episode_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with mine as materialized (select * from app.disclosure_log_access(of_person)),
    teams as materialized (select * from app.disclosure_log_teams(of_person)),
  known as (
    select r.*, t.owner_team = app.team_id() and t.ended_at is null as yours, t.owner_team,
      exists (select from mine m where m.may_know_whereabouts) as may_know_whereabouts, d.to_whom as words
    from correction_recipient r left join task t on t.about = r.id
      and t.kind in ('acknowledgeCorrection', 'passOnCorrection') left join disclosure d on d.id = r.disclosure_id
    where r.person_id = of_person and r.correction_id = any (of_corrections)
      and not exists (select from correction c join support_note n on n.id = c.about
          where c.id = r.correction_id and not n.shared_back and n.recorded_team <> app.team_id()))
  select k.id, k.correction_id, k.team_id, case
    when k.may_know_whereabouts then k.words end, k.words is not null
    and not k.may_know_whereabouts, k.by_hand, k.due_at, k.acknowledged_at, k.acknowledged_by, k.acknowledged_team,
    coalesce(k.yours, false), k.episode_id
  from known k where exists (select from mine) and (k.owner_team = app.team_id() or k.team_id = app.team_id()
    or (exists (select from mine m where m.whole)
        and (k.team_id is null or k.team_id in (select x.team_id from teams x)
        and (k.may_know_whereabouts or k.team_id = any (app.teams_before_find(k.episode_id))))))
  order by k.acknowledged_at nulls first, k.due_at, k.id
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.could_be_allow_listed(of_person uuid)
 RETURNS TABLE(account_id uuid, name text, team_id uuid, role text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select distinct on (a.name, a.id) a.id, a.name, m.team_id, m.role from access_grant s
    join membership m on m.team_id = s.team_id and (s.account_id is null or s.account_id = m.account_id)
      and (m.until is null or m.until > now())
    join role_section r on r.role = m.role and r.section = 'whereabouts' and r.reach = 'yes'
      join account a on a.id = m.account_id and a.disabled_at is null
  where s.person_id = of_person and s.basis not in ('lead', 'retained', 'break-glass')
    and 'whereabouts' = any (s.sections) and s.from_at <= app.now() and (s.until is null or s.until > app.now())
    and not exists (select from exclusion x where x.account_id = a.id and x.person_id = of_person)
    and app.can_on_person('whereabouts.liftRestriction', of_person)
  order by a.name, a.id limit 300
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.count_access_alerts()
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select count(*)::int from access_alert u
    where u.agency_id = app.audited_agency() and u.status = 'open' and u.account_id <> app.account_id()
    and u.about <> all (app.excluded_persons())
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.cut_what_rests(of_episode uuid, of_team uuid, ends timestamp with time zone DEFAULT NULL::timestamp with time zone, finished uuid[] DEFAULT '{}'::uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare h share; lasts timestamptz; due timestamptz;
begin
  for h in select * from app.passed_on(of_episode, of_team, finished[cardinality(finished)]) loop
    lasts := (select min(case when p.section is null then ends else greatest(coalesce(p.until, 'infinity'), ends) end)
        from unnest(h.sections) x
      left join app.may_pass_on(of_episode, of_team, app.sender_of(h.referral_id)) p on p.section = x);
    if lasts < coalesce(h.until, 'infinity') then
      due := app.review_before(lasts);
      update share set until = lasts, review_at = least(review_at, due) where id = h.id;
      update access_grant set until = least(until, lasts)
        where share_id = h.id and basis <> 'retained' and (until is null or until > app.now());
      update task set due_at = least(due_at, due) where kind = 'reviewShare' and about = h.id and ended_at is null;
      perform app.notify_team('share.narrowed', of_episode, h.to_team, h.given_by_team);
      if h.onward then perform app.cut_what_rests(of_episode, h.to_team); end if;
    end if;
  end loop;
  for h in select * from app.finished_shares(of_episode) f
    where f.given_by_team = of_team and f.referral_id is not null and f.id <> all (finished) loop
    lasts := (select min(case when p.section is null then ends else greatest(coalesce(p.until, 'infinity'), ends) end)
        from unnest(h.sections) x
      left join app.may_pass_on(of_episode, of_team, app.sender_of(h.referral_id)) p on p.section = x);
    if lasts is not null then perform app.cut_what_rests(of_episode, h.to_team, lasts, finished || h.id); end if;
  end loop;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.disclosure_log_access(of_person uuid)
 RETURNS TABLE(episode_id uuid, whole boolean, leads boolean, nationally boolean, may_know_whereabouts boolean, places boolean, lead_team uuid, agency_id uuid, reference text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select s.episode_id, bool_or(s.basis in ('lead', 'area', 'placing', 'national')),
    bool_or(s.basis in ('lead', 'national')), bool_or(s.basis = 'national'),
    bool_or(not s.withheld or s.basis = 'lead' or s.person_id = any (app.allow_listed())),
    bool_or('whereabouts' = any (s.sections)
        and (not s.withheld or s.basis = 'lead' or s.person_id = any (app.allow_listed())))
      and 'whereabouts' = any (app.read_sections()),
    e.lead_team, t.agency_id, e.reference
  from my_grant s join episode e on e.id = s.episode_id join team t on t.id = e.lead_team
  where s.person_id = of_person and s.basis <> 'retained' group by s.episode_id, e.lead_team, t.agency_id, e.reference
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.disclosure_log_teams(of_person uuid)
 RETURNS TABLE(episode_id uuid, team_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with mine as materialized (select * from app.disclosure_log_access(of_person))
  select m.episode_id, s.team_id from mine m join access_grant s on s.episode_id = m.episode_id
  where m.whole and (s.basis <> 'break-glass' or m.leads)
    and (s.because_of is null or (s.because_of = s.episode_id and m.places)
        or (s.because_of <> s.episode_id and exists (select from mine n where n.episode_id = s.because_of)))
  union select m.episode_id, app.team_id() from mine m
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.disclosures(of_person uuid, wanted jsonb, most integer, skipped integer)
 RETURNS TABLE(id text, kind text, at timestamp with time zone, last_at timestamp with time zone, times integer, episode_id uuid, reference text, from_team uuid, by_account uuid, to_team uuid, to_account uuid, to_whom text, how text, sections text[], bases text[], legal_basis text, reason text, withheld boolean, receiver_basis text, condition text, agreed boolean, agreement text, version integer, count integer, cut boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with mine as materialized (select * from app.disclosure_log_access(of_person)),
  teams as materialized (select * from app.disclosure_log_teams(of_person)),
  me as materialized (select t.id as team_id, t.agency_id from team t where t.id = app.team_id()),
  looked as materialized (
    select c.id, c.at, c.account_id, c.team_id, c.ids, c.sections, c.bases from access_log c
    where c.ids && (array[of_person] || array(select m.episode_id from mine m)) and c.outcome = 'shown'
      and c.team_id is not null and cardinality(c.sections) > 0
      and c.at >= coalesce((wanted ->> 'from')::timestamptz, '-infinity')
        and c.at < coalesce((wanted ->> 'to')::timestamptz, 'infinity')
      and coalesce(wanted ->> 'kind', 'view') in ('view', 'list')
    order by c.id desc limit 20001),
  seen as (
    select l.*, m.episode_id, m.lead_team, t.agency_id
      from looked l join mine m on m.episode_id = any (l.ids)
      join teams k on k.episode_id = m.episode_id and k.team_id = l.team_id
      join team t on t.id = l.team_id cross join me
    where t.agency_id <> m.agency_id
      and (m.leads or l.team_id = me.team_id or cardinality(l.bases) = 0
        or not l.bases <@ array['break-glass', 'retained'])
    union all
    select l.*, null, null, t.agency_id from looked l join team t on t.id = l.team_id cross join me
    where of_person = any (l.ids) and not l.ids && array(select m.episode_id from mine m)
      and l.team_id in (select k.team_id from teams k)
      and t.agency_id not in (select m.agency_id from mine m)
        and (l.team_id = me.team_id or cardinality(l.bases) = 0 or not l.bases <@ array['break-glass', 'retained']
          or exists (select from mine m where m.leads))),
  every as (
    select min(s.id)::text || '-' || coalesce(s.episode_id, of_person) as id, case when s.bases = '{}' then 'list'
      else 'view' end as kind, min(s.at) as at, max(s.at) as last_at, count(distinct s.id)::int as times,
      s.episode_id, s.lead_team as from_team, case
        when s.agency_id = me.agency_id
        then s.account_id end as by_account, s.team_id as to_team, null::uuid as to_account, null::text as to_whom,
        null::text as how,
      array_agg(distinct section) as sections,
        coalesce(array_agg(distinct why) filter (where why <> 'break-glass' or s.team_id = me.team_id
            or exists (select from mine m where m.leads and m.episode_id = coalesce(s.episode_id, m.episode_id))),
        '{}') as bases, null::text as legal_basis, null::text as reason, false as withheld,
      null::text as receiver_basis, null::text as condition, null::boolean as agreed, null::text as agreement
    from seen s cross join me cross join lateral unnest(s.sections) section
      left join lateral unnest(s.bases) why on true
    group by s.episode_id, s.lead_team, s.team_id, me.team_id, me.agency_id, s.agency_id, case
      when s.bases = '{}' then 'list' else 'view' end, case
      when s.agency_id = me.agency_id then s.account_id end, (s.at at time zone 'Europe/London')::date
    union all
    select case when x.kind = 'shareChanged' then x.id::text
      else h.id || ' ' || x.kind end, x.kind, x.at, x.at, 1, h.episode_id, h.given_by_team, case
      when t.agency_id = me.agency_id
      then x.by_account end, h.to_team, h.to_account, null, null, x.sections, '{}', h.legal_basis,
      x.reason, false, h.receiver_basis, h.condition, h.agreement_id is not null, case
        when me.agency_id in (a.agency_id, a.with_agency) then a.title end
    from share h join mine m on m.episode_id = h.episode_id cross join me
      left join agreement a on a.id = h.agreement_id
      cross join lateral (
        select c.id, case when c.kind <> 'given' then 'shareChanged' when h.referral_id is null then 'share'
          else 'referral' end as kind, c.recorded_at as at, case c.kind when 'given' then h.purpose
          else 'share.' || c.kind end as reason, c.sections,
          c.recorded_by as by_account, c.recorded_team as by_team from share_change c where c.share_id = h.id
        union all
        select null, 'shareEnded', h.ended_at, h.end_reason, h.sections, v.account_id, v.team_id
          from (select) x left join lateral (select v.account_id, v.team_id from event v
          where v.subject_id = h.episode_id and v.at = h.ended_at and v.kind = 'share.ended'
            and v.data ->> 'teamId' = h.to_team::text limit 1) v on true where h.ended_at is not null) x
      left join team t on t.id = x.by_team
    where me.team_id in (h.to_team, h.given_by_team)
      or exists (select from teams k where k.episode_id = h.episode_id and k.team_id = h.to_team)
    union all
    select r.id || ' preview', 'preview', r.sent_at, r.sent_at, 1, r.episode_id, r.from_team, case
      when t.agency_id = me.agency_id
      then r.recorded_by end, r.to_team, null, null, null, '{}', '{}', r.legal_basis, r.type, false, null, null, null,
      null
    from referral r join mine m on m.episode_id = r.episode_id join team t on t.id = r.from_team cross join me
    where r.sent_at is not null and app.may('referral.read')
      and (m.nationally or me.team_id in (r.from_team, r.to_team, r.approved_by_team))
    union all
    select q.id || ' answer', 'answer', q.ended_at, q.ended_at, 1, q.episode_id, q.to_team, case
      when t.agency_id = me.agency_id then q.ended_by end, q.from_team, null,
      null, null, '{}', '{}', null, case
        when m.may_know_whereabouts then 'question' end, not m.may_know_whereabouts, null, null, null, null
    from question q join mine m on m.episode_id = q.episode_id join team t on t.id = q.to_team
      join team o on o.id = q.from_team cross join me
    where q.status = 'answered' and t.agency_id <> o.agency_id and (m.leads or me.team_id in (q.from_team, q.to_team))
    union all
    select d.id::text, d.kind, d.disclosed_at, d.disclosed_at, 1, d.episode_id, d.recorded_team, case
      when t.agency_id = me.agency_id then d.recorded_by end, d.to_team, null,
      case when x.may_know_whereabouts then d.to_whom end, d.how, d.sections, '{}', d.legal_basis, case
        when x.may_know_whereabouts then d.reason end, not x.may_know_whereabouts, null, null, null, null
    from disclosure d join team t on t.id = d.recorded_team cross join me
      cross join lateral (select bool_or(m.may_know_whereabouts) as may_know_whereabouts from mine m
          where d.episode_id is null or m.episode_id = d.episode_id) x
    where d.person_id = of_person and x.may_know_whereabouts is not null
      and (me.team_id in (d.recorded_team, d.to_team)
          or exists (select from teams k
          where (d.episode_id is null or k.episode_id = d.episode_id) and k.team_id = d.recorded_team))),
  chosen as (
    select y.* from every y left join team f on f.id = y.from_team left join agency fa on fa.id = f.agency_id
      left join team g on g.id = y.to_team left join agency ga on ga.id = g.agency_id
    where exists (select from mine m
        where (y.episode_id is null or m.episode_id = y.episode_id) and (m.may_know_whereabouts
        or (coalesce(y.to_team = any (app.teams_before_find(m.episode_id) || app.team_id()), true)
            and coalesce(y.from_team = any (app.teams_before_find(m.episode_id) || app.team_id()), true))))
      and y.last_at >= coalesce((wanted ->> 'from')::timestamptz, '-infinity')
        and y.at < coalesce((wanted ->> 'to')::timestamptz, 'infinity')
      and y.kind = coalesce(wanted ->> 'kind', y.kind)
        and (wanted ->> 'section' is null or wanted ->> 'section' = any (y.sections))
      and (wanted ->> 'agency' is null or wanted ->> 'agency' in (ga.name, fa.name))),
  page as (select c.*, count(*) over ()::int as count from chosen c
      order by c.last_at desc, c.id limit most offset skipped)
  select p.id, p.kind, p.at, p.last_at, p.times, p.episode_id, m.reference, p.from_team, p.by_account, p.to_team,
    p.to_account, p.to_whom, p.how, p.sections, p.bases, p.legal_basis, p.reason, p.withheld, p.receiver_basis,
    p.condition, p.agreed, p.agreement,
    (select count(*)::int from event v
        where v.subject_id in (of_person, p.episode_id) and v.at <= p.last_at and v.audience = 'section'
      and v.section in ('summary', 'description', 'care', 'health')
      and v.kind !~ '^(share|referral|access_grant|breakGlass|task|handover|disclosure|correction)\.'),
    p.count, (select count(*) > 20000 from looked)
  from page p left join mine m on m.episode_id = p.episode_id order by p.last_at desc, p.id
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.drain_outbox(most integer, OUT taken integer, OUT failed integer)
 RETURNS record
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare due outbox;
begin
  taken := 0; failed := 0;
  for due in select * from outbox where next_try_at is null
    or next_try_at <= clock_timestamp() order by id limit most for update skip locked loop
    taken := taken + 1;
    begin
      perform app.send_change(due);
      delete from outbox where id = due.id;
    exception when others then
      failed := failed + 1;
      if due.tries < 4 then
        update outbox set tries = tries + 1, next_try_at = clock_timestamp() + interval '1 second' * 2 ^ tries
          where id = due.id;
      else
        insert into dead_letter (id, event_id, lost_episode, lost_team, lost_account, lost_grant, by_seal, code)
          values (due.id, due.event_id, due.lost_episode, due.lost_team, due.lost_account, due.lost_grant, due.by_seal,
            sqlstate);
        delete from outbox where id = due.id;
      end if;
    end;
  end loop;
end
$function$
owner owner
grant execute to waymark_demo
grant execute to waymark_relay;

CREATE OR REPLACE FUNCTION app.draw_reference(kind text)
 RETURNS text
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  insert into reference_counter as c (prefix, year, last)
    values (kind, extract(year from app.now() at time zone 'Europe/London'), 1)
  on conflict (prefix, year) do update set last = c.last + 1
  returning prefix || '-' || year || '-' || lpad(last::text, 6, '0')
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.due_jobs()
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select array_remove(array[
    case when exists (select from share where begins_at <= app.now() and begun_at is null and ended_at is null)
      then 'begin_due_grants' end,
    case when exists (select from access_grant where ended_at is null and until <= app.now()) then 'end_due_grants' end,
    case when exists (select from agreement where looked_over_at is null and ended_at is null and until <= app.now())
      then 'end_due_agreements' end,
    case when exists (select from handover o where o.status = 'pushed' and not exists (select from handover_turn t
        where t.handover_id = o.id and t.passed_at is null and t.due_at > app.now())) then 'pass_handovers' end,
    case when exists (select from task where ended_at is null and overdue_at is null and due_at <= app.now())
      then 'mark_overdue' end,
    case when exists (select from question where ended_at is null and expires_at <= app.now())
      or exists (select from access_request where ended_at is null and expires_at <= app.now())
      then 'end_unanswered' end,
    case when exists (select from session s join membership m on m.id = s.membership_id where s.ended_at is null
        and (s.active_at <= now() - interval '15 minutes' or s.created_at <= now() - interval '12 hours'
          or m.until <= now())) then 'end_idle_sessions' end,
    case when exists (select from presence where at < app.now() - interval '1 hour') then 'forget_presence' end,
    case when exists (select from access_alert_queue) then 'find_access_alerts' end,
    case when exists (select from audit_waiting) then 'seal_audit' end], null)
$function$
owner owner
grant execute to waymark_demo
grant execute to waymark_jobs;

CREATE OR REPLACE FUNCTION app.end_agreement()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  -- whoever ends it, now: nobody says otherwise
  if app.account_id() is not null then new.ended_at := app.now(); new.ended_by := app.account_id(); end if;
  if new.ended_at is not null and old.ended_at is null then new.looked_over_at := app.now(); end if;
  return new;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.end_due_agreements()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare due record; n int := 0;
begin
  for due in select id, coalesce(recorded_by, id) as keeper from agreement
    where looked_over_at is null and ended_at is null and until <= app.now()
    order by until limit 20 for update skip locked loop
    n := n + 1;
    update agreement set looked_over_at = app.now() where id = due.id;
    perform app.look_over_shares(due.id);
    insert into event (kind, subject, subject_id, data)
      values ('agreement.ended', 'account', due.keeper, json_build_object('id', due.id));
  end loop;
  return n;
end
$function$
owner owner
grant execute to waymark_demo
grant execute to waymark_jobs;

CREATE OR REPLACE FUNCTION app.end_due_grants()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare due record; n int := 0;
begin
  for due in select id, episode_id, team_id, account_id, share_id, basis, from_at < until as began from access_grant
    where ended_at is null and until <= app.now() order by until limit 500 for update skip locked loop
    n := n + 1;
    update access_grant set ended_at = app.now() where id = due.id;
    if due.began then insert into outbox (lost_episode, lost_team, lost_account, lost_grant)
      values (due.episode_id, due.team_id, due.account_id, due.id); end if;
    if due.share_id is not null and due.basis <> 'retained'
      then perform app.close_share(due.share_id, 'endDate'); end if;
    insert into event (kind, subject, subject_id, audience, data)
      values ('access.ended', 'episode', due.episode_id, 'lead',
        json_build_object('basis', due.basis, 'teamId', due.team_id));
  end loop;
  if n > 0 then perform pg_notify('outbox', ''); end if;
  return n;
end
$function$
owner owner
grant execute to waymark_demo
grant execute to waymark_jobs;

CREATE OR REPLACE FUNCTION app.end_exclusion(of_order uuid, because text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare o exclusion_order; of_person uuid;
begin
  select * into o from exclusion_order where id = of_order for update;
  if o.id is null or o.account_id = app.account_id() or not app.may('exclusion.add')
    or not exists (select from app.may_exclude() m where m.id = o.account_id)
    or o.id not in (select app.readable_orders()) then raise exception 'not allowed' using errcode = '42501'; end if;
  if o.ended_at is not null then return false; end if;
  update exclusion_order set ended_at = app.now(), ended_by = app.account_id(), end_reason = because where id = o.id;
  of_person := app.person_of(o.reference);
  if of_person is not null and not exists (select from exclusion_order x
      where x.account_id = o.account_id and x.ended_at is null and app.person_of(x.reference) = of_person) then
    update exclusion set added_by = app.account_id() where account_id = o.account_id and person_id = of_person;
    delete from exclusion where account_id = o.account_id and person_id = of_person;
    insert into outbox (lost_episode, lost_account)
      select distinct s.episode_id, o.account_id
      from access_grant s join membership m on m.team_id = s.team_id and m.account_id = o.account_id
      where s.person_id = of_person and (s.account_id is null or s.account_id = o.account_id)
        and s.from_at <= app.now() and (s.until is null or s.until > app.now());
  end if;
  return true;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.end_handover()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare h handover;
begin
  for h in select * from handover where episode_id = new.id and status = 'pushed' loop
    update handover set status = 'withdrawn' where id = h.id;
    perform app.end_turns(h.id);
  end loop;
  return null;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.end_idle_sessions()
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with ended as (update session s set ended_at = now() from membership m
      where m.id = s.membership_id and s.ended_at is null
    and (s.active_at <= now() - interval '15 minutes' or s.created_at <= now() - interval '12 hours'
        or m.until <= now()) returning 1)
  select count(*)::int from ended
$function$
owner owner
grant execute to waymark_demo
grant execute to waymark_jobs;

CREATE OR REPLACE FUNCTION app.end_individual(new_id uuid, of_person uuid, wanted uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if not app.can_on_person('person.seal', of_person)
    then raise exception 'not allowed' using errcode = '42501'; end if;
  update access_grant set until = app.now()
    where person_id = of_person and account_id = wanted and basis = 'individual' and share_id is null
    and (until is null or until > app.now())
    and id not in (select grant_id from handover_turn where grant_id is not null);
  if not found then return false; end if;
  insert into protection (id, person_id, kind, account_id) values (new_id, of_person, 'individualEnded', wanted);
  return true;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.end_sessions()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if tg_table_name = 'account' then update session set ended_at = now()
    where account_id = new.id and ended_at is null;
  else update session set ended_at = now() where membership_id = new.id and ended_at is null; end if;
  return null;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.end_share(of_share uuid, why text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare h share; mine text[];
begin
  select * into h from share where id = of_share;
  mine := app.my_bases(h.episode_id);
  -- whoever may end shares (the permission matrix: share.end), or the receiving team when it closes its own work
  -- (share.close)
  if not (app.can('share.end', h.episode_id)
      or coalesce(h.to_team = app.team_id() and (h.to_account is null or h.to_account = app.account_id())
           and mine && array['share', 'individual'], false))
  then raise exception 'not allowed' using errcode = '42501'; end if;
  perform app.close_share(of_share, why);
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.end_turns(of_handover uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  update access_grant set until = app.now()
    where id in (select grant_id from handover_turn where handover_id = of_handover)
    and (until is null or until > app.now())
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.end_unanswered()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare due record; n int := 0;
begin
  for due in select id from question
    where ended_at is null and expires_at <= app.now() order by expires_at limit 200 for update skip locked loop
    n := n + 1;
    update question set status = 'expired', ended_at = app.now() where id = due.id;
    update task set ended_at = app.now(), outcome = 'dropped' where question_id = due.id and ended_at is null;
    insert into event (kind, subject, subject_id) values ('question.expired', 'question', due.id);
  end loop;
  for due in select r.id, r.recorded_by, f.request_id is not null and f.outcome is null as waits
    from access_request r left join access_found f on f.request_id = r.id
    where r.ended_at is null and r.expires_at <= app.now()
      order by r.expires_at limit 200 for update of r skip locked loop
    n := n + 1;
    if due.waits then perform app.settle_access(due.id, 'expired', null, false); end if;
    update access_request set outcome = 'expired', ended_at = app.now() where id = due.id;
    insert into event (kind, subject, subject_id, data)
      values ('accessRequest.answered', 'account', due.recorded_by, json_build_object('id', due.id));
  end loop;
  return n;
end
$function$
owner owner
grant execute to waymark_demo
grant execute to waymark_jobs;

CREATE OR REPLACE FUNCTION app.end_what_rests(of_episode uuid, of_team uuid, gone text[] DEFAULT NULL::text[], finished uuid[] DEFAULT '{}'::uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare h share; kept text[];
begin
  for h in select * from app.passed_on(of_episode, of_team, finished[cardinality(finished)]) loop
    kept := array(select x from unnest(h.sections) with ordinality u (x, i)
        where x <> all (gone)
      or x in (select p.section from app.may_pass_on(of_episode, of_team, app.sender_of(h.referral_id)) p)
      order by i);
    if not 'summary' = any (kept) then
      perform app.close_share(h.id, 'restEnded');
      perform app.notify_team('share.ended', of_episode, h.to_team, h.given_by_team);
    elsif not h.sections <@ kept then
      update share set sections = kept where id = h.id;
      update access_grant set sections = kept where share_id = h.id and basis <> 'retained';
      perform app.notify_team('share.narrowed', of_episode, h.to_team, h.given_by_team);
      perform app.end_what_rests(of_episode, h.to_team);
    end if;
  end loop;
  for h in select * from app.finished_shares(of_episode) f
    where f.given_by_team = of_team and f.referral_id is not null and f.id <> all (finished) loop
    kept := array(select x from unnest(h.sections) x
        where (x <> all (gone)) is not true
      and x not in (select p.section from app.may_pass_on(of_episode, of_team, app.sender_of(h.referral_id)) p));
    if kept <> '{}' then perform app.end_what_rests(of_episode, h.to_team, kept, finished || h.id); end if;
  end loop;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.exclude(new_id uuid, wanted uuid, typed text, because text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare of_person uuid;
begin
  if app.account_id() is null or (wanted <> app.account_id() and not app.may('exclusion.add'))
    then raise exception 'not allowed' using errcode = '42501'; end if;
  if wanted <> app.account_id() and not exists (select from app.may_exclude() m where m.id = wanted)
    then return false; end if;
  of_person := app.person_of(typed);
  insert into exclusion_order (id, account_id, reference, why) values (new_id, wanted, typed, because);
  insert into exclusion (account_id, person_id, reason) select wanted, p.id, because from person p
    where p.id = coalesce(of_person, new_id) on conflict do nothing;
  perform app.hand_back(coalesce(of_person, new_id), wanted);
  if of_person is null then -- as `post_exclusion` does for somebody
    insert into outbox (lost_episode, lost_account)
      select distinct s.episode_id, wanted
      from access_grant s join membership m on m.team_id = s.team_id and m.account_id = wanted
        where s.person_id = new_id;
    perform pg_notify('outbox', '');
  end if;
  return true;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.excluded_from(of_account uuid)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select array(select person_id from exclusion where account_id = of_account)
    || array(select o.id from exclusion_order o where o.account_id = of_account and o.ended_at is null
      order by o.recorded_at, o.id limit greatest(0,
        (select count(*) from exclusion_order o where o.account_id = of_account and o.ended_at is null)
        - (select count(*) from exclusion x where x.account_id = of_account)))
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.excluded_ids()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select app.excluded_persons() || array(select e.id from episode e
      where e.person_id = any (app.excluded_persons())) || array(select r.id from referral r
    where r.person_id = any (app.excluded_persons()))
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.excluded_marks()
 RETURNS bigint[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select (app.actor()).excluded
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.excluded_persons()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(person_id), '{}') from exclusion where account_id = app.account_id()
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.exclusion_marks(people uuid[], mask uuid, moment bigint)
 RETURNS bigint[]
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select array_agg(m.mark order by m.mark) from (
    select uuid_hash_extended(p, moment) as mark from unnest(people) p
    union all
    select hashtextextended(mask::text || n, moment) from generate_series(1, 8 - cardinality(people) % 8) n) m
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.explain_access(of_episode uuid)
 RETURNS TABLE(id uuid, team_id uuid, account_id uuid, account text, basis text, sections text[], from_at timestamp with time zone, until timestamp with time zone, share_id uuid, given_by_team uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select s.id, s.team_id, s.account_id, a.name, s.basis, s.sections, s.from_at, s.until, s.share_id, h.given_by_team
  from access_grant s left join account a on a.id = s.account_id left join share h on h.id = s.share_id
  where s.episode_id = of_episode and (s.from_at <= app.now() or s.share_id is not null)
    and (s.until is null or s.until > greatest(app.now(), s.from_at))
    and exists (select from my_grant m where m.episode_id = of_episode and m.basis <> 'retained'
      and (m.basis in ('lead', 'area', 'placing', 'national') or s.team_id = m.team_id)
      and (s.team_id = m.team_id or not m.withheld or m.basis = 'lead' or m.person_id = any (app.allow_listed())
        or s.team_id = any (app.teams_before_find(of_episode)))
      and (s.because_of is null or s.team_id = m.team_id
        or (s.because_of <> s.episode_id
            and exists (select from my_grant n where n.episode_id = s.because_of and n.basis <> 'retained'))
        or (s.because_of = s.episode_id and 'whereabouts' = any (app.read_sections())
            and 'whereabouts' = any (m.sections)
          and (not m.withheld or m.basis = 'lead' or m.person_id = any (app.allow_listed())))))
  order by s.from_at, s.id
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.extend_share(of_share uuid, ends timestamp with time zone, review timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare h share;
begin
  select * into h from share where id = of_share for update;
  if h.id is null or h.ended_at is not null or h.until is null or h.until <= app.now()
    or not h.sections <@ app.may_share(h.episode_id)
    or ends is null or ends < h.until or coalesce(h.begins_at >= least(ends, review), false) or review is null
      or review > ends or review <= app.now()
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if ends > h.until
    and coalesce(app.agreed_until(h.given_by_team, h.to_team, h.purpose, h.sections), '-infinity') < ends
    then return false; end if;
  update share set until = ends, review_at = review, agreement_id = case
    when ends > h.until then app.agreement_for(h.given_by_team, h.to_team, h.purpose, h.sections)
    else agreement_id end where id = of_share;
  update access_grant set until = ends where share_id = of_share and basis <> 'retained' and until = h.until;
  update task set ended_at = app.now(), outcome = 'done'
    where kind = 'reviewShare' and about = of_share and ended_at is null;
  perform app.begin_review(of_share);
  return true;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.find_access_alerts(most integer DEFAULT 500)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  batch bigint[];
  t jsonb;
begin
  with due as (delete from access_alert_queue w
      where w.access_log_id in (select access_log_id from access_alert_queue
      order by 1 limit most for update skip locked) returning w.access_log_id)
  select array_agg(access_log_id) into batch from due;
  if batch is null then return 0; end if;
  select jsonb_object_agg(name, value) into t from access_alert_threshold;

  with look as ( -- one record, looked at by somebody
    select c.account_id, c.team_id, tm.agency_id, c.at, c.outcome, c.bases, e.id as episode, p.id as person,
      p.family_name, a.name, e.area_code, e.status, e.closed_at, tm.national
    from access_log c join team tm on tm.id = c.team_id join account a on a.id = c.account_id
      left join referral r on r.id = c.ids[1]
      left join episode e on e.id = coalesce(r.episode_id, c.ids[1])
      join person p on p.id = coalesce(e.person_id, c.ids[1])
    where c.id = any (batch) and c.outcome = any (array['shown'] || app.taken_out()) and cardinality(c.ids) = 1),
  unusual_night as ( -- hours of the night in which an account, known by what it did in 28 days, seldom works
    select h.account_id, h.hour
    from (select account_id, date_trunc('hour', at) as hour, max(at) as at from look where app.is_night(at, t)
      group by 1, 2) h
    where (select count(*) >= (t ->> 'knownAfter')::int
        and count(*) filter (where app.is_night(b.at, t)) < (t ->> 'nightsUsual')::int
      from access_log b where b.account_id = h.account_id and b.outcome = 'shown'
        and b.at between h.at - interval '28 days' and h.at - interval '1 hour')),
  judged as (
    select l.*, array_remove(array[
      case when 'break-glass' = any (l.bases) then 'breakGlass' end,
      case when app.fold(l.name) like '% ' || app.fold(l.family_name) then 'sameName' end,
      case when l.outcome = any (app.taken_out()) then 'beforePrint' end,
      -- Its team has it among its own while it is open; afterwards somebody should have had something to do with it.
      case when l.episode is not null and l.status in ('notMissing', 'closed', 'void', 'deceased')
        and coalesce(l.closed_at, '-infinity') < l.at - interval '1 day'
        and not exists (select from task k
            where k.episode_id = l.episode and k.owner_team = l.team_id
          and (k.owner_account is null or k.owner_account = l.account_id)
          and (k.ended_at is null or k.ended_at > l.at - interval '28 days'))
        and not exists (select from event v
            where v.subject_id = l.episode and v.account_id = l.account_id and v.at > l.at - interval '28 days')
        and not exists (select from referral f
            where f.episode_id = l.episode and f.to_team = l.team_id and f.sent_at is not null and f.ended_at is null)
        and not exists (select from episode o
            where o.person_id = l.person and o.lead_team = l.team_id
          and o.status in ('reported', 'missing', 'located', 'afterReturn'))
        then 'noTask' end,
      case when l.episode is not null and not l.national and l.bases && array['area', 'break-glass']
        and not l.bases && array['lead', 'placing', 'share', 'individual', 'national']
        and exists (select from team_area x where x.team_id = l.team_id)
        and not exists (select from team_area x
            where x.team_id = l.team_id
          and (x.area_code = l.area_code
            or x.area_code in (select f.area_code from found_place f where f.episode_id = l.episode)))
        and not exists (select from episode o
            where o.person_id = l.person and o.lead_team = l.team_id
          and o.status in ('reported', 'missing', 'located', 'afterReturn'))
        then 'outOfArea' end,
      case when n.account_id is not null then 'atNight' end], null) as why
    from look l left join unusual_night n
      on n.account_id = l.account_id and n.hour = date_trunc('hour', l.at) and app.is_night(l.at, t)),
  moment as ( -- the last of each minute: what was before it is counted once a minute and account
    select c.account_id, c.team_id, tm.agency_id, max(c.at) as at from access_log c join team tm on tm.id = c.team_id
    where c.id = any (batch) and c.account_id is not null
    group by c.account_id, c.team_id, tm.agency_id, date_trunc('minute', c.at)),
  much as ( -- how many records an account opened, and how often it was refused, within an hour
    select m.account_id, m.team_id, m.agency_id, max(m.at) as at,
      max((select count(distinct b.ids[1]) from access_log b
            where b.account_id = m.account_id and b.outcome = 'shown' and cardinality(b.ids) = 1
        and b.at between m.at - interval '1 hour' and m.at)) as seen,
      max((select count(*) from access_log b
            where b.account_id = m.account_id and b.outcome in ('forbidden', 'not-found')
        and b.at between m.at - interval '1 hour' and m.at)) as refused
    from moment m group by m.account_id, m.team_id, m.agency_id),
  found as (
    select agency_id, account_id, team_id, person as about, episode, at, why, null::bigint as most from judged
      where cardinality(why) > 0
    union all
    select agency_id, account_id, team_id, account_id, null, at, array['manyInHour'], seen from much
      where seen >= (t ->> 'manyInHour')::int
    union all
    select agency_id, account_id, team_id, account_id, null, at, array['refusedOften'], refused from much
      where refused >= (t ->> 'refusedOften')::int)
  insert into access_alert as u (agency_id, account_id, team_id, about, episode, day, first_at, last_at, times,
      reasons, most)
  select min(f.agency_id::text)::uuid, f.account_id, min(f.team_id::text)::uuid, f.about, min(f.episode::text)::uuid,
    (f.at at time zone 'Europe/London')::date, min(f.at), max(f.at), count(distinct f.at),
    array_agg(distinct w), max(f.most)
  from found f cross join lateral unnest(f.why) w
    group by f.account_id, f.about, (f.at at time zone 'Europe/London')::date
  on conflict (account_id, about, day) do update
    set last_at = greatest(u.last_at, excluded.last_at), times = u.times + excluded.times,
    most = greatest(u.most, excluded.most),
    episode = coalesce(u.episode, excluded.episode),
      reasons = array(select distinct r from unnest(u.reasons || excluded.reasons) r order by r),
    -- what was cleared is open again when there is another reason
    status = case when excluded.reasons <@ u.reasons then u.status else 'open' end;
  return cardinality(batch);
end
$function$
owner owner
grant execute to waymark_demo
grant execute to waymark_jobs;

CREATE OR REPLACE FUNCTION app.find_exact(typed text, given text, family text, born date)
 RETURNS TABLE(person_id uuid, episode_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
#variable_conflict use_column
declare
  nobody constant uuid := gen_random_uuid(); -- what is looked for where nobody was found
  sought constant text := coalesce(nullif(regexp_replace(lower(typed), '[^a-z0-9]', '', 'g'), ''), 'none');
  people uuid[];
  of_episode uuid;
  excluded uuid[];
begin
  select array_agg(w.person_id), min(w.episode_id::text)::uuid into people, of_episode from search_word w
    where w.word = sought and w.source = 'reference';
  if people is null then
    select array_agg(p.id order by p.id) into people from search_word w join person p on p.id = w.person_id
      where w.word = coalesce(to_char(born, 'YYYYMMDD'), 'none') and w.source = 'dateOfBirth'
        and app.fold(p.family_name) = app.fold(family)
          and app.fold(given) in (app.fold(p.given_name), app.fold(p.known_as));
  end if;
  people := coalesce(people, array[nobody]);
  select coalesce(array_agg(g.person_id), '{}') into excluded from person_protection g
    where g.person_id = any (people) and g.sealed;
  excluded := excluded || app.excluded_persons();
  return query select e.person_id, e.id from episode e
    where e.person_id = any (people) and e.person_id <> all (excluded)
    and (of_episode is null or e.id = of_episode) and e.status <> 'void' order by e.reported_at desc, e.id limit 1;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.finished_shares(of_episode uuid)
 RETURNS SETOF share
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select * from share where episode_id = of_episode and onward
    and (begins_at is null or begins_at < coalesce(ended_at, until)) and case
    when ended_at is null then until <= app.now() else end_reason in ('workEnded', 'endDate') end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.fold(typed text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select btrim(regexp_replace(regexp_replace(replace(replace(replace(lower(translate(regexp_replace(normalize(typed,
          NFD), '[\u0300-\u036f]', '', 'g'),
    'ØøŁłĐđ', 'OoLlDd')), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), '[''’‘`]', '', 'g'), '[^[:alnum:]]+', ' ', 'g'))
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.forget_presence()
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with gone as (delete from presence where at < app.now() - interval '1 hour' returning 1)
    select count(*)::int from gone
$function$
owner owner
grant execute to waymark_demo
grant execute to waymark_jobs;

CREATE OR REPLACE FUNCTION app.give_share(input jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  of_episode uuid := input ->> 'episodeId';
  receiver uuid := input ->> 'toTeam';
  named uuid := input ->> 'toAccount';
  opened text[] := array(select jsonb_array_elements_text(input -> 'sections'));
  ends timestamptz := input ->> 'until';
  review timestamptz := input ->> 'reviewAt';
  begins timestamptz := case when (input ->> 'from')::timestamptz > app.now()
    then (input ->> 'from')::timestamptz end;
  consent jsonb := input -> 'consent';
  new_share uuid := input ->> 'id';
  urgent text := nullif(btrim(coalesce(input ->> 'urgentReason', '')), '');
  agreed boolean := coalesce(app.agreed_until(app.team_id(), receiver, input ->> 'purpose', opened) >= ends, false);
begin
  if not opened <@ app.may_share(of_episode) or not 'summary' = any (opened) or ends is null or ends <= app.now()
    or review is null or review > ends or coalesce(begins >= least(ends, review), false)
    or exists (select from membership m
        where m.account_id = app.account_id() and m.team_id = receiver and (m.until is null or m.until > now()))
    or not exists (select from team t join agency g on g.id = t.agency_id
        where t.id = receiver and g.kind <> 'oversight')
    or (named is null and exists (select from episode e join person_protection g on g.person_id = e.person_id
          where e.id = of_episode and g.sealed))
    or (named is not null and not exists (select from app.people_to_share_with(receiver) p where p.id = named))
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if not agreed and (urgent is null or input ->> 'legalBasis' <> 'vitalInterests') then return false; end if;
  insert into share (id, episode_id, to_team, to_account, given_by_team, sections, purpose, legal_basis,
      receiver_basis, condition, duty, onward, until, review_at, begins_at)
  values (new_share, of_episode, receiver, named, app.team_id(), opened, input ->> 'purpose', input ->> 'legalBasis',
      input ->> 'receiverBasis', input ->> 'condition', input ->> 'duty', (input ->> 'onward')::boolean, ends, review,
    begins);
  perform app.add_grant(of_episode, receiver, case when named is null then 'share'
      else 'individual' end, opened, new_share, ends, null, named);
  if begins is not null then update access_grant set from_at = begins where share_id = new_share; end if;
  insert into share_consent (share_id, episode_id, asked, asked_by, asked_at, scope, answer, why_not_asked, views)
  values (new_share, of_episode, consent ->> 'asked' = 'yes', consent ->> 'askedBy',
      (consent ->> 'askedAt')::timestamptz, consent ->> 'scope', consent ->> 'answer', consent ->> 'whyNotAsked',
    consent ->> 'views');
  if not agreed then
    insert into share_urgent (share_id, episode_id, reason) values (new_share, of_episode, urgent);
  end if;
  insert into task (id, kind, episode_id, about, section, owner_team, started_at, due_at)
  values (gen_random_uuid(), 'reviewShare', of_episode, new_share, 'summary', app.team_id(), app.now(), review);
  return true;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.giver_of(of_referral uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce((select e.account_id from event e
        where e.subject = 'referral' and e.subject_id = of_referral
    and e.kind in ('referral.sent', 'referral.approved', 'referral.offeredAgain') order by e.id desc limit 1),
    (select r.recorded_by from referral r where r.id = of_referral))
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.grant_individual(new_id uuid, of_person uuid, in_team uuid, wanted uuid, until_at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  l record;
  n int := 0;
  everything constant text[] := array['summary', 'description', 'care', 'health', 'enquiries', 'returnDiscussion',
      'support', 'plan', 'whereabouts'];
  of_area constant text[] := array['summary', 'description', 'care', 'health', 'enquiries', 'plan', 'whereabouts'];
begin
  if not app.can_on_person('person.seal', of_person)
    then raise exception 'not allowed' using errcode = '42501'; end if;
  if until_at is null or until_at <= app.now() or until_at > app.now() + interval '90 days'
    or not exists (select from person_protection where person_id = of_person and sealed)
    or not exists (select from app.colleagues(in_team) c where c.id = wanted)
      or exists (select from exclusion x where x.account_id = wanted and x.person_id = of_person)
      then return false; end if;
  for l in select distinct s.episode_id, e.lead_team
    from my_grant s join episode e on e.id = s.episode_id
    where s.person_id = of_person and s.basis in ('lead', 'national') loop
    update access_grant set until = app.now()
      where episode_id = l.episode_id and account_id = wanted and basis = 'individual' and share_id is null
      and (until is null or until > app.now())
      and id not in (select grant_id from handover_turn where grant_id is not null);
    perform app.add_grant(l.episode_id, in_team, 'individual', case when in_team = l.lead_team then everything
        else of_area end, null, until_at, null, wanted);
    n := n + 1;
  end loop;
  insert into protection (id, person_id, kind, account_id) values (new_id, of_person, 'individualGranted', wanted);
  insert into outbox (lost_episode, lost_account) select distinct s.episode_id, wanted from access_grant s
    where s.person_id = of_person and s.account_id = wanted and s.from_at <= app.now() and s.until > app.now();
  return n > 0;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.grant_sources(of_episode uuid)
 RETURNS TABLE(grant_id uuid, found boolean, other boolean, purpose text, asked_by_team uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select s.id, s.because_of = s.episode_id, s.because_of <> s.episode_id, h.purpose,
    (select o.from_team from handover_turn t join handover o on o.id = t.handover_id
      where t.grant_id = s.id limit 1)
  from app.explain_access(of_episode) x join access_grant s on s.id = x.id left join share h on h.id = s.share_id
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.hand_back(of_person uuid, from_account uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare t record;
begin
  for t in select k.id, k.kind, k.section, k.episode_id from task k join episode e on e.id = k.episode_id
    where e.person_id = of_person and k.owner_account = from_account and k.ended_at is null
      and k.kind <> 'acceptHandover' loop
    update task set owner_account = null, given_at = app.now() where id = t.id;
    insert into event (kind, subject, subject_id, section, audience, data)
      values ('task.given', 'episode', t.episode_id, t.section, 'lead',
        json_build_object('id', t.id, 'task', t.kind));
  end loop;
  for t in select id from episode where person_id = of_person and assigned_to = from_account loop
    update episode set assigned_to = null where id = t.id;
    insert into event (kind, subject, subject_id, audience) values ('episode.leftToTeam', 'episode', t.id, 'lead');
  end loop;
  -- a handover that waits on them is passed on by the job, as one that was not accepted in time
  for t in select n.id, n.episode_id, n.handover_id from handover_turn n join episode e on e.id = n.episode_id
    where e.person_id = of_person and n.asked_account = from_account and n.passed_at is null loop
    update handover_turn set due_at = app.now() where id = t.id;
    insert into event (kind, subject, subject_id, section, audience, data)
      values ('task.given', 'episode', t.episode_id, 'enquiries', 'lead',
        json_build_object('id', t.handover_id, 'task', 'acceptHandover'));
  end loop;
  delete from presence p using episode e
    where e.id = p.episode_id and e.person_id = of_person and p.account_id = from_account;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.hasten_handover(of_episode uuid, within_minutes integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare h handover; sooner timestamptz := app.now() + make_interval(mins => within_minutes);
begin
  if not app.can('risk.assess', of_episode) or within_minutes < 5
  then raise exception 'not allowed' using errcode = '42501'; end if;
  select * into h from handover where episode_id = of_episode and status = 'pushed' for update;
  if h.id is null then return; end if;
  update handover set minutes = within_minutes where id = h.id and minutes > within_minutes;
  update handover_turn set due_at = sooner where handover_id = h.id and passed_at is null and due_at > sooner;
  update task set due_at = sooner
    where kind = 'acceptHandover' and about = h.id and ended_at is null and due_at > sooner;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.health(OUT outbox_seconds double precision, OUT dead_letters bigint, OUT late_jobs text[])
 RETURNS record
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce(extract(epoch from clock_timestamp() - (select min(posted_at) from outbox)), 0)::float8,
    (select count(*) from dead_letter),
    array(select name from job_run
      where code is not null or (name = 'due_jobs' and ran_at < clock_timestamp() - interval '1 minute') order by 1)
$function$
owner owner
grant execute to waymark_auth;

CREATE OR REPLACE FUNCTION app.hinders_referral(of_episode uuid, receiver uuid, opened text[], basis text, of_referral uuid)
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if not exists (select from my_grant l
      where l.episode_id = of_episode and l.basis not in ('retained', 'break-glass'))
    or (of_referral is not null and not exists (select from referral r
          where r.id = of_referral and r.episode_id = of_episode and r.to_team = receiver
      and (r.from_team = app.team_id() or app.may_share(of_episode) <> '{}')))
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if app.consent_gone(of_referral, app.team_id(), opened) then return 'consentWithdrawn'; end if;
  if exists (select from episode e join person_protection g on g.person_id = e.person_id and g.sealed
      where e.id = of_episode
    and not exists (select from access_grant s
        join membership m on m.team_id = receiver and (m.until is null or m.until > now())
      where s.episode_id = of_episode and s.team_id = receiver and s.from_at <= app.now()
        and (s.until is null or s.until > app.now())
        and not exists (select from exclusion x where x.account_id = m.account_id and x.person_id = e.person_id)
        and (s.account_id is null or s.account_id = m.account_id) and app.reads_sealed(m.role, s.basis)))
  then return 'sealed'; end if;
  if basis <> 'vitalInterests' and app.agreed_until(app.team_id(), receiver, 'referral', opened) is null then
    return case when app.agreed_until(app.team_id(), receiver, 'referral', array['summary']) is null then 'notAgreed'
      else 'agreedToLess' end;
  end if;
  return null;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.id_in(text)
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select case when $1 ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then $1::uuid end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.individual_accounts(of_person uuid)
 RETURNS TABLE(account_id uuid, name text, team_id uuid, until timestamp with time zone, share_id uuid, episode_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select a.id, a.name, s.team_id, max(s.until), s.share_id, case
    when s.share_id is not null then (array_agg(s.episode_id))[1] end
    from access_grant s join account a on a.id = s.account_id
  where s.person_id = of_person and s.basis = 'individual' and s.from_at <= app.now() and s.until > app.now()
    and app.can_on_person('person.seal', of_person)
  group by a.id, a.name, s.team_id, s.share_id order by a.name, a.id, s.share_id limit 200
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.is_agreed(giver uuid, receiver uuid, wanted_purpose text, wanted text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from team g join team r using (agency_id) where g.id = giver and r.id = receiver)
    or app.agreement_for(giver, receiver, wanted_purpose, wanted) is not null
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.is_member_of(of_team uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from membership m
    where m.account_id = app.account_id() and m.team_id = of_team and (m.until is null or m.until > now()))
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.is_night(at timestamp with time zone, t jsonb)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select extract(hour from at at time zone 'Europe/London') >= (t ->> 'nightFrom')::int
    or extract(hour from at at time zone 'Europe/London') < (t ->> 'nightTo')::int
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.keep_actors()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare changed jsonb := to_jsonb(coalesce(new, old));
begin
  perform app.write_session_actors(array[(changed ->> tg_argv[0])::uuid]);
  return null;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.keep_all_actors()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  perform app.write_session_actors(array(select distinct account_id from session where ended_at is null));
  return null;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.keep_consent()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if app.account_id() is null or new.referral_id is null then return null; end if;
  insert into share_consent (share_id, episode_id, asked, asked_by, asked_at, scope, answer, why_not_asked, stance,
      views)
  select new.id, new.episode_id, c.asked, c.asked_by, c.asked_at, c.scope, c.answer, c.why_not_asked, c.views,
    c.views_note from referral_content c where c.referral_id = new.referral_id;
  if not app.is_agreed(new.given_by_team, new.to_team, new.purpose, new.sections) then
    insert into share_urgent (share_id, episode_id, reason)
      select new.id, new.episode_id, c.reason from referral_content c where c.referral_id = new.referral_id;
  end if;
  return null;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.keep_session_actor()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if tg_op = 'UPDATE' and (new.ended_at, new.membership_id, new.created_at) is not distinct
    from (old.ended_at, old.membership_id, old.created_at) then
    update session_actor set active_at = new.active_at where session_id = new.id; -- somebody did something
  else perform app.write_session_actors(array[new.account_id]); end if;
  return null;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.keep_share_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  insert into share_change (share_id, episode_id, kind, sections, until)
  values (new.id, new.episode_id, case when tg_op = 'INSERT' then 'given' when new.sections is distinct
      from old.sections or new.until < coalesce(old.until, 'infinity') then 'narrowed'
    else 'extended' end, new.sections, new.until);
  return null;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.keep_words()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare key uuid := to_jsonb(new) ->> tg_argv[0];
begin
  if tg_table_name in ('person', 'person_contact') then delete from search_word w
    where w.person_id = key and w.episode_id is null and w.source = any (tg_argv[1]::text[]);
  else delete from search_word w where w.episode_id = key and w.source = any (tg_argv[1]::text[]); end if;
  insert into search_word (person_id, episode_id, section, source, word)
    select * from app.words_on(tg_table_name, key);
  return null;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.known_people(given text, family text, known_as text, born date, most integer)
 RETURNS TABLE(id uuid, reference text, name text, date_of_birth date, division text, last_date date)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare disclosed uuid[];
begin
  if not app.may('episode.report')
    then raise exception 'not allowed' using errcode = '42501'; end if;
  with alike as materialized (select * from app.like_people(given, family, known_as, born)),
  seen as (select distinct s.person_id from my_grant s
      where s.person_id = any (array(select a.person_id from alike a)) and s.basis not in ('retained', 'break-glass'))
  select array_agg(x.person_id order by x.closeness desc) into disclosed from (
    select a.person_id, a.closeness from alike a
    where not exists (select from seen s where s.person_id = a.person_id)
      and not exists (select from person_protection g where g.person_id = a.person_id and g.sealed)
      and a.person_id <> all (app.excluded_persons())
      and exists (select from episode e where e.person_id = a.person_id and e.status <> 'void')
    order by a.closeness desc, a.person_id limit least(most, 5)) x;
  if disclosed is null then return; end if;
  insert into access_log (action, outcome, ids, sections, bases, terms)
  values ('episode.report', 'matched', disclosed, '{}', '{}', concat_ws(' ', given, family, known_as, born));
  return query select p.id, p.reference, p.given_name || ' ' || p.family_name, p.date_of_birth, l.name, l.day
    from unnest(disclosed) with ordinality t (person_id, n) join person p on p.id = t.person_id
    cross join lateral (select team.name, (e.reported_at at time zone 'Europe/London')::date as day
        from episode e join team on team.id = e.lead_team
      where e.person_id = p.id and e.status <> 'void' order by e.reported_at desc limit 1) l
    order by t.n;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.leading_episode(of_person uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select id from episode where person_id = of_person and status <> 'void'
    order by status in ('reported', 'missing', 'located', 'afterReturn') desc, reported_at desc limit 1
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.leave_deadlines()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare leads uuid; t record;
begin
  if new.basis = 'retained' or new.until is null or new.until > app.now()
    or exists (select from access_grant s where s.episode_id = new.episode_id and s.team_id = new.team_id
    and s.basis <> 'retained' and s.from_at <= app.now() and (s.until is null or s.until > app.now()))
      then return null; end if;
  select lead_team into leads from episode where id = new.episode_id;
  update task set ended_at = app.now(), outcome = 'dropped'
    where episode_id = new.episode_id and ended_at is null and owner_team = new.team_id and kind = 'passOnCorrection'
    and section = 'support';
  for t in update task set owner_team = leads, owner_account = null, given_at = app.now()
    where episode_id = new.episode_id and ended_at is null
    and owner_team = new.team_id and owner_team <> leads and kind <> 'acceptHandover'
      and not (kind = 'passOnCorrection' and section = 'support') returning id, kind, section loop
    insert into event (kind, subject, subject_id, section, audience, data)
      values ('task.given', 'episode', new.episode_id, t.section, 'lead',
        json_build_object('id', t.id, 'task', t.kind));
  end loop;
  return null;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.lift_restriction(new_id uuid, of_person uuid, why text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if not app.can_on_person('whereabouts.liftRestriction', of_person)
    then raise exception 'not allowed' using errcode = '42501'; end if;
  if not exists (select from person_protection where person_id = of_person and whereabouts <> 'full')
    then return false; end if;
  update person_protection set whereabouts = 'full' where person_id = of_person;
  delete from whereabouts_allow_list where person_id = of_person;
  insert into protection (id, person_id, kind, reason) values (new_id, of_person, 'lifted', why);
  perform app.ring_person(of_person);
  return true;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.like_accessible_people(given text, family text, known_as text, born date)
 RETURNS TABLE(person_id uuid, closeness real)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with alike as materialized (select * from app.like_people(given, family, known_as, born)),
  seen as (select distinct s.person_id from my_grant s
      where s.person_id = any (array(select a.person_id from alike a)) and s.basis not in ('retained', 'break-glass'))
  select a.person_id, a.closeness from alike a join seen using (person_id) order by a.closeness desc limit 20
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.like_people(given text, family text, known_as text, born date)
 RETURNS TABLE(person_id uuid, closeness real)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with typed as (
    select distinct x.part, t.term
      from (values ('given', app.name_words(given)), ('known', app.name_words(known_as)),
        ('family', app.name_words(family))) x (part, words)
    cross join lateral unnest(x.words) t (term) where t.term not in ('', 'not', 'known', 'unknown')),
  alike as materialized (
    select w.person_id, t.part, t.term, max(similarity(w.word, t.term)) as likeness from typed t join search_word w
      on w.source in ('name', 'knownAs')
        and (w.word % t.term or (dmetaphone(w.word) = dmetaphone(t.term) and dmetaphone(t.term) <> ''))
      and similarity(w.word, t.term) >= 0.15
    group by w.person_id, t.part, t.term),
  -- how much of each name is alike, word for word: of Test-Reid that is Test-Reed rather than Test-Moffat
  parts as (select a.person_id, a.part, sum(a.likeness) / (select count(*) from typed t
        where t.part = a.part) as likeness from alike a group by a.person_id, a.part),
  named as (
    select n.person_id, coalesce(max(n.likeness) filter (where n.part in ('given', 'known')), 0) as first,
      coalesce(max(n.likeness) filter (where n.part = 'family'), 0) as last
    from parts n where n.likeness >= 0.2 group by n.person_id)
  select p.id, (n.first + n.last + case when p.date_of_birth = born then 2 else 0 end)::real
    from named n join person p on p.id = n.person_id
  where (n.first > 0 and n.last > 0 and (born is null or p.date_of_birth is null)) or p.date_of_birth = born
  order by 2 desc, p.id limit 200
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.list_access_alerts(wanted text, before_at timestamp with time zone, before_id uuid, at_most integer)
 RETURNS TABLE(id uuid, account_id uuid, account text, team text, about uuid, person text, episode text, first_at timestamp with time zone, last_at timestamp with time zone, times integer, reasons text[], most integer, status text, reviews jsonb)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
#variable_conflict use_column
declare agency uuid := app.audited_agency();
begin
  if agency is null then raise exception 'not allowed' using errcode = '42501'; end if;
  return query
    select u.id, u.account_id, a.name, case when not app.names_a_place(u.about, u.episode, u.team_id, u.last_at)
      then t.name end, u.about, p.reference, e.reference, u.first_at, u.last_at, u.times, u.reasons, u.most, u.status,
      coalesce((select jsonb_agg(jsonb_build_object('outcome', r.outcome, 'note', r.note, 'at', r.recorded_at, 'by',
              b.name) order by r.recorded_at) from access_alert_review r left join account b on b.id = r.recorded_by
        where r.access_alert_id = u.id), '[]')
    from access_alert u left join account a on a.id = u.account_id left join team t on t.id = u.team_id
      left join person p on p.id = u.about left join episode e on e.id = u.episode
    where u.agency_id = agency and u.status = wanted and u.account_id <> app.account_id()
      and u.about <> all (app.excluded_persons())
      and (before_at is null or (u.last_at, u.id) < (before_at, before_id))
    order by u.last_at desc, u.id desc limit least(at_most, 100);
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.look_over()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin insert into access_alert_queue select unnest(new.log_entries) on conflict do nothing; return null; end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.look_over_shares(of_agreement uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  h share;
  other uuid;
  ends timestamptz := app.now() + interval '7 days';
  due timestamptz := app.now() + interval '1 day';
  n int := 0;
begin
  for h in select * from share where agreement_id = of_agreement and ended_at is null
    and (until is null or until > app.now()) for update loop
    other := app.agreement_for(h.given_by_team, h.to_team, h.purpose, h.sections);
    perform app.notify_team(case when h.until <= (select coalesce(a.until, 'infinity') from agreement a
          where a.id = other) then 'share.moved' else 'share.narrowed' end, h.episode_id, h.to_team, h.given_by_team);
    if other is not null then
      update share
        set agreement_id = other, until = least(until, (select a.until from agreement a where a.id = other)),
        review_at = least(review_at, (select app.review_before(a.until) from agreement a
              where a.id = other and a.until < h.until)) where id = h.id;
      update access_grant set until = least(until, (select a.until from agreement a where a.id = other))
        where share_id = h.id and basis <> 'retained' and (until is null or until > app.now());
      -- before it ends
      update task set due_at = least(due_at, (select s.review_at from share s where s.id = h.id))
        where kind = 'reviewShare' and about = h.id and ended_at is null;
      if h.onward then perform app.cut_what_rests(h.episode_id, h.to_team); end if;
      continue;
    end if;
    n := n + 1;
    update share set until = least(until, ends), review_at = due where id = h.id;
    update access_grant set until = least(until, ends)
      where share_id = h.id and basis <> 'retained' and (until is null or until > app.now());
    update task set due_at = least(due_at, due), given_at = app.now()
      where kind = 'reviewShare' and about = h.id and ended_at is null;
    if not found then
      perform app.begin_review(h.id);
    end if;
    if h.onward then perform app.cut_what_rests(h.episode_id, h.to_team); end if;
  end loop;
  for h in select f.* from (select distinct s.episode_id from share s where s.agreement_id = of_agreement) e
    cross join lateral app.finished_shares(e.episode_id) f where f.agreement_id = of_agreement loop
    other := app.agreement_for(h.given_by_team, h.to_team, h.purpose, h.sections);
    perform app.cut_what_rests(h.episode_id, h.to_team, x.lasts, array[h.id])
      from (select case when other is null then ends
        else (select a.until from agreement a where a.id = other) end as lasts) x where x.lasts is not null;
  end loop;
  return n;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.mark_overdue()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare t task; n int := 0;
begin
  for t in select * from task where ended_at is null and overdue_at is null and due_at <= app.now()
    order by due_at limit 500 for update skip locked loop
    n := n + 1;
    update task set overdue_at = app.now() where id = t.id;
    insert into event (kind, subject, subject_id, section, data) values (
      case when t.question_id is not null then 'question.overdue' when t.referral_id is null then 'task.overdue'
        else 'referral.overdue' end, case when t.question_id is not null then 'question'
        when t.referral_id is null then 'episode' else 'referral' end,
      coalesce(t.episode_id, t.referral_id, t.question_id), t.section, json_build_object('id', t.id, 'task', t.kind));
  end loop;
  return n;
end
$function$
owner owner
grant execute to waymark_demo
grant execute to waymark_jobs;

CREATE OR REPLACE FUNCTION app.matched_people()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select distinct p from access_log c cross join lateral unnest(c.ids) p
  where c.account_id = app.account_id() and c.action = 'episode.report' and c.outcome = 'matched'
    and not exists (select from person_protection g where g.person_id = p and g.sealed)
    and p <> all (app.excluded_persons())
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.matrix_hash()
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select encode(sha256(convert_to(concat_ws(E'\n',
    (select string_agg(line, E'\n' order by line collate "C") from (
      select concat_ws(' ', 'role_action', role, action, basis) as line from role_action) x),
    (select string_agg(line, E'\n' order by line collate "C") from (
      select concat_ws(' ', 'role_basis', role, basis) as line from role_basis) x),
    (select string_agg(line, E'\n' order by line collate "C") from (
      select concat_ws(' ', 'role_section', role, section, reach) as line from role_section) x)), 'UTF8')), 'hex')
$function$
owner owner
grant execute to waymark_app
grant execute to waymark_auth;

CREATE OR REPLACE FUNCTION app.may(wanted text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from role_action r where r.role = app.role() and r.action = wanted)
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.may_be_assigned_referral(of_referral uuid, wanted uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from referral r join membership m on m.account_id = wanted and m.team_id = r.to_team
      and (m.until is null or m.until > now())
    where r.id = of_referral and r.to_team = app.team_id() and r.sent_at is not null
      and r.person_id <> all (app.excluded_persons())
      and (not r.sealed or exists (select from my_grant l where l.episode_id = r.episode_id))
      and not exists (select from exclusion x where x.account_id = wanted and x.person_id = r.person_id)
      and (not r.sealed or exists (select from access_grant s
            where s.episode_id = r.episode_id and s.team_id = r.to_team and s.from_at <= app.now()
        and (s.until is null or s.until > app.now())
        and (s.account_id is null or s.account_id = wanted) and app.reads_sealed(m.role, s.basis))))
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.may_be_given(of_episode uuid, wanted uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from episode e
      where e.id = of_episode and exists (select from my_grant l where l.episode_id = e.id)
    and not exists (select from exclusion x where x.account_id = wanted and x.person_id = e.person_id)
    and (not exists (select from person_protection p where p.person_id = e.person_id and p.sealed)
      or exists (select from membership m
          where m.account_id = wanted and m.team_id = app.team_id()
        and (app.reads_sealed(m.role, 'lead') or app.reads_sealed(m.role, 'national')))))
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.may_exclude()
 RETURNS TABLE(id uuid, name text, team_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select distinct on (a.name, a.id) a.id, a.name, m.team_id
    from team own join team t on t.agency_id = own.agency_id
    join membership m on m.team_id = t.id and (m.until is null or m.until > now())
    join account a on a.id = m.account_id and a.disabled_at is null
  where own.id = app.team_id() and a.id <> app.account_id()
    -- or who acts for the whole agency
    and app.may('exclusion.add') and (t.id = own.id or app.may('agreement.manage'))
  order by a.name, a.id, t.id limit 1000
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.may_open_for(of_person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from my_grant s where s.person_id = of_person and s.basis not in ('retained', 'break-glass'))
    or (app.may('episode.report') and exists (select from access_log c
          where c.account_id = app.account_id() and c.at > app.now() - interval '1 hour'
        and c.action = 'episode.report' and c.outcome = 'matched' and of_person = any (c.ids))
      and not exists (select from person_protection g where g.person_id = of_person and g.sealed)
      and of_person <> all (app.excluded_persons()))
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.may_pass_on(of_episode uuid, of_team uuid, of_account uuid)
 RETURNS TABLE(section text, until timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select x, case when bool_or(s.until is null) then null else max(s.until) end
  from access_grant s left join share h on h.id = s.share_id cross join lateral unnest(s.sections) x
  where s.episode_id = of_episode and s.team_id = of_team and (s.account_id is null or s.account_id = of_account)
    and s.from_at <= app.now() and (s.until is null or s.until > app.now())
    and (s.basis in ('lead', 'area', 'placing', 'national') or (s.basis in ('share', 'individual') and h.onward))
    and (x <> 'whereabouts' or not s.withheld or s.basis = 'lead')
  group by x
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.may_share(of_episode uuid)
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct x), '{}') from my_grant s cross join lateral unnest(s.sections) x
  where s.episode_id = of_episode and x = any (app.read_sections())
    and exists (select from role_action r
        where r.role = (s.actor).role and r.basis = s.basis and r.action = 'share.give')
    and (x <> 'whereabouts' or not s.withheld or s.basis = 'lead' or s.person_id = any (app.allow_listed()))
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.may_take(of_episode uuid, in_team uuid, wanted uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from membership m join account a on a.id = m.account_id join team t on t.id = m.team_id
      join agency g on g.id = t.agency_id join episode e on e.id = of_episode
    where m.account_id = wanted and m.team_id = in_team and a.disabled_at is null
      and (m.until is null or m.until > now()) and g.kind = 'police'
      and m.role = any (case when exists (select from person_protection p
            where p.person_id = e.person_id and p.sealed)
          then app.roles_that_may('person.readSealed', 'lead')
        else app.roles_that_may('handover.accept', null) end)
      and not exists (select from exclusion x where x.account_id = wanted and x.person_id = e.person_id))
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.moment()
 RETURNS bigint
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select (extract(epoch from now()) * 1000000)::bigint
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.my_bases(wanted uuid)
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct basis), '{}') from my_grant where episode_id = wanted
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.my_opening(of_opening uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select b.reference from break_glass b
    where b.id = of_opening and b.recorded_by = app.account_id() and app.sees_people()
    and b.person_id <> all (app.excluded_persons())
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.name_draft_subject()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  new.about := case
    when new.form in ('questionAnswer', 'questionRefusal', 'openingReview', 'exclusionEnd', 'accessAlertReview')
      then app.id_in(new.place)
    when new.form = 'referralStep' then app.id_in(split_part(new.place, '/', 1))
    when new.form in ('report', 'notify') and coalesce(new.values -> 'person', 'null') = 'null'
      then app.id_in(new.values ->> 'personId') end;
  return new;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.name_words(typed text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select app.words(typed) || app.words(regexp_replace(typed, '[''’‘`]', ' ', 'g'))
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.names_a_place(of_person uuid, of_episode uuid, of_team uuid, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select of_team is not null and exists (select
      from person_protection g join episode e on e.person_id = g.person_id and e.id = coalesce(of_episode, e.id)
    where g.person_id = of_person and g.whereabouts <> 'full' and at >= e.located_at
      and not exists (select from access_grant s
          where s.episode_id = e.id and s.team_id = of_team and s.because_of is distinct from s.episode_id
        and (s.basis in ('lead', 'national', 'area', 'placing') or s.from_at < e.located_at)))
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.narrow_share(of_share uuid, kept text[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare h share;
begin
  select * into h from share where id = of_share for update;
  if h.id is null or h.ended_at is not null or app.may_share(h.episode_id) = '{}' or not kept <@ h.sections
    or h.sections <@ kept or not 'summary' = any (kept)
  then raise exception 'not allowed' using errcode = '42501'; end if;
  update share set sections = kept where id = of_share;
  update access_grant set sections = kept where share_id = of_share and basis <> 'retained';
  if h.onward then perform app.end_what_rests(h.episode_id, h.to_team); end if;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.next_reference(kind text)
 RETURNS text
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin return app.draw_reference(kind); end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.notify_auditors()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  insert into event (kind, subject, subject_id)
    select distinct 'accessAlert.found', 'account', m.account_id from membership m join team t on t.id = m.team_id
    where t.agency_id = new.agency_id and m.role = any (app.roles_that_may('audit.read', null))
      and (m.until is null or m.until > now())
      and m.account_id <> new.account_id
      and not exists (select from exclusion x where x.account_id = m.account_id and x.person_id = new.about);
  return null;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.notify_change(of_entry bigint, rooms text[], excluded text[], kind text, subject text, id uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with recipient as (
    select recipient, (row_number() over () - 1) / 100 as part, count(*) over () as all_parts
    from (select unnest(rooms) as recipient union all select '-' || unnest(excluded)) r)
  select pg_notify(app.channel('change'), json_build_object('entry', of_entry, 'to', array_agg(recipient),
      'of', max(all_parts), 'change', json_build_object('kind', kind, 'subject', subject, 'id', id))::text)
  from recipient where cardinality(rooms) > 0 group by part order by part
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.notify_team(of_kind text, of_episode uuid, of_team uuid, given_by uuid, more jsonb DEFAULT '{}'::jsonb, of_section text DEFAULT 'summary'::text, heard text DEFAULT 'section'::text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  insert into event (kind, subject, subject_id, section, audience, data, account_id, team_id, role, request_id)
  select of_kind, 'episode', of_episode, of_section, heard, more || jsonb_build_object('teamId', of_team),
    case when k.known then app.account_id() end, case when k.known then app.team_id() end, case
      when k.known then app.role() end, case when k.known then app.request_id() end
  from (select coalesce(heard = 'ownTeam' or app.team_id() in (of_team, given_by)
        or app.my_bases(of_episode) && array['lead', 'area', 'placing', 'national'], false) as known) k
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.now()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select date_trunc('milliseconds', case when session_user = 'waymark_demo'
    then coalesce(nullif(current_setting('app.clock', true), '')::timestamptz, now()) else now() end)
$function$
owner owner
grant execute to waymark_app
grant execute to waymark_auth
grant execute to waymark_jobs
grant execute to waymark_relay;

CREATE OR REPLACE FUNCTION app.open_episode(input jsonb)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  me uuid := app.team_id();
  police boolean := app.may('episode.report');
  notifies boolean := app.may('episode.notify');
  the_episode uuid := input ->> 'id';
  the_person uuid := input ->> 'personId';
  area text := input ->> 'areaCode';
  leads uuid;
  ref text;
  the_share uuid;
  t record;
  had text[]; -- a partner that notifies again of somebody it knows sees of them no more than before
  everything constant text[] := array['summary', 'description', 'care', 'health', 'enquiries', 'returnDiscussion',
      'support', 'plan', 'whereabouts'];
begin
  if not police and not notifies then raise exception 'not allowed' using errcode = '42501'; end if;
  if police then leads := me;
  else
    select team.id into leads from team join agency on agency.id = team.agency_id
      join team_area on team_area.team_id = team.id
    where agency.kind = 'police' and not team.national and team_area.area_code = area order by team.id limit 1;
    if leads is null then raise exception 'no division covers the area' using errcode = '42501'; end if;
  end if;

  if input ? 'person' then
    insert into person (id, given_name, family_name, known_as, date_of_birth, warning)
    select the_person, p ->> 'givenName', p ->> 'familyName', p ->> 'knownAs', (p ->> 'dateOfBirth')::date,
      p ->> 'warning' from (select input -> 'person' as p) x;
  elsif not app.may_open_for(the_person) then
    -- opening an episode is no way to reach a person
    raise exception 'person not in access_grant' using errcode = '42501';
  end if;

  if notifies and not input ? 'person' then
    select coalesce(array_agg(distinct x), '{}') into had
      from my_grant l cross join lateral unnest(l.sections) x where l.person_id = the_person;
  end if;

  ref := app.next_reference('MP');
  insert into episode (id, reference, person_id, lead_team, area_code, status, risk, missing_from, reported_at,
      last_seen_at)
  values (the_episode, ref, the_person, leads, area, 'reported', input ->> 'risk', input ->> 'missingFrom',
      (input ->> 'reportedAt')::timestamptz, (input ->> 'lastSeenAt')::timestamptz);

  perform app.add_grant(the_episode, leads, 'lead', everything);
  for t in select team.id, agency.kind, team.national from team join agency on agency.id = team.agency_id
    where team.national or exists (select from team_area where team_id = team.id and area_code = area) loop
    if t.national then
      perform app.add_grant(the_episode, t.id, 'national', everything);
    elsif t.kind = 'council' then
      perform app.add_grant(the_episode, t.id, 'area', case when t.id = me and had is not null
        then array(select unnest(array_remove(everything, 'enquiries')) intersect select unnest(had))
          else array_remove(everything, 'enquiries') end);
    elsif t.kind = 'police' and t.id <> leads then
      perform app.add_grant(the_episode, t.id, 'area',
          array['summary', 'description', 'care', 'health', 'enquiries', 'plan', 'whereabouts']);
    end if;
  end loop;
  if input ? 'person' and input ->> 'placingArea' is not null and input ->> 'placingArea' <> area then
    perform app.add_grant(the_episode, team.id, 'placing', array_remove(everything, 'enquiries'))
    from team join agency on agency.id = team.agency_id join team_area on team_area.team_id = team.id
    where agency.kind = 'council' and team_area.area_code = input ->> 'placingArea';
  end if;
  if notifies and not exists (select from access_grant where episode_id = the_episode and team_id = me) then
    the_share := gen_random_uuid();
    insert into share (id, episode_id, to_team, given_by_team, sections, purpose, legal_basis, until_closed)
    values (the_share, the_episode, me, leads, case when had is null then array['summary', 'description', 'plan']
      else array(select unnest(array['summary', 'description', 'plan']) intersect select unnest(had)) end, 'notified',
        'publicTask', true);
    perform app.add_grant(the_episode, me, 'share', sections, the_share) from share where id = the_share;
  end if;
  -- While a police team leads an open episode it sees that person's earlier ones as a covering division does.
  perform app.add_grant(e.id, leads, 'area',
      array['summary', 'description', 'care', 'health', 'enquiries', 'plan', 'whereabouts'], null, null, the_episode)
  from episode e where e.person_id = the_person and e.id <> the_episode
    and not exists (select from access_grant s
        where s.episode_id = e.id and s.team_id = leads and s.basis in ('lead', 'area')
      and (s.until is null or s.until > app.now()));
  return ref;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.open_found_area(of_episode uuid, area text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  perform app.assert_can('episode.locate', of_episode);
  if exists (select from person_protection g join episode e on e.person_id = g.person_id
      where e.id = of_episode and g.whereabouts <> 'full') then return; end if;
  perform app.add_grant(of_episode, team.id, 'area', array['summary', 'description', 'health', 'whereabouts'], null,
      null, of_episode)
  from team join agency on agency.id = team.agency_id join team_area on team_area.team_id = team.id
  where agency.kind in ('police', 'council') and team_area.area_code = area
    and not exists (select from access_grant s
        where s.episode_id = of_episode and s.team_id = team.id
      and s.basis in ('lead', 'area', 'placing', 'national') and (s.until is null or s.until > app.now()));
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.own_team()
 RETURNS uuid
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select (app.actor()).own_team
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.pass_handovers()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare h handover; next_one uuid; n int := 0;
begin
  for h in select o.* from handover o
    where o.status = 'pushed' and not exists (select from handover_turn t
      where t.handover_id = o.id and t.passed_at is null and t.due_at > app.now())
    order by o.recorded_at limit 100 for update skip locked loop
    n := n + 1;
    select m.account_id into next_one
      from membership m left join lateral (select max(pushed_at) as last from handover_turn t
        where t.handover_id = h.id and t.asked_account = m.account_id) asked on true
    where m.team_id = h.to_team and app.may_take(h.episode_id, h.to_team, m.account_id)
      and m.account_id <> coalesce(h.recorded_by, m.team_id)
      and (m.role = any (app.roles_that_may('risk.review', null)) or asked.last is not null)
    order by asked.last nulls first,
      m.role <> all (app.roles_that_may('risk.review', null)), app.seniority(m.role),
      m.account_id limit 1;
    insert into event (kind, subject, subject_id, section, data)
      values ('handover.passed', 'episode', h.episode_id, 'enquiries',
        json_build_object('id', h.id, 'teamId', h.to_team));
    if next_one is null then -- there is nobody else: the one who was asked is asked on
      update handover_turn set due_at = app.now() + make_interval(mins => h.minutes)
        where handover_id = h.id and passed_at is null;
    else
      perform app.end_turns(h.id);
      update handover_turn set passed_at = app.now() where handover_id = h.id and passed_at is null;
      perform app.ask_to_take(h, next_one);
    end if;
  end loop;
  return n;
end
$function$
owner owner
grant execute to waymark_demo
grant execute to waymark_jobs;

CREATE OR REPLACE FUNCTION app.passed_on(of_episode uuid, of_team uuid, from_share uuid)
 RETURNS SETOF share
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select h.* from share h where h.episode_id = of_episode and h.given_by_team = of_team and h.referral_id is not null
    and h.ended_at is null and (h.until is null or h.until > app.now())
    and (from_share is null or exists (select from share f
          where f.id = from_share and h.from_at between f.from_at and coalesce(f.ended_at, f.until))) for update of h
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.people_to_share_with(of_team uuid)
 RETURNS TABLE(id uuid, name text, role text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select distinct on (a.name, a.id, m.role) a.id, a.name, m.role
    from membership m join account a on a.id = m.account_id
  where m.team_id = of_team and (m.until is null or m.until > now()) and a.disabled_at is null
    and exists (select from role_section r where r.role = m.role)
    and app.may('share.give')
      and (app.actor()).view_episode is null
  order by a.name, a.id, m.role limit 200
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.person_of(typed text)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select w.person_id from search_word w
    where w.word = nullif(regexp_replace(lower(typed), '[^a-z0-9]', '', 'g'), '') and w.source = 'reference' limit 1
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.phone_numbers(typed text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select coalesce(array_agg(regexp_replace(regexp_replace(n[1], '\(0\)|[^0-9+]', '', 'g'), '^(\+44|0044)', '0')),
      '{}') from regexp_matches(typed, '(\+?[0-9(][0-9 ().\-]{5,}[0-9])', 'g') n
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.post_event()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin insert into outbox (event_id) values (new.id); perform pg_notify('outbox', ''); return null; end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.post_exclusion()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  insert into outbox (lost_episode, lost_account)
    select distinct s.episode_id, new.account_id
    from access_grant s join membership m on m.team_id = s.team_id and m.account_id = new.account_id
    where s.person_id = new.person_id and (s.account_id is null or s.account_id = new.account_id)
      and s.from_at <= app.now() and (s.until is null or s.until > app.now());
  perform pg_notify('outbox', '');
  return null;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.post_loss()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if new.from_at > app.now() then return null; end if;
  if (new.until is distinct from old.until and new.until <= app.now())
    or (new.ended_at is not null and old.ended_at is null and old.until > app.now())
    or (new.sealed and not old.sealed) or (new.withheld and not old.withheld) or new.sections is distinct
      from old.sections then
    insert into outbox (lost_episode, lost_team, lost_account, lost_grant, by_seal)
      values (new.episode_id, new.team_id, new.account_id, new.id, new.sealed and not old.sealed);
    perform pg_notify('outbox', '');
  end if;
  return null;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.post_session_end()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin perform pg_notify(app.channel('session_ended'), new.id::text); return null; end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.present(of_episode uuid, now_editing text, lasts interval)
 RETURNS TABLE(account_id uuid, name text, team text, editing text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
#variable_conflict use_column
begin
  if not exists (select from my_grant l where l.episode_id = of_episode and l.basis <> 'retained')
    then return; end if;
  insert into presence (episode_id, editing) values (of_episode, now_editing)
  on conflict (episode_id, account_id, team_id) do update set editing = excluded.editing, at = app.now();
  return query
    select p.account_id, a.name, t.name, case
      when p.editing = any (app.read_sections()) and exists (select from my_grant l
      where l.episode_id = of_episode and p.editing = any (l.sections)) then p.editing end
    from presence p join account a on a.id = p.account_id join team t on t.id = p.team_id
    where p.episode_id = of_episode and p.at > app.now() - lasts and p.account_id <> app.account_id()
      and (p.team_id = app.team_id() or p.team_id in (select x.team_id from app.explain_access(of_episode) x))
    order by a.name limit 50;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.push_handover(new_id uuid, of_episode uuid, in_team uuid, wanted uuid, words text, within_minutes integer)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare h handover; leads uuid;
begin
  select lead_team into leads from episode where id = of_episode;
  perform app.assert_can('episode.handover', of_episode);
  if wanted = app.account_id() or not app.may_take(of_episode, in_team, wanted) then return false; end if;
  insert into handover (id, episode_id, from_team, to_team, note, minutes, status)
    values (new_id, of_episode, leads, in_team, words, within_minutes, 'pushed') returning * into h;
  perform app.ask_to_take(h, wanted);
  return true;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.questions_since_found()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select q.id from question q join episode e on e.id = q.episode_id and q.recorded_at >= e.located_at
  where q.withheld and app.team_id() in (q.from_team, q.to_team)
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.read_access_log(who uuid, person_ref text, episode_ref text, kinds text[], outcomes text[], since timestamp with time zone, until_at timestamp with time zone, before_id bigint, most integer)
 RETURNS TABLE(id bigint, at timestamp with time zone, account_id uuid, account text, team text, role text, action text, outcome text, bases text[], sections text[], terms text, ids uuid[], refs jsonb, shown_in_all integer, tasks text[])
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
#variable_conflict use_column
declare
  agency uuid := app.audited_agency();
  excluded uuid[] := app.excluded_ids();
  wanted uuid[];
begin
  if agency is null then raise exception 'not allowed' using errcode = '42501'; end if;
  if episode_ref is not null then
    wanted := array(select e.id from episode e where e.reference = upper(btrim(episode_ref))
        union select e.person_id from episode e
      where e.reference = upper(btrim(episode_ref)) and person_ref is not null);
  elsif person_ref is not null then
    wanted := array(select p.id from person p where p.reference = upper(btrim(person_ref))
        union select e.id from episode e join person p on p.id = e.person_id
      where p.reference = upper(btrim(person_ref)));
  end if;
  if wanted = '{}' then wanted := array[gen_random_uuid()]; end if;
  return query
    with page as (
      select c.* from team t cross join lateral (
        select * from access_log c where c.team_id = t.id and (before_id is null or c.id < before_id)
          and (who is null or c.account_id = who)
          and (kinds is null or c.action = any (kinds)) and (outcomes is null or c.outcome = any (outcomes))
            and (since is null or c.at >= since) and (until_at is null or c.at < until_at)
          and (wanted is null
              or (c.ids && wanted
              and (c.outcome not in ('forbidden', 'not-found', 'tried') or app.agency_knows(agency, c.ids[1]))))
            and not c.ids && excluded
        order by c.id desc limit least(most, 100)) c
      where t.agency_id = agency order by c.id desc limit least(most, 100))
    select p.id, p.at, p.account_id, a.name, case
      when not exists (select from unnest(p.ids[1:4]) x left join referral r on r.id = x
        left join episode e on e.id = coalesce(r.episode_id, x)
        where app.names_a_place(coalesce(e.person_id, x), e.id, p.team_id, p.at))
          then t.name end, p.role, p.action, p.outcome, p.bases, p.sections, p.terms, p.ids[1:4],
      (select jsonb_agg(jsonb_build_object('kind', r.kind, 'reference', r.reference)) from (
        select 'episode' as kind, e.reference, e.id from episode e where e.id = any (p.ids[1:4])
        union all select 'person', n.reference, n.id from person n where n.id = any (p.ids[1:4])
        union all select 'referral', f.reference, f.id from referral f where f.id = any (p.ids[1:4])) r
          where p.outcome not in ('forbidden', 'not-found', 'tried') or app.agency_knows(agency, r.id)),
      case when p.outcome = 'tried' and not exists (select from unnest(p.ids) x where app.agency_knows(agency, x))
        then 0 else cardinality(p.ids) end,
      array(select distinct k.kind from task k
          where cardinality(p.ids) <= 2 and k.episode_id = any (p.ids) and k.owner_team = p.team_id
        and (k.owner_account is null or k.owner_account = p.account_id)
        and k.recorded_at <= p.at and (k.ended_at is null or k.ended_at >= p.at))
    from page p left join account a on a.id = p.account_id left join team t on t.id = p.team_id order by p.id desc;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.read_own_sections()
 RETURNS text[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce((app.actor()).own_sections, '{}')
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.read_sections()
 RETURNS text[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce((app.actor()).sections, '{}')
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.readable_alerts()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select u.id from access_alert u where u.agency_id = app.audited_agency() and u.about <> all (app.excluded_persons())
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.readable_orders()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select o.id from exclusion_order o where o.account_id in (select m.id from app.may_exclude() m)
    and (o.recorded_by = app.account_id()
        or coalesce(app.person_of(o.reference) <> all (app.excluded_persons()), true))
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.reads_restricted(of_episode uuid, of_team uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from episode e
      where e.id = of_episode
    and (e.lead_team = of_team
        or exists (select from whereabouts_allow_list l join membership m on m.account_id = l.account_id
    where l.person_id = e.person_id and m.team_id = of_team and (m.until is null or m.until > now()))))
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.reads_sealed(wanted_role text, on_basis text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from role_action r
    where r.role = wanted_role and r.action = 'person.readSealed' and r.basis = on_basis)
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.record_corrected(of_section text, about uuid)
 RETURNS TABLE(episode_id uuid, recorded_team uuid, recorded_at timestamp with time zone, private boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select r.episode_id, r.recorded_team, r.recorded_at, false from information r
    where of_section = 'description' and r.id = about
  union all select r.episode_id, r.recorded_team, r.recorded_at, false from risk_assessment r
    where of_section = 'description' and r.id = about
  union all select r.episode_id, r.recorded_team, r.recorded_at, false from return_check r
    where of_section = 'health' and r.episode_id = about
  union all select r.episode_id, r.recorded_team, r.recorded_at, false from return_discussion_record r
    where of_section = 'returnDiscussion' and r.id = about
  union all select r.episode_id, r.recorded_team, r.recorded_at, false from return_discussion_refusal r
    where of_section = 'returnDiscussion' and r.id = about
  union all select r.episode_id, r.recorded_team, r.recorded_at, not r.shared_back from support_note r
    where of_section = 'support' and r.id = about
  union all select r.episode_id, r.recorded_team, r.recorded_at, false from found_place r
    where of_section = 'whereabouts' and r.episode_id = about
  union all select r.episode_id, r.recorded_team, r.recorded_at, false from return_report r
    where of_section = 'whereabouts' and r.id = about
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.record_disclosure(new_id uuid, of_person uuid, of_episode uuid, what text, wanted jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare opened text[];
begin
  select coalesce(array_agg(distinct x), '{}') into opened
    from my_grant s cross join lateral unnest(s.sections) x
    where s.person_id = of_person and s.basis <> 'retained' and (of_episode is null or s.episode_id = of_episode)
      and x = any (app.read_sections())
      and (x <> 'whereabouts' or not s.withheld or s.basis = 'lead' or s.person_id = any (app.allow_listed()));
  if cardinality(opened) = 0 or not array(select jsonb_array_elements_text(wanted -> 'sections')) <@ opened
    then raise exception 'not allowed' using errcode = '42501'; end if;
  insert into disclosure (id, person_id, episode_id, kind, to_team, to_whom, how, sections, legal_basis, reason,
      disclosed_at)
  values (new_id, of_person, of_episode, what, (wanted ->> 'toTeam')::uuid, wanted ->> 'toWhom', wanted ->> 'how',
      array(select jsonb_array_elements_text(wanted -> 'sections')),
    wanted ->> 'legalBasis', wanted ->> 'reason', coalesce((wanted ->> 'at')::timestamptz, app.now()));
  if what = any (app.taken_out()) then
    insert into access_log (action, outcome, ids, sections, bases)
    select wanted ->> 'action', what, array[coalesce(of_episode, of_person)],
      array(select jsonb_array_elements_text(wanted -> 'sections')),
      array(select distinct s.basis from my_grant s
          where s.person_id = of_person and s.basis <> 'retained'
        and (of_episode is null or s.episode_id = of_episode));
  end if;
  if what = 'export' then -- taken out by a read, which tells of nothing itself
    insert into event (kind, subject, subject_id, audience, data)
      values ('disclosure.exported', 'person', of_person, 'lead', json_build_object('id', new_id));
  end if;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.record_run(of_job text, error text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  insert into job_run as j (name, ran_at, code) values (of_job, clock_timestamp(), error)
  on conflict (name) do update set ran_at = excluded.ran_at, code = excluded.code
  where j.code is distinct from excluded.code or j.ran_at < excluded.ran_at - interval '10 seconds'
$function$
owner owner
grant execute to waymark_demo
grant execute to waymark_jobs;

CREATE OR REPLACE FUNCTION app.referrals_since_found()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select r.id from referral r join episode e on e.id = r.episode_id and r.recorded_at >= e.located_at
  where r.withheld and (app.team_id() in (r.from_team, r.to_team, r.approved_by_team)
    or exists (select from live_grant g where g.episode_id = e.id))
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.refuse_access(of_request uuid, why text, notify_requester boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare f access_found;
begin
  select * into f from access_found where request_id = of_request for update;
  if f.request_id is null or exists (select from access_request r
      where r.id = of_request and r.recorded_by = app.account_id()) or not app.can('share.give', f.episode_id)
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if f.outcome is not null then return false; end if;
  perform app.settle_access(of_request, 'refused', why, notify_requester);
  return true;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
 begin raise exception '% is written once', tg_table_name using errcode = '42501'; end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.refuse_restrict(new_id uuid, of_person uuid, of_asking uuid, why text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare a protection;
begin
  select * into a from protection
    where id = of_asking and person_id = of_person and kind = 'restrictAsked' for update;
  if a.id is null or not app.can_on_person('whereabouts.liftRestriction', a.person_id)
    then raise exception 'not allowed' using errcode = '42501'; end if;
  if exists (select from protection b where b.answers = a.id) then return null; end if;
  insert into protection (id, person_id, episode_id, kind, reason, answers, for_account)
    values (new_id, a.person_id, a.episode_id, 'restrictRefused', why, a.id, a.recorded_by);
  update task set ended_at = app.now(), outcome = 'done'
    where about = a.id and kind = 'decideRestriction' and ended_at is null;
  return a.episode_id;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.request_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select nullif(current_setting('app.request_id', true), '')::uuid
$function$
owner owner
grant execute to waymark_app
grant execute to waymark_auth
grant execute to waymark_jobs
grant execute to waymark_relay;

CREATE OR REPLACE FUNCTION app.require_event()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare changed jsonb := coalesce(to_jsonb(new), to_jsonb(old));
begin
  if not exists (select from event
      where tx = app.tx() and subject_id::text in (select changed ->> name from unnest(tg_argv) name)) then
    raise exception 'unaudited change to %', tg_table_name using errcode = 'WMAUD';
  end if;
  return null;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.restrict(new_id uuid, of_person uuid, may_disclose text, why text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare a protection; t record;
begin
  if exists (select from person_protection where person_id = of_person and whereabouts in (may_disclose, 'nothing'))
    then return false; end if;
  insert into person_protection (person_id, whereabouts) values (of_person, may_disclose)
    on conflict (person_id) do update set whereabouts = may_disclose;
  update access_grant set until = app.now()
    where person_id = of_person and because_of = episode_id and (until is null or until > app.now());
  for t in select k.id, k.kind, k.episode_id, e.lead_team from task k join episode e on e.id = k.episode_id
    where e.person_id = of_person and k.ended_at is null and k.section = 'whereabouts'
      and k.owner_team <> e.lead_team loop
    update task set owner_team = t.lead_team, owner_account = null, given_at = app.now() where id = t.id;
    insert into event (kind, subject, subject_id, section, audience, data)
      values ('task.given', 'episode', t.episode_id, 'whereabouts', 'lead',
        json_build_object('id', t.id, 'task', t.kind));
  end loop;
  insert into protection (id, person_id, kind, code, reason)
    values (new_id, of_person, 'restricted', may_disclose, why);
  for a in select * from protection x
    where x.person_id = of_person and x.kind = 'restrictAsked'
    and not exists (select from protection y where y.answers = x.id) loop
    insert into protection (id, person_id, kind, code, answers, for_account)
      values (gen_random_uuid(), of_person, 'restricted', may_disclose, a.id, a.recorded_by);
    update task set ended_at = app.now(), outcome = 'done'
      where about = a.id and kind = 'decideRestriction' and ended_at is null;
    insert into event (kind, subject, subject_id, audience, data)
      values ('protection.answered', 'episode', a.episode_id, 'lead',
        json_build_object('id', a.id, 'what', 'restrict', 'agreed', true));
  end loop;
  return true;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.restrict_person(new_id uuid, of_person uuid, may_disclose text, why text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if not app.can_on_person('whereabouts.restrict', of_person)
    or may_disclose not in ('safe-and-well-only', 'nothing')
  then raise exception 'not allowed' using errcode = '42501'; end if;
  return app.restrict(new_id, of_person, may_disclose, why);
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.restrict_whereabouts(of_episode uuid, may_disclose text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  perform app.assert_can('whereabouts.restrict', of_episode);
  if may_disclose = 'full' then return; end if; -- lifting a restriction is another decision
  perform app.restrict(gen_random_uuid(), (select person_id from episode where id = of_episode), may_disclose, null);
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.retained_card(of_episode uuid)
 RETURNS TABLE(reference text, given_name text, family_name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select e.reference, p.given_name, p.family_name from episode e join person p on p.id = e.person_id
  where e.id = of_episode and exists (select from my_grant s where s.episode_id = e.id)
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.review_access_alert(of_alert uuid, verdict text, words text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare u access_alert;
begin
  select * into u from access_alert where id = of_alert for update;
  if u.id is null or u.agency_id is distinct from app.audited_agency() or u.account_id = app.account_id()
    or u.about = any (app.excluded_persons()) then return 'none'; end if;
  if u.status = 'cleared' then return 'cleared'; end if;
  insert into access_alert_review (access_alert_id, outcome, note) values (u.id, verdict, words);
  update access_alert set status = verdict where id = u.id;
  return 'done';
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.review_before(ends timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select least(app.now() + (ends - app.now()) / 2, app.now() + interval '90 days')
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.review_break_glass(of_break_glass uuid, verdict text, words text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  b break_glass;
  auditor boolean := app.may('audit.read');
begin
  select * into b from break_glass where id = of_break_glass for update;
  if b.id is null or b.recorded_by = app.account_id() or b.person_id = any (app.excluded_persons())
    or not coalesce(case when auditor
        then exists (select from team t join team own on own.agency_id = t.agency_id
        where t.id = b.recorded_team and own.id = app.team_id())
      else app.can('breakGlass.review', b.episode_id) end, false)
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if exists (select from break_glass_review r
      where r.break_glass_id = b.id and r.side = case when auditor then 'agency' else 'lead' end)
    then return false; end if;
  insert into break_glass_review (break_glass_id, episode_id, side, outcome, note)
    values (b.id, b.episode_id, case when auditor then 'agency' else 'lead' end, verdict, words);
  if not auditor then
    update task set ended_at = app.now(), outcome = 'done'
      where kind = 'reviewBreakGlass' and about = b.id and ended_at is null;
  end if;
  -- whoever opened it is told that it was reviewed
  insert into event (kind, subject, subject_id, data)
    values ('breakGlass.judged', 'account', b.recorded_by, json_build_object('id', b.id));
  return true;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.review_urgent_share(of_share uuid, verdict text, words text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare u share_urgent; h share;
begin
  select * into u from share_urgent where share_id = of_share for update;
  select * into h from share where id = of_share;
  if u.share_id is null or h.given_by = app.account_id()
    or exists (select from referral r where r.id = h.referral_id and r.recorded_by = app.account_id())
    or not app.can('share.review', u.episode_id)
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if u.reviewed_at is not null then return false; end if;
  update share_urgent set reviewed_by = app.account_id(), reviewed_at = app.now(), outcome = verdict, note = words
    where share_id = of_share;
  update task set ended_at = app.now(), outcome = 'done'
    where kind = 'reviewUrgentShare' and about = of_share and ended_at is null;
  if verdict = 'wrong' then perform app.close_share(of_share, 'foundWrong'); end if;
  return true;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.reviewer_of(of_share uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select case when exists (select
      from access_grant s join team t on t.id = s.team_id join agency g on g.id = t.agency_id
    where s.episode_id = h.episode_id and s.team_id = h.given_by_team and s.account_id is null
      and s.from_at <= app.now() and (s.until is null or s.until > app.now())
      and (s.basis in ('lead', 'national')
          or (s.basis in ('area', 'placing') and g.kind = 'council' and not s.sealed))) then h.given_by_team
        else e.lead_team end
  from share h join episode e on e.id = h.episode_id where h.id = of_share
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.ring_person(of_person uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  insert into outbox (lost_episode, lost_team, lost_account)
    select distinct episode_id, team_id, account_id from access_grant
    where person_id = of_person and from_at <= app.now() and (until is null or until > app.now());
  select pg_notify('outbox', '')
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.role()
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin return (app.actor()).role; end
$function$
owner owner
grant execute to waymark_app
grant execute to waymark_auth
grant execute to waymark_jobs
grant execute to waymark_relay;

CREATE OR REPLACE FUNCTION app.roles_that_may(wanted text, on_basis text)
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct r.role), '{}') from role_action r
  where r.action = wanted and (on_basis is null or r.basis = on_basis)
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.rooms_of_loss(of_episode uuid, of_team uuid, of_account uuid, of_grant uuid, by_seal boolean)
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with heard as (
    select distinct s.team_id, s.account_id, b.role,
      by_seal or app.reads_sealed(b.role, s.basis) and (s.id = of_grant or s.from_at <= app.now()
        and (s.until is null or s.until > app.now()))
        or not exists (select from access_grant x where x.episode_id = of_episode and x.sealed) as hears
    from access_grant s join role_basis b on b.basis = s.basis
      where s.episode_id = of_episode and s.basis <> 'retained')
  select coalesce(array_agg(distinct case when of_account is null then 'team:' || of_team || ':' || h.role
    else 'account:' || of_account end), '{}')
  from heard h where h.hears and case when of_account is null then h.team_id = of_team and h.account_id is null
    else coalesce(h.account_id = of_account, true)
      and exists (select from membership m
          where m.account_id = of_account and m.team_id = h.team_id and m.role = h.role) end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.seal_audit(most integer DEFAULT 5000)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
 SET "TimeZone" TO 'UTC'
 SET "DateStyle" TO 'ISO, YMD'
AS $function$
declare
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  zeros constant bytea := decode(repeat('00', 32), 'hex');
  part record;
  head audit_block;
  block audit_block;
  n int := 0;
begin
  if not exists (select from audit_waiting) then return 0; end if;
  perform from audit_sealer for update skip locked;
  if not found then return 0; end if;
  for part in
    with due as (delete from audit_waiting w where w.id in (select id from audit_waiting order by id limit most)
        returning w.event_id, w.access_log_id),
    line as (
      select t.agency_id, 1 as source, d.event_id as id, case when e.id is null then zeros
        else app.audit_leaf(e) end as leaf
      from due d left join event e on e.id = d.event_id left join team t on t.id = e.team_id
        where d.event_id is not null
      union all
      select t.agency_id, 2, d.access_log_id, case when c.id is null then zeros else app.audit_leaf(c) end
      from due d left join access_log c on c.id = d.access_log_id left join team t on t.id = c.team_id
        where d.access_log_id is not null),
    placed as (select coalesce(agency_id, nobody) as chain, source, id, leaf,
      (row_number() over (partition by coalesce(agency_id, nobody) order by source, id) - 1) / 1000 as page from line)
    select chain, count(*) as rows, coalesce(array_agg(id order by id) filter (where source = 1), '{}') as events,
      coalesce(array_agg(id order by id) filter (where source = 2), '{}') as log_entries,
        string_agg(leaf, ''::bytea order by source, id) as leaves
    from placed group by chain, page order by chain, page
  loop
    head := null;
    select * into head from audit_block b where b.chain = part.chain order by b.number desc limit 1;
    block := (part.chain, coalesce(head.number, 0) + 1, coalesce(head.hash, zeros), part.events, part.log_entries,
        part.leaves, coalesce(head.total, 0) + part.rows,
      greatest(date_trunc('milliseconds', clock_timestamp()), head.sealed_at), null);
    block.hash := app.audit_hash(block);
    insert into audit_block select block.*;
    n := n + part.rows;
  end loop;
  return n;
end
$function$
owner owner
grant execute to waymark_demo
grant execute to waymark_jobs;

CREATE OR REPLACE FUNCTION app.seal_person(new_id uuid, of_person uuid, why text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  h handover;
  t record;
  overseers constant text[] := app.roles_that_may('person.readSealed', 'lead');
begin
  if not app.can_on_person('person.seal', of_person)
    then raise exception 'not allowed' using errcode = '42501'; end if;
  if exists (select from person_protection where person_id = of_person and sealed) then return false; end if;
  insert into person_protection (person_id, sealed, seal_reason) values (of_person, true, why)
    on conflict (person_id) do update set sealed = true, seal_reason = why;
  insert into protection (id, person_id, kind, code) values (new_id, of_person, 'sealed', why);
  update access_grant set until = app.now()
    where person_id = of_person and basis = 'break-glass' and (until is null or until > app.now());
  for h in select o.* from handover o join episode e on e.id = o.episode_id
    where e.person_id = of_person and o.status = 'pushed'
    and not exists (select from handover_turn n
        where n.handover_id = o.id and n.passed_at is null
      and app.may_take(o.episode_id, o.to_team, n.asked_account)) loop
    update handover set status = 'withdrawn' where id = h.id;
    update task set ended_at = app.now(), outcome = 'dropped'
      where kind = 'acceptHandover' and about = h.id and ended_at is null;
    perform app.end_turns(h.id);
    insert into event (kind, subject, subject_id, section, audience, data)
      values ('handover.withdrawn', 'episode', h.episode_id, 'enquiries', 'lead', json_build_object('id', h.id));
  end loop;
  for t in select k.id, k.kind, k.section, k.episode_id, e.lead_team from task k join episode e on e.id = k.episode_id
    where e.person_id = of_person and k.ended_at is null and k.kind <> 'acceptHandover'
      and not (k.kind = 'passOnCorrection' and k.section = 'support')
      and (k.owner_team <> e.lead_team
          or not exists (select from membership m
          where m.account_id = coalesce(k.owner_account, m.account_id) and m.team_id = e.lead_team
        and m.role = any (overseers))) loop
    update task set owner_team = t.lead_team, owner_account = null, given_at = app.now() where id = t.id;
    insert into event (kind, subject, subject_id, section, audience, data)
      values ('task.given', 'episode', t.episode_id, t.section, 'lead',
        json_build_object('id', t.id, 'task', t.kind));
  end loop;
  for t in select e.id from episode e where e.person_id = of_person and e.assigned_to is not null
    and not exists (select from membership m
        where m.account_id = e.assigned_to and m.team_id = e.lead_team and m.role = any (overseers)) loop
    update episode set assigned_to = null where id = t.id;
    insert into event (kind, subject, subject_id, audience) values ('episode.leftToTeam', 'episode', t.id, 'lead');
  end loop;
  delete from presence p using episode e where e.id = p.episode_id and e.person_id = of_person;
  return true;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.seal_questions()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare q record;
begin
  for q in update question set sealed = new.sealed, withheld = new.whereabouts <> 'full'
    where person_id = new.person_id and (sealed, withheld) is distinct from (new.sealed, new.whereabouts <> 'full')
      returning id, episode_id, to_team, ended_at, withheld loop
    -- by whom is the record's to say
    insert into event (kind, subject, subject_id, account_id, team_id)
      values ('question.changed', 'question', q.id, null, null);
    if q.withheld and q.ended_at is null and not app.reads_restricted(q.episode_id, q.to_team) then
      update question set status = 'expired', ended_at = app.now() where id = q.id;
      update task set ended_at = app.now(), outcome = 'dropped' where question_id = q.id and ended_at is null;
      insert into event (kind, subject, subject_id) values ('question.expired', 'question', q.id);
    end if;
  end loop;
  return null;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.see_handover(of_handover uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  update handover_turn t set seen_at = app.now() from handover h
    where h.id = t.handover_id and h.id = of_handover and h.status = 'pushed'
    and t.asked_account = app.account_id() and app.may_take(h.episode_id, h.to_team, app.account_id())
      and t.passed_at is null and t.seen_at is null;
  return found;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.sees_people()
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce((app.actor()).bases <> '{}', false)
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.send_change(due outbox)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  e event;
  rooms text[] := '{}';
  excluded text[] := '{}';
begin
  if due.event_id is null then
    rooms := app.rooms_of_loss(due.lost_episode, due.lost_team, due.lost_account, due.lost_grant, due.by_seal);
    if due.lost_account is null then
      select coalesce(array_agg('account:' || x.account_id), '{}') into excluded
        from exclusion x join episode o on o.person_id = x.person_id where o.id = due.lost_episode;
    end if;
    perform app.notify_change(due.id, rooms, excluded, 'access.changed', 'episode', due.lost_episode);
  else
    select * into e from event where id = due.event_id;
    if e.subject in ('episode', 'person') then
      select coalesce(array_agg(distinct case when s.account_id is null then 'team:' || s.team_id || ':' || rs.role
            else 'account:' || s.account_id end), '{}') into rooms
      from access_grant s cross join role_section rs
      where ((e.subject = 'episode' and s.episode_id = e.subject_id)
          or (e.subject = 'person' and s.person_id = e.subject_id))
        and s.from_at <= app.now() and (s.until is null or s.until > app.now())
        and rs.section = e.section
        and (s.account_id is null or exists (select from membership m
              where m.account_id = s.account_id and m.team_id = s.team_id and m.role = rs.role))
        and exists (select from role_basis b where b.role = rs.role and b.basis = s.basis)
        and (not s.sealed or app.reads_sealed(rs.role, s.basis))
        and case e.audience
          when 'ownTeam' then s.team_id = e.team_id
          when 'lead' then s.basis in ('lead', 'national') and rs.reach = 'yes'
          else (e.section = any (s.sections) and rs.reach = 'yes'
              and (e.kind <> 'return.reported' or s.basis in ('lead', 'national')
              or s.status not in ('reported', 'missing')))
            or s.team_id = e.team_id
        end
        and (e.kind not in ('correction.asked', 'correction.acknowledged') or s.basis in ('lead', 'national')
            or s.team_id = e.team_id or e.data ->> 'teamId' = s.team_id::text)
        and (not s.withheld or s.basis = 'lead'
            or not (coalesce(e.team_id <> s.team_id
              and app.names_a_place(s.person_id, s.episode_id, e.team_id, e.at), false)
          or coalesce((e.data ->> 'teamId')::uuid <> s.team_id
              and app.names_a_place(s.person_id, s.episode_id, (e.data ->> 'teamId')::uuid, e.at), false)))
        and (e.kind not in ('share.given', 'share.arranged', 'share.withdrawn', 'share.ended', 'share.extended',
              'share.narrowed', 'share.moved', 'share.urgent', 'share.reviewed', 'referral.waits')
          or s.basis in ('lead', 'area', 'placing', 'national') or s.team_id = e.team_id
          or e.data ->> 'teamId' = s.team_id::text)
        -- under a restriction the allow-list is told by account, and the rest of the team is not
        and (e.section <> 'whereabouts' or not s.withheld or s.basis = 'lead');
      if e.section = 'whereabouts' or exists (select from access_grant s
          where s.withheld and ((e.subject = 'episode' and s.episode_id = e.subject_id)
          or (e.subject = 'person' and s.person_id = e.subject_id))
          and (app.names_a_place(s.person_id, s.episode_id, e.team_id, e.at)
              or app.names_a_place(s.person_id, s.episode_id, (e.data ->> 'teamId')::uuid, e.at))) then
        rooms := rooms || array(select 'account:' || l.account_id
            from whereabouts_allow_list l join access_grant s on s.person_id = l.person_id
          where ((e.subject = 'episode' and s.episode_id = e.subject_id)
              or (e.subject = 'person' and s.person_id = e.subject_id))
            and s.from_at <= app.now() and (s.until is null or s.until > app.now())
            and (s.account_id is null or s.account_id = l.account_id)
            and exists (select from membership m join role_section rs on rs.role = m.role
                join role_basis b on b.role = m.role and b.basis = s.basis
              where m.account_id = l.account_id and m.team_id = s.team_id and rs.section = e.section
                and (rs.reach = 'yes' or e.section = 'whereabouts'))
            and (e.section = 'whereabouts'
              or (e.audience = 'section' and e.section = any (s.sections) and not s.sealed
                and (e.kind !~ '^(share|correction|referral)\.' or s.basis in ('area', 'placing', 'national')))));
      end if;
      select coalesce(array_agg(distinct 'account:' || x.account_id), '{}') into excluded from exclusion x
      where x.person_id = case when e.subject = 'person' then e.subject_id
        else (select person_id from episode where id = e.subject_id) end;
    elsif e.subject = 'referral' then
      select coalesce(array_agg(distinct 'team:' || t || ':' || rs.role), '{}') into rooms
      from referral r
        cross join lateral unnest(case when e.kind = 'referral.allocated' then array[r.to_team]
          when r.sent_at is null then array[r.from_team] else array[r.from_team, r.to_team] end) t
        cross join role_section rs
      -- those may never read one
      where r.id = e.subject_id and rs.section = 'summary'
        and rs.role = any (app.roles_that_may('referral.read', null))
        and (not r.sealed or exists (select from access_grant s
              where s.episode_id = r.episode_id and s.team_id = t and s.from_at <= app.now()
          and (s.until is null or s.until > app.now())
          and app.reads_sealed(rs.role, s.basis)));
      select coalesce(array_agg(distinct 'account:' || x.account_id), '{}') into excluded
        from exclusion x join referral r on r.person_id = x.person_id where r.id = e.subject_id;
    else
      if e.subject = 'question' then
        select coalesce(array_agg(distinct 'team:' || t || ':' || rs.role), '{}') into rooms
        from question q cross join lateral unnest(array[q.from_team, q.to_team]) t cross join role_section rs
        where q.id = e.subject_id and rs.section = 'summary'
          and ((t = q.to_team and (not q.sealed or e.kind = 'question.changed'))
              or exists (select from access_grant s
              where s.episode_id = q.episode_id and s.team_id = t and s.from_at <= app.now()
            and (s.until is null or s.until > app.now())
            and exists (select from role_basis b where b.role = rs.role and b.basis = s.basis)
            and (not s.sealed or s.account_id is not null or app.reads_sealed(rs.role, s.basis))));
        select coalesce(array_agg(distinct 'account:' || x.account_id), '{}') into excluded
          from exclusion x join question q on q.person_id = x.person_id where q.id = e.subject_id;
      else rooms := array['account:' || e.subject_id]; end if;
    end if;
    perform app.notify_change(due.id, rooms, excluded, e.kind, e.subject, e.subject_id);
  end if;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.sender_of(of_referral uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select case when r.approved_by_team = r.from_team then r.recorded_by end from referral r where r.id = of_referral
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.seniority(wanted_role text)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select count(*) from role_action r where r.role = wanted_role
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.set_allow_listed(new_id uuid, of_person uuid, wanted uuid, listed boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if not app.can_on_person('whereabouts.liftRestriction', of_person)
    then raise exception 'not allowed' using errcode = '42501'; end if;
  if listed then
    if not exists (select from person_protection where person_id = of_person and whereabouts <> 'full')
      or not exists (select from app.could_be_allow_listed(of_person) c where c.account_id = wanted)
      then return false; end if;
    insert into whereabouts_allow_list (account_id, person_id) values (wanted, of_person) on conflict do nothing;
  else
    delete from whereabouts_allow_list where account_id = wanted and person_id = of_person;
    if not found then return false; end if;
  end if;
  insert into protection (id, person_id, kind, account_id)
    values (new_id, of_person, case when listed then 'allowListed' else 'allowListEnded' end, wanted);
  insert into outbox (lost_episode, lost_account)
    select distinct s.episode_id, wanted
    from access_grant s join membership m on m.account_id = wanted and m.team_id = s.team_id
    where s.person_id = of_person and (s.account_id is null or s.account_id = wanted) and s.from_at <= app.now()
      and (s.until is null or s.until > app.now());
  perform pg_notify('outbox', '');
  return true;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.set_aside()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare unseen constant text := ' unseen ';
begin
  if tg_op = 'INSERT' then
    update draft d set place = d.place || unseen || d.id
      where d.account_id = new.account_id and d.team_id = new.team_id and d.form = new.form and d.place = new.place
      and d.id <> new.id
      and d.values ->> 'personId' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
        and coalesce(d.values -> 'person', 'null') = 'null'
        and not app.still_notified_of((d.values ->> 'personId')::uuid);
    return new;
  end if;
  update draft set place = old.place
    where id = (select d.id from draft d
      where d.account_id = old.account_id and d.team_id = old.team_id and d.form = old.form
    and starts_with(d.place, old.place || unseen) order by d.saved_at desc, d.id limit 1)
    and not exists (select from draft d
        where d.account_id = old.account_id and d.team_id = old.team_id and d.form = old.form
      and d.place = old.place);
  return null;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.settle_access(of_request uuid, verdict text, why text, notify_requester boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare f access_found; asker uuid;
begin
  update access_found set outcome = verdict, ground = why, decided_by = app.account_id(),
    decided_team = app.team_id(), decided_at = app.now() where request_id = of_request returning * into f;
  update task set ended_at = app.now(), outcome = case verdict when 'expired' then 'dropped' else 'done' end
    where kind = 'answerAccess' and about = of_request and ended_at is null;
  if verdict <> 'refused' then -- a refusal is told by its command
    insert into event (kind, subject, subject_id, audience, data)
      values ('accessRequest.decided', 'episode', f.episode_id, 'lead',
        json_build_object('id', of_request, 'outcome', verdict));
  end if;
  if notify_requester then
    update access_request set outcome = verdict, ground = why, ended_at = app.now(), episode_id = case verdict
      when 'granted' then f.episode_id end where id = of_request returning recorded_by into asker;
    insert into event (kind, subject, subject_id, data)
      values ('accessRequest.answered', 'account', asker, json_build_object('id', of_request));
  end if;
end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.settle_found_area(of_episode uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  perform app.assert_can('episode.locate', of_episode);
  update access_grant set until = app.now() + interval '1 day'
    where episode_id = of_episode and because_of = of_episode and until is null;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.settle_question(of_question uuid, becomes text, words text, why text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare q question;
begin
  select * into q from question where id = of_question for update;
  if q.id is null or not app.sees_people() or q.to_team is distinct
    from app.team_id() or q.person_id = any (app.excluded_persons())
    or (q.sealed and app.my_bases(q.episode_id) = '{}') or becomes not in ('seen', 'answered', 'refused')
    or (q.withheld and not q.person_id = any (app.allow_listed()) and not 'lead' = any (app.my_bases(q.episode_id)))
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if q.ended_at is not null or (becomes = 'seen' and q.status = 'seen') then return q.status; end if;
  update question set status = becomes, seen_at = coalesce(seen_at, app.now()), ground = case becomes
    when 'refused' then why end,
    ended_at = case when becomes <> 'seen' then app.now() end, ended_by = case
      when becomes <> 'seen' then app.account_id() end where id = q.id;
  if becomes <> 'seen' then
    update question_words set answer = case becomes when 'answered' then words end, note = case becomes
      when 'refused' then words end where question_id = q.id;
    update task set ended_at = app.now(), outcome = case becomes when 'answered' then 'done' else 'dropped' end
      where question_id = q.id and ended_at is null;
  end if;
  return q.status;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.share_lasts(of_share uuid)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select nullif(app.agreed_until(h.given_by_team, h.to_team, h.purpose, h.sections), 'infinity') from share h
    where h.id = of_share and h.sections <@ app.may_share(h.episode_id)
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.share_openings(of_episode uuid)
 RETURNS TABLE(share_id uuid, times integer, last_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select h.id, count(c.id)::int, max(c.at)
    from share h left join access_log c on c.ids && array[of_episode] and c.team_id = h.to_team
    and c.outcome = 'shown' and c.at >= coalesce(h.begins_at, h.from_at)
    and (h.to_account is null or c.account_id = h.to_account) and (h.ended_at is null or c.at <= h.ended_at)
  where h.episode_id = of_episode
    and (app.my_bases(of_episode) && array['lead', 'national']
      or (h.given_by_team = app.team_id() and app.my_bases(of_episode) && array['area', 'placing'])) group by h.id
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.shares_since_found()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select h.id from live_grant g join episode e on e.id = g.episode_id
    join share h on h.episode_id = e.id and h.from_at >= e.located_at
  where g.withheld
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.similar_names(terms text[])
 RETURNS TABLE(person_id uuid, term text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with alike as materialized (
    select t.term, x.person_id, x.likeness from unnest(terms[1:8]) t (term) cross join lateral (
      select w.person_id, max(similarity(w.word, t.term)) as likeness from search_word w
      where w.source in ('name', 'knownAs')
        and (w.word % t.term or (dmetaphone(w.word) = dmetaphone(t.term) and dmetaphone(t.term) <> ''))
        and similarity(w.word, t.term) >= 0.15
      group by w.person_id order by likeness desc limit 2000) x),
  seen as (select distinct s.person_id from my_grant s
      where s.person_id = any (array(select distinct a.person_id from alike a)) and s.basis <> 'retained')
  select r.person_id, r.term from (
    select a.person_id, a.term, row_number() over (partition by a.term order by a.likeness desc, a.person_id) as n
      from alike a join seen using (person_id)) r
  where r.n <= 50
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.stamp_service()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin new.changed_at := app.now(); return new; end
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.still_notified_of(of_person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from my_grant s where s.person_id = of_person and s.basis <> 'retained')
    or (exists (select from access_log c
          where c.account_id = app.account_id() and c.action = 'episode.report' and c.outcome = 'matched'
      and c.ids && array[of_person])
      and not exists (select from person_protection g where g.person_id = of_person and g.sealed)
        and of_person <> all (app.excluded_persons()))
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.taken_out()
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select array['print', 'export']
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.team_id()
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin return (app.actor()).team_id; end
$function$
owner owner
grant execute to waymark_app
grant execute to waymark_auth
grant execute to waymark_jobs
grant execute to waymark_relay;

CREATE OR REPLACE FUNCTION app.teams_before_find(of_episode uuid)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct s.team_id), '{}') from access_grant s join episode e on e.id = s.episode_id
  where s.episode_id = of_episode and s.because_of is distinct from s.episode_id
    and (s.basis in ('lead', 'national', 'area', 'placing') or e.located_at is null or s.from_at < e.located_at)
    and exists (select from live_grant m where m.episode_id = of_episode and m.basis <> 'retained')
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.tx()
 RETURNS bigint
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select pg_current_xact_id()::text::bigint
$function$
owner owner
grant execute to waymark_app
grant execute to waymark_auth
grant execute to waymark_jobs
grant execute to waymark_relay;

CREATE OR REPLACE FUNCTION app.who(ids uuid[])
 RETURNS TABLE(id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select a.id, a.name from account a where a.id = any (ids) and app.account_id() is not null
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.who_accessed(of_episode uuid)
 RETURNS TABLE(account_id uuid, team_id uuid, agency_id uuid, action text, times integer, last_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with mine as (select array_agg(distinct m.basis) as bases,
      bool_or(not m.withheld or m.basis = 'lead' or m.person_id = any (app.allow_listed())) as may_know_whereabouts
      from my_grant m where m.episode_id = of_episode and m.basis <> 'retained'),
    usual as (select app.teams_before_find(of_episode) || app.team_id() as teams),
    looks as (
      select c.account_id, c.team_id, t.agency_id, c.action, c.at, t.agency_id = (select o.agency_id from team o
          where o.id = app.team_id()) as own
      from access_log c join team t on t.id = c.team_id
      where c.ids && array[of_episode] and c.outcome = 'shown'
        and c.action not in ('work.read', 'board.read', 'person.search', 'access.explain')
        and (select bases from mine) is not null
        and ((select may_know_whereabouts from mine) or c.team_id = any ((select teams from usual)::uuid[])))
  select case when own then l.account_id end, case when own then l.team_id end, l.agency_id, case
    when own then l.action end, count(*)::int, max(l.at)
  from looks l where own or (select bases from mine) && array['lead', 'national'] group by 1, 2, 3, 4
    order by max(l.at) desc limit 300
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.who_sees(of_episode uuid)
 RETURNS TABLE(grant_id uuid, account_id uuid, name text, role text, sections text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with mine as (select t.agency_id from team t where t.id = app.team_id()),
    seeing as (
      select s.id, a.id as account_id, a.name, m.role, t.agency_id = (select agency_id from mine)
        or s.account_id is not null as named,
        array(select rs.section from role_section rs
            where rs.role = m.role and rs.reach = 'yes' and rs.section = any (s.sections)
          and (rs.section <> 'whereabouts' or not s.withheld or s.basis = 'lead'
              or exists (select from whereabouts_allow_list l
                  where l.account_id = a.id and l.person_id = s.person_id)))
            as sections
      from app.explain_access(of_episode) x join access_grant s on s.id = x.id join team t on t.id = s.team_id
        join membership m on m.team_id = s.team_id and (m.until is null or m.until > now())
          and (s.account_id is null or m.account_id = s.account_id)
        join account a on a.id = m.account_id and a.disabled_at is null
      where s.from_at <= app.now() and exists (select from role_basis b where b.role = m.role and b.basis = s.basis)
        and not exists (select from exclusion e where e.account_id = a.id and e.person_id = s.person_id)
        and (not s.sealed or s.basis = 'national' or s.account_id is not null
            or (s.basis = 'lead' and app.reads_sealed(m.role, s.basis))))
  select distinct id, case when named then account_id end, case when named then name end, role, sections from seeing
    order by 1, 3, 4 limit 2000
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.withdraw_consent(new_id uuid, of_episode uuid, how text)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  h share;
  sees_all boolean := exists (select from my_grant s
      where s.episode_id = of_episode and s.basis in ('lead', 'area', 'placing', 'national')
    and (not s.withheld or s.basis = 'lead' or s.person_id = any (app.allow_listed())));
  live uuid[] := array(select s.id from share s
      where s.episode_id = of_episode and s.ended_at is null and (s.until is null or s.until > app.now()));
begin
  if not app.can('consent.withdraw', of_episode) or nullif(btrim(how), '') is null
  then raise exception 'not allowed' using errcode = '42501'; end if;
  insert into consent_withdrawal (id, episode_id, said) values (new_id, of_episode, how);
  -- the last one first, so that what rests on consent itself ends by it and not by what it rests on
  for h in select s.* from share s where s.id = any (live) and 'consent' in (s.legal_basis, s.receiver_basis)
    order by s.from_at desc loop
    update share_consent c set withdrawn_at = app.now() where c.share_id = h.id;
    continue when exists (select from share s where s.id = h.id and s.ended_at is not null);
    perform app.close_share(h.id, 'consentWithdrawn');
    if h.begins_at > app.now()
      then perform app.notify_team('share.withdrawn', of_episode, h.to_team, h.given_by_team);
    else perform app.notify_team('share.ended', of_episode, h.to_team, h.given_by_team,
        '{"why": "consentWithdrawn"}'); end if;
  end loop;
  for h in select f.* from app.finished_shares(of_episode) f where 'consent' in (f.legal_basis, f.receiver_basis) loop
    perform app.end_what_rests(of_episode, h.to_team, h.sections, array[h.id]);
  end loop;
  return case when sees_all then (select count(*) from share s
      where s.id = any (live) and s.ended_at is not null) end;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.withdraw_handover(of_handover uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare h handover;
begin
  select * into h from handover where id = of_handover and status = 'pushed' for update;
  if h.id is null or app.my_bases(h.episode_id) = '{}' then return false; end if;
  perform app.assert_can('episode.handover', h.episode_id);
  update handover set status = 'withdrawn' where id = h.id;
  update task set ended_at = app.now(), outcome = 'dropped'
    where kind = 'acceptHandover' and about = h.id and ended_at is null;
  perform app.end_turns(h.id);
  return true;
end
$function$
owner owner
grant execute to waymark_app;

CREATE OR REPLACE FUNCTION app.words(typed text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select string_to_array(app.fold(typed), ' ')
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.words_on(noun text, key uuid)
 RETURNS TABLE(person_id uuid, episode_id uuid, section text, source text, word text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select distinct x.person_id, x.episode_id, x.section, x.source, w.word from (
    select p.id as person_id, null::uuid as episode_id, 'summary' as section, k.source, k.words
      from person p cross join lateral (values
      ('name', app.name_words(p.given_name || ' ' || p.family_name)), ('knownAs', app.name_words(p.known_as)),
      ('reference', array[replace(lower(p.reference), '-', '')]),
        ('dateOfBirth', array[to_char(p.date_of_birth, 'YYYYMMDD')])) k (source, words)
    where noun = 'person' and p.id = key
    union all select c.person_id, null, 'care', k.source, k.words from person_contact c cross join lateral (values
      ('address', app.address_words(c.home_address)), ('phone', app.phone_numbers(c.phone))) k (source, words)
    where noun = 'person_contact' and c.person_id = key
    union all select e.person_id, e.id, 'summary', 'reference', array[replace(lower(e.reference), '-', '')]
      from episode e where noun = 'episode' and e.id = key
    union all select e.person_id, e.id, 'enquiries', 'reporterPhone', app.phone_numbers(r.phone)
      from episode_reporter r join episode e on e.id = r.episode_id
    where noun = 'episode_reporter' and r.episode_id = key
    union all select e.person_id, e.id, 'description', 'lastSeenPlace', app.address_words(c.last_seen_place)
      from episode_circumstances c join episode e on e.id = c.episode_id
    where noun = 'episode_circumstances' and c.episode_id = key
    union all select e.person_id, e.id, 'whereabouts', 'foundPlace', app.address_words(f.address)
      from found_place f join episode e on e.id = f.episode_id
    where noun = 'found_place' and f.episode_id = key
  ) x cross join lateral unnest(x.words) w (word) where w.word <> ''
$function$
owner owner;

CREATE OR REPLACE FUNCTION app.write_session_actors(accounts uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare masks jsonb;
begin
  perform from account where id = any (accounts) order by id for no key update;
  select jsonb_object_agg(account_id, mask) into masks from session_actor where account_id = any (accounts);
  delete from session_actor where account_id = any (accounts);
  insert into session_actor (token_hash, session_id, account_id, team_id, agency_id, role, bases, sealed_bases,
      sections,
    own_sections, allow_list, excluded, mask, active_at, ends_at)
  select s.token_hash, s.id, a.id, t.id, t.agency_id, m.role,
    array(select b.basis from role_basis b where b.role = m.role),
    array(select x.basis from role_action x where x.role = m.role and x.action = 'person.readSealed'),
    array(select r.section from role_section r where r.role = m.role and r.reach = 'yes'),
    array(select r.section from role_section r where r.role = m.role),
    array(select l.person_id from whereabouts_allow_list l where l.account_id = a.id),
    app.excluded_from(a.id), coalesce((masks ->> a.id::text)::uuid, gen_random_uuid()),
    s.active_at, least(s.created_at + interval '12 hours', m.until)
  from session s join account a on a.id = s.account_id join membership m on m.id = s.membership_id
    join team t on t.id = m.team_id
  where s.account_id = any (accounts) and s.ended_at is null and a.disabled_at is null;
end
$function$
owner owner;

-- policies

policy reads on access_found permissive for select to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
     JOIN role_action r ON r.role = a.role AND r.basis = a.basis AND r.action = 'share.give'::text
     JOIN my_access k ON k.episode_id = a.episode_id AND k.may_know_whereabouts
  WHERE a.episode_id = access_found.episode_id
 OFFSET 0)));

policy adds on access_log permissive for insert to waymark_app
  with check (NOT account_id IS DISTINCT FROM (( SELECT app.account_id() AS account_id)) AND (outcome <> ALL (ARRAY['matched'::text, 'tried'::text, 'print'::text, 'export'::text])));

policy reads on access_request permissive for select to waymark_app
  using (recorded_by = (( SELECT app.account_id() AS account_id)) AND recorded_team = (( SELECT app.own_team() AS own_team)) OR (EXISTS ( SELECT
   FROM access_found f
  WHERE f.request_id = access_request.id)));

policy auth on account permissive for select to waymark_auth
  using (true);

policy access on agreement permissive for all to waymark_app
  using ((( SELECT app.agency_id() AS agency_id)) = agency_id OR (( SELECT app.agency_id() AS agency_id)) = with_agency)
  with check (agency_id = (( SELECT app.agency_id() AS agency_id)) AND ( SELECT app.may('agreement.manage'::text) AS may));

policy begins on agreement restrictive for insert to waymark_app
  with check (ended_at IS NULL);

policy ends on agreement restrictive for update to waymark_app
  using (ended_at IS NULL AND agency_id = (( SELECT app.agency_id() AS agency_id)) AND ( SELECT app.may('agreement.manage'::text) AS may))
  with check (ended_at IS NOT NULL);

policy reads on break_glass permissive for select to waymark_app
  using (recorded_by <> (( SELECT app.account_id() AS account_id)) AND (EXISTS ( SELECT
   FROM my_access a
     JOIN role_action r ON r.role = a.role AND r.basis = a.basis
  WHERE a.episode_id = break_glass.episode_id AND r.action = 'breakGlass.review'::text
 OFFSET 0)));

policy reads_of_agency on break_glass permissive for select to waymark_app
  using (recorded_by <> (( SELECT app.account_id() AS account_id)) AND (uuid_hash_extended(person_id, ( SELECT app.moment() AS moment)) <> ALL ((( SELECT app.excluded_marks() AS excluded_marks))::bigint[])) AND (recorded_team IN ( SELECT t.id
   FROM team t
  WHERE t.agency_id = (( SELECT app.audited_agency() AS audited_agency)))));

policy reads on break_glass_review permissive for select to waymark_app
  using ((EXISTS ( SELECT
   FROM break_glass b
  WHERE b.id = break_glass_review.break_glass_id)));

policy reads on consent_withdrawal permissive for select to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = consent_withdrawal.episode_id AND ('summary'::text = ANY (a.granted)) AND (a.sees_all_grants OR consent_withdrawal.recorded_team = a.own_team)
 OFFSET 0)));

policy places on correction restrictive for select to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.person_id = correction.person_id AND (correction.recorded_team = ANY (a.known_teams)) IS NOT FALSE
 OFFSET 0)));

policy reads on correction permissive for select to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE (a.episode_id = correction.episode_id OR correction.episode_id IS NULL AND a.person_id = correction.person_id) AND (correction.about IS NOT NULL OR (correction.section = ANY (a.granted)) AND (correction.section = ANY (a.readable))) AND ((correction.field <> ALL (ARRAY['homeAddress'::text, 'phone'::text])) OR a.may_know_whereabouts)
 OFFSET 0)));

policy records on correction restrictive for select to waymark_app
  using (about IS NULL OR (EXISTS ( SELECT
   FROM readable_record r
  WHERE r.section = correction.section AND r.id = correction.about)));

policy own on draft permissive for all to waymark_app
  using (account_id = (( SELECT app.account_id() AS account_id)) AND team_id = (( SELECT app.own_team() AS own_team)) AND (episode_id IS NULL OR (EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = draft.episode_id AND a.basis <> 'retained'::text AND (draft.section = ANY (a.granted)) AND (draft.section = ANY (a.readable))
 OFFSET 0))) AND (person_id IS NULL OR (EXISTS ( SELECT
   FROM my_access a
  WHERE a.person_id = draft.person_id AND a.basis <> 'retained'::text AND (draft.section = ANY (a.granted)) AND (draft.section = ANY (a.readable))
 OFFSET 0))));

policy places on draft restrictive for all to waymark_app
  using (episode_id IS NULL OR (form <> ALL (ARRAY['recordFound'::text, 'returnReport'::text, 'recordDiscussion'::text, 'notHeld'::text, 'correction'::text])) OR (EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = draft.episode_id AND a.basis <> 'retained'::text AND a.may_know_whereabouts
 OFFSET 0)));

policy subject on draft restrictive for all to waymark_app
  using (about IS NULL OR (EXISTS ( SELECT
   FROM draft_subject s
  WHERE s.form = draft.form AND s.id = draft.about)));

policy access on enquiry permissive for all to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = enquiry.episode_id AND a.enquiries AND (enquiry.recorded_team = ANY (a.known_teams)) IS NOT FALSE
 OFFSET 0)))
  with check (true);

policy adds on enquiry restrictive for insert to waymark_app
  with check ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = enquiry.episode_id AND (a.basis = ANY (ARRAY['lead'::text, 'area'::text, 'national'::text])) AND ('enquiries'::text = ANY (a.granted))
 OFFSET 0)));

policy changes on enquiry restrictive for update to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = enquiry.episode_id AND (a.basis = ANY (ARRAY['lead'::text, 'area'::text, 'national'::text])) AND ('enquiries'::text = ANY (a.granted))
 OFFSET 0)));

policy closes on enquiry restrictive for update to waymark_app
  using (result IS NULL)
  with check (result IS NOT NULL);

policy access on episode permissive for all to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = episode.id AND a.summary
 OFFSET 0)))
  with check (true);

policy changes on episode restrictive for update to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = episode.id AND a.writes
 OFFSET 0)));

policy access on episode_circumstances permissive for all to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = episode_circumstances.episode_id AND (a.description OR episode_circumstances.recorded_team = a.own_description)
 OFFSET 0)))
  with check (true);

policy adds on episode_circumstances restrictive for insert to waymark_app
  with check ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = episode_circumstances.episode_id AND a.writes
 OFFSET 0)));

policy changes on episode_circumstances restrictive for update to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = episode_circumstances.episode_id AND a.writes
 OFFSET 0)));

policy access on episode_closing permissive for all to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = episode_closing.episode_id AND (a.enquiries OR episode_closing.recorded_team = a.own_enquiries)
 OFFSET 0)))
  with check (true);

policy adds on episode_closing restrictive for insert to waymark_app
  with check ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = episode_closing.episode_id AND a.writes
 OFFSET 0)));

policy changes on episode_closing restrictive for update to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = episode_closing.episode_id AND a.writes
 OFFSET 0)));

policy access on episode_death permissive for all to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = episode_death.episode_id AND a.leads AND a.enquiries
 OFFSET 0)))
  with check (true);

policy adds on episode_death restrictive for insert to waymark_app
  with check (confirmed_by IS NULL AND (EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = episode_death.episode_id AND a.leads
 OFFSET 0)));

policy confirms on episode_death restrictive for update to waymark_app
  using (confirmed_by IS NULL AND recorded_by <> (( SELECT app.account_id() AS account_id)))
  with check (confirmed_by = (( SELECT app.account_id() AS account_id)));

policy access on episode_reporter permissive for all to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = episode_reporter.episode_id AND (a.enquiries OR episode_reporter.recorded_team = a.own_enquiries)
 OFFSET 0)))
  with check (true);

policy adds on episode_reporter restrictive for insert to waymark_app
  with check ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = episode_reporter.episode_id AND a.writes
 OFFSET 0)));

policy adds on event permissive for insert to waymark_app
  with check (account_id IS NOT NULL AND
CASE subject
    WHEN 'episode'::text THEN (EXISTS ( SELECT
       FROM my_access a
      WHERE a.episode_id = event.subject_id
     OFFSET 0))
    WHEN 'person'::text THEN (EXISTS ( SELECT
       FROM my_access a
      WHERE a.person_id = event.subject_id
     OFFSET 0))
    WHEN 'referral'::text THEN (EXISTS ( SELECT
       FROM referral r
      WHERE r.id = event.subject_id))
    WHEN 'question'::text THEN (EXISTS ( SELECT
       FROM question q
      WHERE q.id = event.subject_id))
    WHEN 'service'::text THEN ( SELECT app.may('service.manage'::text) AS may) AND (EXISTS ( SELECT
       FROM service v
      WHERE v.id = event.subject_id AND v.agency_id = (( SELECT app.agency_id() AS agency_id))))
    ELSE subject_id = (( SELECT app.account_id() AS account_id))
END);

policy corrections on event restrictive for select to waymark_app
  using ((kind <> ALL (ARRAY['correction.asked'::text, 'correction.acknowledged'::text])) AND (COALESCE(data ->> 'task'::text, ''::text) <> ALL (ARRAY['acknowledgeCorrection'::text, 'passOnCorrection'::text])) OR ((( SELECT app.own_team() AS own_team))::text) = team_id::text OR ((( SELECT app.own_team() AS own_team))::text) = (data ->> 'teamId'::text) OR section <> 'support'::text AND (EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = event.subject_id AND a.leads
 OFFSET 0)) OR (EXISTS ( SELECT
   FROM task t
  WHERE t.id::text = (event.data ->> 'id'::text) AND t.owner_team = (( SELECT app.own_team() AS own_team)))));

policy places on event restrictive for select to waymark_app
  using ((subject <> ALL (ARRAY['episode'::text, 'person'::text])) OR (EXISTS ( SELECT
   FROM my_access a
  WHERE (a.episode_id = event.subject_id OR a.person_id = event.subject_id) AND (event.team_id = ANY (a.known_teams)) IS NOT FALSE AND (((event.data ->> 'teamId'::text)::uuid) = ANY (a.known_teams)) IS NOT FALSE
 OFFSET 0)));

policy reads_of_account on event permissive for select to waymark_app
  using (subject = 'account'::text AND subject_id = (( SELECT app.account_id() AS account_id)) AND ((kind = ANY (ARRAY['accessRequest.answered'::text, 'accessRequest.toDecide'::text, 'breakGlass.judged'::text])) OR (kind = ANY (ARRAY['breakGlass.toReview'::text, 'accessAlert.found'::text])) AND ( SELECT app.may('audit.read'::text) AS may)));

policy reads_of_endings on event permissive for select to waymark_app
  using (kind = 'share.ended'::text AND (data ->> 'teamId'::text) = ((( SELECT app.own_team() AS own_team))::text) AND (EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = event.subject_id
 OFFSET 0)));

policy reads_of_lead on event permissive for select to waymark_app
  using (audience = 'lead'::text AND (subject = ANY (ARRAY['episode'::text, 'person'::text])) AND (EXISTS ( SELECT
   FROM my_access a
  WHERE (a.episode_id = event.subject_id OR a.person_id = event.subject_id) AND a.leads AND (event.section = ANY (a.readable)) AND (event.section <> 'whereabouts'::text OR a.may_know_whereabouts)
 OFFSET 0)));

policy reads_of_questions on event permissive for select to waymark_app
  using (subject = 'question'::text AND (EXISTS ( SELECT
   FROM question q
  WHERE q.id = event.subject_id)));

policy reads_of_referrals on event permissive for select to waymark_app
  using (subject = 'referral'::text AND ( SELECT app.may('referral.read'::text) AS may) AND (EXISTS ( SELECT
   FROM referral r
  WHERE r.id = event.subject_id AND (event.kind <> 'referral.allocated'::text OR r.to_team = (( SELECT app.own_team() AS own_team))))));

policy reads_of_section on event permissive for select to waymark_app
  using (audience = 'section'::text AND (subject = ANY (ARRAY['episode'::text, 'person'::text])) AND (EXISTS ( SELECT
   FROM my_access a
  WHERE (a.episode_id = event.subject_id OR a.person_id = event.subject_id) AND (event.section = ANY (a.granted)) AND (event.section = ANY (a.readable)) AND (event.section <> 'whereabouts'::text OR a.may_know_whereabouts) AND (event.kind <> 'return.reported'::text OR a.leads OR (a.status <> ALL (ARRAY['reported'::text, 'missing'::text])))
 OFFSET 0)));

policy reads_of_team on event permissive for select to waymark_app
  using (audience <> 'lead'::text AND (subject = ANY (ARRAY['episode'::text, 'person'::text])) AND team_id = (( SELECT app.own_team() AS own_team)) AND (section = ANY ((( SELECT app.read_own_sections() AS read_own_sections))::text[])) AND (EXISTS ( SELECT
   FROM my_access a
  WHERE (a.episode_id = event.subject_id OR a.person_id = event.subject_id) AND (event.section <> 'whereabouts'::text OR a.may_know_whereabouts)
 OFFSET 0)));

policy shares on event restrictive for select to waymark_app
  using (NOT starts_with(kind, 'share.'::text) AND kind <> 'referral.waits'::text AND (COALESCE(data ->> 'task'::text, ''::text) <> ALL (ARRAY['reviewShare'::text, 'reviewUrgentShare'::text])) OR ((( SELECT app.own_team() AS own_team))::text) = team_id::text OR ((( SELECT app.own_team() AS own_team))::text) = (data ->> 'teamId'::text) OR (EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = event.subject_id AND a.sees_all_grants AND (event.section = ANY (a.granted))
 OFFSET 0)));

policy tasks_of_lead on event restrictive for select to waymark_app
  using ((COALESCE(data ->> 'task'::text, ''::text) <> ALL (ARRAY['answerAccess'::text, 'reviewBreakGlass'::text, 'confirmUnseal'::text, 'decideRestriction'::text])) OR (EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = event.subject_id AND a.leads
 OFFSET 0)));

policy reads on exclusion_order permissive for select to waymark_app
  using ((id IN ( SELECT app.readable_orders() AS readable_orders)));

policy access on found_place permissive for all to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = found_place.episode_id AND (a.whereabouts OR found_place.recorded_team = a.own_whereabouts)
 OFFSET 0)))
  with check (true);

policy adds on found_place restrictive for insert to waymark_app
  with check ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = found_place.episode_id AND a.writes
 OFFSET 0)));

policy reads on handover permissive for select to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = handover.episode_id AND a.enquiries
 OFFSET 0)));

policy reads on handover_turn permissive for select to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = handover_turn.episode_id AND a.enquiries
 OFFSET 0)));

policy own on idempotency_key permissive for all to waymark_app
  using (account_id = (( SELECT app.account_id() AS account_id)));

policy access on information permissive for all to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = information.episode_id AND (a.description OR information.recorded_team = a.own_description) AND (information.recorded_team = ANY (a.known_teams)) IS NOT FALSE
 OFFSET 0)))
  with check (true);

policy adds on information restrictive for insert to waymark_app
  with check ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = information.episode_id AND a.basis <> 'retained'::text
 OFFSET 0)));

policy auth on membership permissive for select to waymark_auth
  using (true);

policy own on notification_mark permissive for all to waymark_app
  using (account_id = (( SELECT app.account_id() AS account_id)) AND team_id = (( SELECT app.own_team() AS own_team)));

policy access on person permissive for all to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.person_id = person.id AND a.summary
 OFFSET 0)))
  with check (true);

policy changes on person restrictive for update to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.person_id = person.id AND a.writes
 OFFSET 0)));

policy access on person_care permissive for all to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.person_id = person_care.person_id AND (a.care OR person_care.recorded_team = a.own_care)
 OFFSET 0)))
  with check (true);

policy adds on person_care restrictive for insert to waymark_app
  with check ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.person_id = person_care.person_id AND a.writes
 OFFSET 0)));

policy changes on person_care restrictive for update to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.person_id = person_care.person_id AND a.writes
 OFFSET 0)));

policy access on person_contact permissive for all to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.person_id = person_contact.person_id AND (a.care OR person_contact.recorded_team = a.own_care) AND a.may_know_whereabouts
 OFFSET 0)))
  with check (true);

policy adds on person_contact restrictive for insert to waymark_app
  with check ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.person_id = person_contact.person_id AND a.writes AND a.may_know_whereabouts
 OFFSET 0)));

policy changes on person_contact restrictive for update to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.person_id = person_contact.person_id AND a.writes AND a.may_know_whereabouts
 OFFSET 0)));

policy access on person_description permissive for all to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.person_id = person_description.person_id AND (a.description OR person_description.recorded_team = a.own_description)
 OFFSET 0)))
  with check (true);

policy adds on person_description restrictive for insert to waymark_app
  with check ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.person_id = person_description.person_id AND a.writes
 OFFSET 0)));

policy changes on person_description restrictive for update to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.person_id = person_description.person_id AND a.writes
 OFFSET 0)));

policy access on person_health permissive for all to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.person_id = person_health.person_id AND (a.health OR person_health.recorded_team = a.own_health)
 OFFSET 0)))
  with check (true);

policy adds on person_health restrictive for insert to waymark_app
  with check ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.person_id = person_health.person_id AND a.writes
 OFFSET 0)));

policy changes on person_health restrictive for update to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.person_id = person_health.person_id AND a.writes
 OFFSET 0)));

policy reads on person_protection permissive for select to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.person_id = person_protection.person_id AND ('summary'::text = ANY (a.granted))
 OFFSET 0)));

policy reads on protection permissive for select to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.person_id = protection.person_id AND a.basis <> 'retained'::text AND (a.leads AND ( SELECT app.may('whereabouts.restrict'::text) AS may) OR (a.leads OR (protection.kind = ANY (ARRAY['restrictAsked'::text, 'restrictRefused'::text, 'restricted'::text]))) AND ((( SELECT app.account_id() AS account_id)) = ANY (ARRAY[protection.recorded_by, protection.for_account])))
 OFFSET 0)));

policy places on question restrictive for select to waymark_app
  using (NOT withheld OR to_team = (( SELECT app.own_team() AS own_team)) OR recorded_by = (( SELECT app.account_id() AS account_id)) OR (EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = question.episode_id AND a.may_know_whereabouts
 OFFSET 0)) OR NOT (id IN ( SELECT app.questions_since_found() AS questions_since_found)));

policy reads on question permissive for select to waymark_app
  using (( SELECT app.sees_people() AS sees_people) AND (uuid_hash_extended(person_id, ( SELECT app.moment() AS moment)) <> ALL ((( SELECT app.excluded_marks() AS excluded_marks))::bigint[])) AND (to_team = (( SELECT app.own_team() AS own_team)) AND NOT sealed OR ((( SELECT app.own_team() AS own_team)) = from_team OR (( SELECT app.own_team() AS own_team)) = to_team) AND (EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = question.episode_id
 OFFSET 0))));

policy reads on question_words permissive for select to waymark_app
  using ((EXISTS ( SELECT
   FROM question q
  WHERE q.id = question_words.question_id AND (NOT q.withheld OR (q.person_id = ANY ((( SELECT app.allow_listed() AS allow_listed))::uuid[])) OR (EXISTS ( SELECT
           FROM my_access a
          WHERE a.episode_id = q.episode_id AND a.basis = 'lead'::text
         OFFSET 0))))));

policy access on referral permissive for all to waymark_app
  using ((( SELECT app.own_team() AS own_team)) = from_team OR (( SELECT app.own_team() AS own_team)) = approved_by_team OR to_team = (( SELECT app.own_team() AS own_team)) AND sent_at IS NOT NULL OR (EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = referral.episode_id AND a.basis = 'national'::text
 OFFSET 0)))
  with check (true);

policy adds on referral restrictive for insert to waymark_app
  with check (from_team = (( SELECT app.own_team() AS own_team)) AND (EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = referral.episode_id AND a.person_id = referral.person_id AND a.writes
 OFFSET 0)));

policy changes on referral restrictive for update to waymark_app
  using ((( SELECT app.own_team() AS own_team)) = from_team OR (( SELECT app.own_team() AS own_team)) = to_team OR (EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = referral.episode_id AND a.sees_all_grants
 OFFSET 0)));

policy drafts on referral permissive for select to waymark_app
  using (status = 'draft'::text AND (EXISTS ( SELECT
   FROM my_access a
     JOIN role_action r ON r.role = a.role AND r.basis = a.basis
  WHERE a.episode_id = referral.episode_id AND r.action = 'share.give'::text
 OFFSET 0)));

policy drafts_change on referral permissive for update to waymark_app
  using (status = 'draft'::text AND (EXISTS ( SELECT
   FROM my_access a
     JOIN role_action r ON r.role = a.role AND r.basis = a.basis
  WHERE a.episode_id = referral.episode_id AND r.action = 'share.give'::text
 OFFSET 0)))
  with check (true);

policy people on referral restrictive for all to waymark_app
  using (( SELECT app.sees_people() AS sees_people) AND (uuid_hash_extended(person_id, ( SELECT app.moment() AS moment)) <> ALL ((( SELECT app.excluded_marks() AS excluded_marks))::bigint[])) AND (NOT sealed OR (EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = referral.episode_id
 OFFSET 0))));

policy places on referral restrictive for all to waymark_app
  using (NOT withheld OR to_team = (( SELECT app.own_team() AS own_team)) OR recorded_by = (( SELECT app.account_id() AS account_id)) OR (EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = referral.episode_id AND a.may_know_whereabouts
 OFFSET 0)) OR NOT (id IN ( SELECT app.referrals_since_found() AS referrals_since_found)));

policy access on referral_assignee permissive for all to waymark_app
  using ((EXISTS ( SELECT
   FROM referral r
  WHERE r.id = referral_assignee.referral_id AND r.to_team = (( SELECT app.own_team() AS own_team)))));

policy adds on referral_content permissive for insert to waymark_app
  with check ((EXISTS ( SELECT
   FROM referral r
  WHERE r.id = referral_content.referral_id AND r.episode_id = referral_content.episode_id AND r.from_team = (( SELECT app.own_team() AS own_team)))));

policy reads on referral_content permissive for select to waymark_app
  using ((EXISTS ( SELECT
   FROM referral_with_words r
  WHERE r.id = referral_content.referral_id AND (r.from_team = (( SELECT app.own_team() AS own_team)) OR r.to_team = (( SELECT app.own_team() AS own_team)) AND (r.status = ANY (ARRAY['accepted'::text, 'active'::text, 'completed'::text, 'notEngaged'::text])) AND (EXISTS ( SELECT
           FROM my_access a
          WHERE a.episode_id = r.episode_id
         OFFSET 0)) OR (EXISTS ( SELECT
           FROM my_access a
          WHERE a.episode_id = r.episode_id AND a.basis = 'national'::text
         OFFSET 0))))));

policy adds on referral_line permissive for insert to waymark_app
  with check ((EXISTS ( SELECT
   FROM referral r
  WHERE r.id = referral_line.referral_id AND r.from_team = (( SELECT app.own_team() AS own_team)) AND r.recorded_by = (( SELECT app.account_id() AS account_id)))));

policy reads on referral_line permissive for select to waymark_app
  using ((EXISTS ( SELECT
   FROM referral_with_words r
  WHERE r.id = referral_line.referral_id)));

policy adds on referral_message permissive for insert to waymark_app
  with check ((EXISTS ( SELECT
   FROM referral r
  WHERE r.id = referral_message.referral_id AND r.sent_at IS NOT NULL AND (( SELECT app.own_team() AS own_team)) =
        CASE referral_message.kind
            WHEN 'answer'::text THEN r.from_team
            ELSE r.to_team
        END)));

policy reads on referral_message permissive for select to waymark_app
  using (( SELECT app.may('referral.read'::text) AS may) AND (EXISTS ( SELECT
   FROM referral_with_words r
  WHERE r.id = referral_message.referral_id AND ((( SELECT app.own_team() AS own_team)) = r.from_team OR (( SELECT app.own_team() AS own_team)) = r.to_team OR (EXISTS ( SELECT
           FROM my_access a
          WHERE a.episode_id = r.episode_id AND a.basis = 'national'::text
         OFFSET 0))))));

policy adds on referral_outcome permissive for insert to waymark_app
  with check ((EXISTS ( SELECT
   FROM referral r
  WHERE r.id = referral_outcome.referral_id AND r.to_team = (( SELECT app.own_team() AS own_team)) AND (r.status = ANY (ARRAY['accepted'::text, 'active'::text])))));

policy reads on referral_outcome permissive for select to waymark_app
  using (( SELECT app.may('referral.read'::text) AS may) AND (EXISTS ( SELECT
   FROM referral r
  WHERE r.id = referral_outcome.referral_id AND ((( SELECT app.own_team() AS own_team)) = r.from_team OR (( SELECT app.own_team() AS own_team)) = r.to_team OR (EXISTS ( SELECT
           FROM my_access a
          WHERE a.episode_id = r.episode_id AND a.basis = 'national'::text
         OFFSET 0))))));

policy access on referral_session permissive for all to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = referral_session.episode_id AND referral_session.recorded_team = a.own_support
 OFFSET 0)))
  with check (true);

policy adds on referral_session restrictive for insert to waymark_app
  with check ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = referral_session.episode_id AND a.writes
 OFFSET 0)));

policy begins on referral_session restrictive for insert to waymark_app
  with check ((EXISTS ( SELECT
   FROM referral r
  WHERE r.id = referral_session.referral_id AND r.episode_id = referral_session.episode_id AND r.to_team = (( SELECT app.own_team() AS own_team)) AND (r.status = ANY (ARRAY['accepted'::text, 'active'::text])))));

policy changes on referral_session restrictive for update to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = referral_session.episode_id AND a.writes
 OFFSET 0)));

policy ends on referral_session restrictive for update to waymark_app
  using (status = 'planned'::text)
  with check (status <> 'planned'::text);

policy access on reporter_update permissive for all to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = reporter_update.episode_id AND a.enquiries AND (reporter_update.recorded_team = ANY (a.known_teams)) IS NOT FALSE
 OFFSET 0)))
  with check (true);

policy adds on reporter_update restrictive for insert to waymark_app
  with check ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = reporter_update.episode_id AND (a.basis = ANY (ARRAY['lead'::text, 'area'::text, 'national'::text])) AND ('enquiries'::text = ANY (a.granted))
 OFFSET 0)));

policy access on return_check permissive for all to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = return_check.episode_id AND (a.health OR return_check.recorded_team = a.own_health) AND (return_check.recorded_team = ANY (a.known_teams)) IS NOT FALSE
 OFFSET 0)))
  with check (true);

policy adds on return_check restrictive for insert to waymark_app
  with check ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = return_check.episode_id AND a.writes
 OFFSET 0)));

policy access on return_discussion permissive for all to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = return_discussion.episode_id AND (a.summary OR return_discussion.recorded_team = a.own_summary)
 OFFSET 0)))
  with check (true);

policy adds on return_discussion restrictive for insert to waymark_app
  with check ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = return_discussion.episode_id AND a.writes
 OFFSET 0)));

policy changes on return_discussion restrictive for update to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = return_discussion.episode_id AND a.writes
 OFFSET 0)));

policy reads on return_discussion_assignee permissive for select to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = return_discussion_assignee.episode_id AND (a.summary OR return_discussion_assignee.recorded_team = a.own_summary) AND (return_discussion_assignee.team_id = ANY (a.known_teams)) IS NOT FALSE
 OFFSET 0)));

policy access on return_discussion_record permissive for all to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = return_discussion_record.episode_id AND (a.return_discussion OR return_discussion_record.recorded_team = a.own_return_discussion) AND (return_discussion_record.recorded_team = ANY (a.known_teams)) IS NOT FALSE
 OFFSET 0)))
  with check (true);

policy adds on return_discussion_record restrictive for insert to waymark_app
  with check ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = return_discussion_record.episode_id AND a.writes
 OFFSET 0)));

policy access on return_discussion_refusal permissive for all to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = return_discussion_refusal.episode_id AND (a.return_discussion OR return_discussion_refusal.recorded_team = a.own_return_discussion) AND (return_discussion_refusal.recorded_team = ANY (a.known_teams)) IS NOT FALSE
 OFFSET 0)))
  with check (true);

policy adds on return_discussion_refusal restrictive for insert to waymark_app
  with check ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = return_discussion_refusal.episode_id AND a.writes
 OFFSET 0)));

policy access on return_report permissive for all to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = return_report.episode_id AND (a.whereabouts AND (a.leads OR (a.status <> ALL (ARRAY['reported'::text, 'missing'::text]))) OR return_report.recorded_team = a.own_whereabouts)
 OFFSET 0)))
  with check (true);

policy adds on return_report restrictive for insert to waymark_app
  with check ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = return_report.episode_id AND a.writes
 OFFSET 0)));

policy access on risk_assessment permissive for all to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = risk_assessment.episode_id AND (a.description OR risk_assessment.recorded_team = a.own_description) AND (risk_assessment.recorded_team = ANY (a.known_teams)) IS NOT FALSE
 OFFSET 0)))
  with check (true);

policy adds on risk_assessment restrictive for insert to waymark_app
  with check ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = risk_assessment.episode_id AND a.writes
 OFFSET 0)));

policy reads on role_action permissive for select to waymark_app, waymark_auth
  using (true);

policy own on saved_view permissive for all to waymark_app
  using (team_id = (( SELECT app.own_team() AS own_team)) AND account_id = (( SELECT app.account_id() AS account_id)));

policy shared on saved_view permissive for select to waymark_app
  using (team_id = (( SELECT app.own_team() AS own_team)) AND shared);

policy reads_of_episodes on search_word permissive for select to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = search_word.episode_id AND a.basis <> 'retained'::text AND (search_word.section = ANY (a.granted)) AND (search_word.section = ANY (a.readable)) AND (search_word.section <> 'whereabouts'::text OR a.may_know_whereabouts)
 OFFSET 0)));

policy reads_of_people on search_word permissive for select to waymark_app
  using (episode_id IS NULL AND (EXISTS ( SELECT
   FROM my_access a
  WHERE a.person_id = search_word.person_id AND a.basis <> 'retained'::text AND (search_word.section = ANY (a.granted)) AND (search_word.section = ANY (a.readable)) AND ((search_word.source <> ALL (ARRAY['address'::text, 'phone'::text])) OR a.may_know_whereabouts)
 OFFSET 0)));

policy access on service permissive for all to waymark_app
  using ((( SELECT app.account_id() AS account_id)) IS NOT NULL)
  with check (( SELECT app.may('service.manage'::text) AS may) AND agency_id = (( SELECT app.agency_id() AS agency_id)) AND (EXISTS ( SELECT
   FROM team t
  WHERE t.id = service.receiving_team AND t.agency_id = service.agency_id)));

policy changes on service restrictive for update to waymark_app
  using (( SELECT app.may('service.manage'::text) AS may) AND agency_id = (( SELECT app.agency_id() AS agency_id)));

policy auth on session permissive for all to waymark_auth
  using (true);

policy places on share restrictive for select to waymark_app
  using (to_team = (( SELECT app.own_team() AS own_team)) OR (EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = share.episode_id AND a.may_know_whereabouts
 OFFSET 0)) OR NOT (id IN ( SELECT app.shares_since_found() AS shares_since_found)));

policy reads on share permissive for select to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = share.episode_id AND (a.sees_all_grants OR (a.own_team = ANY (ARRAY[share.to_team, share.given_by_team])))
 OFFSET 0)));

policy reads on share_consent permissive for select to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
     JOIN share h ON h.id = share_consent.share_id
  WHERE a.episode_id = share_consent.episode_id AND a.summary AND a.may_know_whereabouts AND (a.leads OR a.own_team = h.to_team OR a.own_team = h.given_by_team) AND (h.referral_id IS NULL OR ( SELECT app.may('referral.read'::text) AS may) AND (EXISTS ( SELECT
           FROM referral_content c
          WHERE c.referral_id = h.referral_id)))
 OFFSET 0)));

policy reads on share_urgent permissive for select to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
     JOIN share h ON h.id = share_urgent.share_id
  WHERE a.episode_id = share_urgent.episode_id AND a.summary AND (a.leads OR h.given_by_team = a.own_team)
 OFFSET 0)));

policy auth on sign_in_attempt permissive for all to waymark_auth
  using (true);

policy access on support_note permissive for all to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = support_note.episode_id AND (a.support AND support_note.shared_back OR support_note.recorded_team = a.own_support) AND (support_note.recorded_team = ANY (a.known_teams)) IS NOT FALSE
 OFFSET 0)))
  with check (true);

policy adds on support_note restrictive for insert to waymark_app
  with check ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = support_note.episode_id AND a.writes
 OFFSET 0)));

policy adds on task permissive for insert to waymark_app
  with check (
CASE
    WHEN referral_id IS NOT NULL THEN (EXISTS ( SELECT
       FROM referral r
      WHERE r.id = task.referral_id))
    ELSE (EXISTS ( SELECT
       FROM my_access a
      WHERE a.episode_id = task.episode_id AND a.writes AND ((a.basis = ANY (ARRAY['lead'::text, 'area'::text, 'national'::text])) OR (task.kind = ANY (ARRAY['arrangeDiscussion'::text, 'completeDiscussion'::text, 'reofferDiscussion'::text])) OR (task.kind = ANY (ARRAY['confirmReport'::text, 'riskReview'::text])) AND (EXISTS ( SELECT
               FROM episode e
              WHERE e.id = task.episode_id AND e.status = 'reported'::text AND e.recorded_by = (( SELECT app.account_id() AS account_id)))))
     OFFSET 0))
END);

policy changes on task permissive for update to waymark_app
  using (
CASE
    WHEN referral_id IS NOT NULL THEN ( SELECT app.may('referral.read'::text) AS may) AND (EXISTS ( SELECT
       FROM referral r
      WHERE r.id = task.referral_id))
    ELSE (EXISTS ( SELECT
       FROM my_access a
      WHERE a.episode_id = task.episode_id AND a.writes AND (task.section = ANY (a.granted)) AND (task.section = ANY (a.readable)) AND (task.section <> 'whereabouts'::text OR a.may_know_whereabouts) AND (task.owner_team = ANY (a.known_teams)) IS NOT FALSE AND ((a.basis = ANY (ARRAY['lead'::text, 'area'::text, 'national'::text])) OR (task.kind = ANY (ARRAY['arrangeDiscussion'::text, 'completeDiscussion'::text, 'reofferDiscussion'::text])))
     OFFSET 0))
END);

policy corrections on task restrictive for all to waymark_app
  using ((kind <> ALL (ARRAY['acknowledgeCorrection'::text, 'passOnCorrection'::text])) OR owner_team = (( SELECT app.own_team() AS own_team)) OR section <> 'support'::text AND (EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = task.episode_id AND a.leads
 OFFSET 0)));

policy reads_of_episodes on task permissive for select to waymark_app
  using ((EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = task.episode_id AND (task.section = ANY (a.granted)) AND (task.section = ANY (a.readable)) AND (task.section <> 'whereabouts'::text OR a.may_know_whereabouts) AND (task.owner_team = ANY (a.known_teams)) IS NOT FALSE
 OFFSET 0)));

policy reads_of_questions on task permissive for select to waymark_app
  using (question_id IS NOT NULL AND (EXISTS ( SELECT
   FROM question q
  WHERE q.id = task.question_id)));

policy reads_of_referrals on task permissive for select to waymark_app
  using (referral_id IS NOT NULL AND ( SELECT app.may('referral.read'::text) AS may) AND (EXISTS ( SELECT
   FROM referral r
  WHERE r.id = task.referral_id)));

policy shares on task restrictive for all to waymark_app
  using ((kind <> ALL (ARRAY['reviewShare'::text, 'reviewUrgentShare'::text])) OR owner_team = (( SELECT app.own_team() AS own_team)) OR (EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = task.episode_id AND a.sees_all_grants
 OFFSET 0)));

policy tasks_of_lead on task restrictive for all to waymark_app
  using ((kind <> ALL (ARRAY['answerAccess'::text, 'reviewBreakGlass'::text, 'confirmUnseal'::text, 'decideRestriction'::text])) OR (EXISTS ( SELECT
   FROM my_access a
  WHERE a.episode_id = task.episode_id AND a.leads
 OFFSET 0)));

-- triggers

CREATE TRIGGER knew_when_found AFTER INSERT ON access_alert FOR EACH ROW EXECUTE FUNCTION app.notify_auditors();

CREATE TRIGGER knew_when_opened AFTER UPDATE OF status ON access_alert FOR EACH ROW WHEN (new.status = 'open'::text AND old.status <> 'open'::text) EXECUTE FUNCTION app.notify_auditors();

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON access_alert_review DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('recorded_by');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON access_found DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON access_grant DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id', 'because_of', 'person_id');

CREATE TRIGGER begins_keys BEFORE INSERT ON access_grant FOR EACH ROW EXECUTE FUNCTION app.begin_sort_keys();

CREATE TRIGGER leaves_deadlines AFTER UPDATE OF until, ended_at ON access_grant FOR EACH ROW EXECUTE FUNCTION app.leave_deadlines();

CREATE TRIGGER posted AFTER UPDATE ON access_grant FOR EACH ROW EXECUTE FUNCTION app.post_loss();

CREATE TRIGGER awaits_seal AFTER INSERT ON access_log FOR EACH ROW EXECUTE FUNCTION app.await_seal();

CREATE TRIGGER written_once BEFORE DELETE OR UPDATE ON access_log FOR EACH ROW EXECUTE FUNCTION app.refuse_change();

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON access_request DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('recorded_by', 'episode_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON account DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('id');

CREATE TRIGGER ends_sessions AFTER UPDATE OF disabled_at ON account FOR EACH ROW WHEN (new.disabled_at IS NOT NULL) EXECUTE FUNCTION app.end_sessions();

CREATE TRIGGER keeps_actors AFTER UPDATE OF disabled_at ON account FOR EACH ROW EXECUTE FUNCTION app.keep_actors('id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON agreement DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('id', 'recorded_by', 'ended_by');

CREATE TRIGGER ends BEFORE UPDATE ON agreement FOR EACH ROW EXECUTE FUNCTION app.end_agreement();

CREATE TRIGGER looks_over AFTER UPDATE OF ended_at ON agreement FOR EACH ROW WHEN (new.ended_at IS NOT NULL AND old.ended_at IS NULL) EXECUTE FUNCTION app.agreement_ended();

CREATE TRIGGER looked_over AFTER INSERT ON audit_block FOR EACH ROW EXECUTE FUNCTION app.look_over();

CREATE TRIGGER written_once BEFORE DELETE OR UPDATE ON audit_block FOR EACH ROW EXECUTE FUNCTION app.refuse_change();

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON break_glass DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON break_glass_review DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id', 'recorded_by');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON consent_withdrawal DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON correction DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id', 'person_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON correction_recipient DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id', 'person_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON disclosure DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id', 'person_id');

CREATE TRIGGER names_subject BEFORE INSERT OR UPDATE ON draft FOR EACH ROW EXECUTE FUNCTION app.name_draft_subject();

CREATE TRIGGER puts_back AFTER DELETE ON draft FOR EACH ROW WHEN (old.form = ANY (ARRAY['report'::text, 'notify'::text])) EXECUTE FUNCTION app.set_aside();

CREATE TRIGGER sets_aside BEFORE INSERT ON draft FOR EACH ROW WHEN (new.form = ANY (ARRAY['report'::text, 'notify'::text])) EXECUTE FUNCTION app.set_aside();

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON enquiry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON episode DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('id');

CREATE TRIGGER checks_assignee BEFORE UPDATE OF assigned_to ON episode FOR EACH ROW EXECUTE FUNCTION app.check_assignee();

CREATE TRIGGER copies AFTER UPDATE OF status, risk, last_seen_at, area_code ON episode FOR EACH ROW EXECUTE FUNCTION app.copy_sort_keys();

CREATE TRIGGER ends_handover AFTER UPDATE OF status ON episode FOR EACH ROW WHEN ((new.status = ANY (ARRAY['closed'::text, 'void'::text, 'notMissing'::text, 'deceased'::text])) AND old.status IS DISTINCT FROM new.status) EXECUTE FUNCTION app.end_handover();

CREATE TRIGGER keeps_words AFTER INSERT OR UPDATE OF reference, person_id ON episode FOR EACH ROW EXECUTE FUNCTION app.keep_words('id', '{reference}');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON episode_circumstances DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id');

CREATE TRIGGER keeps_words AFTER INSERT OR UPDATE OF last_seen_place ON episode_circumstances FOR EACH ROW EXECUTE FUNCTION app.keep_words('episode_id', '{lastSeenPlace}');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON episode_closing DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON episode_death DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON episode_reporter DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id');

CREATE TRIGGER keeps_words AFTER INSERT OR UPDATE OF phone ON episode_reporter FOR EACH ROW EXECUTE FUNCTION app.keep_words('episode_id', '{reporterPhone}');

CREATE TRIGGER awaits_seal AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION app.await_seal();

CREATE TRIGGER posted AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION app.post_event();

CREATE TRIGGER written_once BEFORE DELETE OR UPDATE ON event FOR EACH ROW EXECUTE FUNCTION app.refuse_change();

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON exclusion DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('person_id', 'account_id', 'added_by');

CREATE TRIGGER keeps_actors AFTER INSERT OR DELETE ON exclusion FOR EACH ROW EXECUTE FUNCTION app.keep_actors('account_id');

CREATE TRIGGER posted AFTER INSERT ON exclusion FOR EACH ROW EXECUTE FUNCTION app.post_exclusion();

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON exclusion_order DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('recorded_by', 'ended_by');

CREATE TRIGGER keeps_actors AFTER INSERT OR UPDATE OF ended_at ON exclusion_order FOR EACH ROW EXECUTE FUNCTION app.keep_actors('account_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON found_place DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id');

CREATE TRIGGER keeps_words AFTER INSERT OR UPDATE OF address ON found_place FOR EACH ROW EXECUTE FUNCTION app.keep_words('episode_id', '{foundPlace}');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON handover DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON handover_turn DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON information DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON membership DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('account_id');

CREATE TRIGGER ends_sessions AFTER UPDATE OF until ON membership FOR EACH ROW WHEN (new.until <= now()) EXECUTE FUNCTION app.end_sessions();

CREATE TRIGGER keeps_actors AFTER UPDATE OF role, team_id, until ON membership FOR EACH ROW EXECUTE FUNCTION app.keep_actors('account_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON person DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('id');

CREATE TRIGGER keeps_words AFTER INSERT OR UPDATE OF given_name, family_name, known_as, date_of_birth, reference ON person FOR EACH ROW EXECUTE FUNCTION app.keep_words('id', '{name,knownAs,reference,dateOfBirth}');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON person_care DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('person_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON person_contact DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('person_id');

CREATE TRIGGER keeps_words AFTER INSERT OR UPDATE OF home_address, phone ON person_contact FOR EACH ROW EXECUTE FUNCTION app.keep_words('person_id', '{address,phone}');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON person_description DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('person_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON person_health DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('person_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON person_protection DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('person_id');

CREATE TRIGGER copies AFTER INSERT OR UPDATE ON person_protection FOR EACH ROW EXECUTE FUNCTION app.copy_protection();

CREATE TRIGGER copies_to_questions AFTER INSERT OR UPDATE ON person_protection FOR EACH ROW EXECUTE FUNCTION app.seal_questions();

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON protection DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('person_id', 'episode_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON question DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('id', 'person_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON question_words DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('question_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON referral DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('id', 'person_id');

CREATE TRIGGER begins BEFORE INSERT ON referral FOR EACH ROW EXECUTE FUNCTION app.begin_referral();

CREATE TRIGGER checks_approval BEFORE INSERT OR UPDATE OF approved_by_team ON referral FOR EACH ROW EXECUTE FUNCTION app.check_approval();

CREATE TRIGGER checks_offer BEFORE INSERT OR UPDATE ON referral FOR EACH ROW EXECUTE FUNCTION app.check_offer();

CREATE TRIGGER checks_state BEFORE INSERT OR UPDATE ON referral FOR EACH ROW EXECUTE FUNCTION app.check_referral_state();

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON referral_assignee DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('referral_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON referral_content DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('referral_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON referral_line DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('referral_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON referral_message DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('referral_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON referral_outcome DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('referral_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON referral_session DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON reporter_update DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON return_check DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON return_discussion DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON return_discussion_assignee DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON return_discussion_record DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON return_discussion_refusal DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON return_report DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON risk_assessment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id');

CREATE TRIGGER keeps_actors AFTER INSERT OR DELETE OR UPDATE ON role_action FOR EACH STATEMENT EXECUTE FUNCTION app.keep_all_actors();

CREATE TRIGGER keeps_actors AFTER INSERT OR DELETE OR UPDATE ON role_basis FOR EACH STATEMENT EXECUTE FUNCTION app.keep_all_actors();

CREATE TRIGGER keeps_actors AFTER INSERT OR DELETE OR UPDATE ON role_section FOR EACH STATEMENT EXECUTE FUNCTION app.keep_all_actors();

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON service DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('id');

CREATE TRIGGER stamps BEFORE UPDATE ON service FOR EACH ROW EXECUTE FUNCTION app.stamp_service();

CREATE TRIGGER keeps_actor AFTER INSERT OR UPDATE ON session FOR EACH ROW EXECUTE FUNCTION app.keep_session_actor();

CREATE TRIGGER posted AFTER UPDATE OF ended_at ON session FOR EACH ROW WHEN (new.ended_at IS NOT NULL AND old.ended_at IS NULL) EXECUTE FUNCTION app.post_session_end();

CREATE TRIGGER answers_access AFTER INSERT ON share FOR EACH ROW EXECUTE FUNCTION app.answer_access();

CREATE TRIGGER answers_access_later AFTER UPDATE OF begun_at ON share FOR EACH ROW WHEN (old.begun_at IS NULL AND new.begun_at IS NOT NULL) EXECUTE FUNCTION app.answer_access();

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON share DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id', 'referral_id');

CREATE TRIGGER checks BEFORE INSERT ON share FOR EACH ROW EXECUTE FUNCTION app.check_share();

CREATE TRIGGER completes_deadlines AFTER UPDATE OF ended_at ON share FOR EACH ROW WHEN (new.ended_at IS NOT NULL AND old.ended_at IS NULL) EXECUTE FUNCTION app.complete_share_deadlines();

CREATE TRIGGER keeps_change AFTER INSERT ON share FOR EACH ROW EXECUTE FUNCTION app.keep_share_change();

CREATE TRIGGER keeps_changes AFTER UPDATE OF sections, until ON share FOR EACH ROW WHEN (new.sections IS DISTINCT FROM old.sections OR new.until IS DISTINCT FROM old.until) EXECUTE FUNCTION app.keep_share_change();

CREATE TRIGGER keeps_consent AFTER INSERT ON share FOR EACH ROW EXECUTE FUNCTION app.keep_consent();

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON share_change DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON share_consent DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id');

CREATE TRIGGER asks_review AFTER INSERT ON share_urgent FOR EACH ROW EXECUTE FUNCTION app.ask_review();

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON share_urgent DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON support_note DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id');

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON task DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('episode_id', 'referral_id', 'question_id');

CREATE TRIGGER copies_review AFTER INSERT OR UPDATE OF due_at, ended_at ON task FOR EACH ROW WHEN (new.kind = 'riskReview'::text) EXECUTE FUNCTION app.copy_review_due();

CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE OR UPDATE ON whereabouts_allow_list DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.require_event('person_id', 'account_id');

CREATE TRIGGER keeps_actors AFTER INSERT OR DELETE ON whereabouts_allow_list FOR EACH ROW EXECUTE FUNCTION app.keep_actors('account_id');

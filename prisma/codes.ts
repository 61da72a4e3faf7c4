/** The lists of codes for coded columns, by the name that a field has in prisma/schema as `/// [Name]`. All come from shared. */
import { accessLogCodes, alertReasons, alertReviewOutcomes, alertStatuses } from '@waymark/shared/access-log/access-log.ts'
import { accessGrounds, accessOutcomes } from '@waymark/shared/access-requests/access-request.ts'
import { reviewOutcomes, reviewSides } from '@waymark/shared/break-glass/break-glass.ts'
import { correctableFields } from '@waymark/shared/corrections/correction.ts'
import { hows, keptKinds } from '@waymark/shared/disclosures/disclosure.ts'
import { draftFormNames } from '@waymark/shared/drafts/draft.ts'
import { saidOfThem, updateWays } from '@waymark/shared/enquiries/enquiry.ts'
import { closings, concernReports } from '@waymark/shared/episodes/closing.ts'
import { episodeStatuses, missingFromPlaces, riskAssessmentKinds, risks } from '@waymark/shared/episodes/episode.ts'
import { conditions, disclosureLevels, foundBys, foundPlaces } from '@waymark/shared/episodes/whereabouts.ts'
import { audiences, eventKinds } from '@waymark/shared/events.ts'
import { exclusionReasons } from '@waymark/shared/exclusions/exclusion.ts'
import { handoverStatuses } from '@waymark/shared/handovers/handover.ts'
import { careStatuses } from '@waymark/shared/people/person.ts'
import { wordSources } from '@waymark/shared/people/search.ts'
import { bases, reaches, roles, sections } from '@waymark/shared/permissions.ts'
import { ageBands } from '@waymark/shared/platform/age.ts'
import { subjects } from '@waymark/shared/platform/change.ts'
import { accesses } from '@waymark/shared/platform/endpoint.ts'
import { answers } from '@waymark/shared/platform/fields.ts'
import { protectionCodes, protectionKinds, sealReasons } from '@waymark/shared/protection/protection.ts'
import { questionStatuses, refusalGrounds } from '@waymark/shared/questions/question.ts'
import { sessionModes, sessionStatuses } from '@waymark/shared/referral-sessions/referral-session.ts'
import { referralStatuses } from '@waymark/shared/referrals/referral-transitions.ts'
import {
  legalBases,
  messageKinds,
  needs,
  outcomes,
  referralTypes,
  turnDownReasons,
  urgencies,
  views,
} from '@waymark/shared/referrals/referral.ts'
import {
  choicesOffered,
  modes,
  notHeldOutcomes,
  notHeldReasons,
  returnDiscussionStatuses,
} from '@waymark/shared/return-discussions/return-discussion.ts'
import { savedLists } from '@waymark/shared/saved-views/saved-view.api.ts'
import { capacities } from '@waymark/shared/services/service.ts'
import { agencyKinds } from '@waymark/shared/sessions/session.ts'
import {
  recordedPurposes,
  shareChangeKinds,
  shareEndReasons,
  sharePurposes,
  urgentOutcomes,
} from '@waymark/shared/shares/share.ts'
import { consentAnswers, specialConditions, statutoryDuties } from '@waymark/shared/shares/terms.ts'
import { taskKinds, taskOutcomes } from '@waymark/shared/tasks/task.ts'

/** The codes by name. They are the source of the checks (write-checks.ts) and of the types of the client. */
export const codes = {
  Access: accesses,
  AccessGround: accessGrounds,
  AccessLogCode: accessLogCodes,
  AccessOutcome: accessOutcomes,
  AgeBand: ageBands,
  AgencyKind: agencyKinds,
  AlertReason: alertReasons,
  AlertReviewOutcome: alertReviewOutcomes,
  AlertStatus: alertStatuses,
  Answer: answers,
  Audience: audiences,
  Basis: bases,
  Capacity: capacities,
  CareStatus: careStatuses,
  ChoiceOffered: choicesOffered,
  Closing: closings,
  ConcernReport: concernReports,
  ConsentAnswer: consentAnswers,
  CorrectableField: correctableFields,
  DisclosureLevel: disclosureLevels,
  DisclosureWay: hows,
  DiscussionMode: modes,
  DraftForm: draftFormNames,
  EpisodeStatus: episodeStatuses,
  EventKind: eventKinds,
  ExclusionReason: exclusionReasons,
  FoundBy: foundBys,
  FoundPlace: foundPlaces,
  HandoverStatus: handoverStatuses,
  KeptKind: keptKinds,
  LegalBasis: legalBases,
  MessageKind: messageKinds,
  MissingFrom: missingFromPlaces,
  Need: needs,
  NotHeldOutcome: notHeldOutcomes,
  NotHeldReason: notHeldReasons,
  ProtectionCode: protectionCodes,
  ProtectionKind: protectionKinds,
  QuestionGround: refusalGrounds,
  QuestionStatus: questionStatuses,
  Reach: reaches,
  RecordedPurpose: recordedPurposes,
  ReferralOutcome: outcomes,
  ReferralStatus: referralStatuses,
  ReferralType: referralTypes,
  ReturnCondition: conditions,
  ReturnDiscussionStatus: returnDiscussionStatuses,
  ReviewOutcome: reviewOutcomes,
  ReviewSide: reviewSides,
  Risk: risks,
  RiskAssessmentKind: riskAssessmentKinds,
  Role: roles,
  SaidOfThem: saidOfThem,
  SavedList: savedLists,
  SealReason: sealReasons,
  Section: sections,
  SessionMode: sessionModes,
  SessionStatus: sessionStatuses,
  ShareChange: shareChangeKinds,
  ShareEndReason: shareEndReasons,
  SharePurpose: sharePurposes,
  SpecialCondition: specialConditions,
  Stance: views,
  StatutoryDuty: statutoryDuties,
  Subject: subjects,
  TaskKind: taskKinds,
  TaskOutcome: taskOutcomes,
  TurnDownReason: turnDownReasons,
  UpdateWay: updateWays,
  Urgency: urgencies,
  UrgentOutcome: urgentOutcomes,
  WordSource: wordSources,
} satisfies Record<string, readonly [string, ...string[]]>

export type CodeName = keyof typeof codes

// The generated client names its types in this namespace, which it declares empty.
declare global {
  namespace PrismaJson {
    type Codes = { [K in CodeName]: (typeof codes)[K][number] }
  }
}

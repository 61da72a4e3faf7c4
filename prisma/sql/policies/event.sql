alter table event enable row level security;

create policy reads on event for select to waymark_app
  using ((subject = any (array['episode'::text, 'person'::text]))
      and (exists ( select from access_grant s
        where ((((event.subject = 'episode'::text) and (s.episode_id = event.subject_id))
        or ((event.subject = 'person'::text) and (s.person_id = event.subject_id))) and case event.audience
    when 'ownTeam'::text
    then ((event.team_id = ( select app.own_team() as own_team))
      and (event.section = any (( select app.read_own_sections() as read_own_sections)::text[])))
    when 'lead'::text
    then ((coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
        = any (array['lead'::text, 'national'::text]))
    and (event.section = any (( select app.read_sections() as read_sections)::text[])))
    else (((event.section = any (s.sections))
        and (event.section = any (( select app.read_sections() as read_sections)::text[]))
    and ((event.kind <> 'return.reported'::text)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      = any (array['lead'::text, 'national'::text])) or (s.status <> all (array['reported'::text, 'missing'::text]))))
    or ((event.team_id = ( select app.own_team() as own_team))
      and (event.section = any (( select app.read_own_sections() as read_own_sections)::text[])))) end
    and ((event.section <> 'whereabouts'::text)
      or ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[]))))
    and ((event.kind <> all (array['share.given'::text, 'share.ended'::text, 'referral.waits'::text]))
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      = any (array['lead'::text, 'area'::text, 'placing'::text, 'national'::text]))
    or (event.team_id = ( select app.own_team() as own_team))
    or ((event.data ->> 'teamId'::text) = (( select app.own_team() as own_team))::text))) offset 0)));

create policy adds on event for insert to waymark_app
  with check ((account_id is not null) and case subject
      when 'episode'::text then (exists ( select from access_grant s where (s.episode_id = event.subject_id)))
    when 'person'::text then (exists ( select from access_grant s where (s.person_id = event.subject_id)))
    when 'referral'::text then (exists ( select from referral r where (r.id = event.subject_id)))
    else (subject_id = ( select app.account_id() as account_id)) end);

create policy reads_of_referrals on event for select to waymark_app
  using ((subject = 'referral'::text)
      and (( select app.role() as role) <> all (array['call-handler'::text, 'notifier'::text]))
    and (exists ( select from referral r
        where ((r.id = event.subject_id)
      and ((event.kind <> 'referral.allocated'::text)
      or (r.to_team = ( select app.own_team() as own_team)))) offset 0)));

create policy of_shares on event as restrictive for select to waymark_app
  using (((kind <> all (array['share.arranged'::text, 'share.withdrawn'::text, 'share.extended'::text,
          'share.narrowed'::text, 'share.moved'::text, 'share.urgent'::text, 'share.reviewed'::text]))
    and (coalesce((data ->> 'task'::text), ''::text) <> all (array['reviewShare'::text, 'reviewUrgentShare'::text])))
    or (team_id = ( select app.own_team() as own_team))
    or ((data ->> 'teamId'::text) = (( select app.own_team() as own_team))::text)
    or (exists ( select from access_grant s
        where ((s.episode_id = event.subject_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      = any (array['lead'::text, 'area'::text, 'placing'::text, 'national'::text]))) offset 0)));

create policy reads_of_endings on event for select to waymark_app
  using ((kind = 'share.ended'::text) and ((data ->> 'teamId'::text) = (( select app.own_team() as own_team))::text)
      and (exists ( select from access_grant s where (s.episode_id = event.subject_id) offset 0)));

create policy of_break_glass on event as restrictive for select to waymark_app
  using (((data ->> 'task'::text) is distinct from 'reviewBreakGlass'::text)
      or (exists ( select from access_grant s
        where ((s.episode_id = event.subject_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      = any (array['lead'::text, 'national'::text]))) offset 0)));

create policy of_protection on event as restrictive for select to waymark_app
  using ((coalesce((data ->> 'task'::text),
          ''::text) <> all (array['confirmUnseal'::text, 'decideRestriction'::text]))
    or (exists ( select from access_grant s
        where ((s.episode_id = event.subject_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      = any (array['lead'::text, 'national'::text]))) offset 0)));

create policy of_places on event as restrictive for select to waymark_app
  using ((subject <> all (array['episode'::text, 'person'::text]))
      or (exists ( select from access_grant s
        where ((((event.subject = 'episode'::text) and (s.episode_id = event.subject_id))
        or ((event.subject = 'person'::text) and (s.person_id = event.subject_id)))
    and ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[]))
    or (coalesce(((event.team_id = ( select app.own_team() as own_team))
          or (event.team_id = any (app.usual_teams(s.episode_id)))), true)
    and coalesce(((((event.data ->> 'teamId'::text))::uuid = ( select app.own_team() as own_team))
        or (((event.data ->> 'teamId'::text))::uuid = any (app.usual_teams(s.episode_id)))), true)))) offset 0)));

create policy reads_of_questions on event for select to waymark_app
  using ((subject = 'question'::text) and (exists ( select from question q where (q.id = event.subject_id))));

create policy adds_questions on event for insert to waymark_app
  with check ((subject = 'question'::text) and (account_id is not null)
      and (exists ( select from question q where (q.id = event.subject_id))));

create policy reads_of_asking on event for select to waymark_app
  using ((subject = 'account'::text) and (subject_id = ( select app.account_id() as account_id))
      and (kind = any (array['accessRequest.answered'::text, 'accessRequest.toDecide'::text,
              'breakGlass.judged'::text])));

create policy of_access on event as restrictive for select to waymark_app
  using (((data ->> 'task'::text) is distinct from 'answerAccess'::text)
      or (exists ( select from access_grant s
        where ((s.episode_id = event.subject_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      = any (array['lead'::text, 'national'::text]))) offset 0)));

create policy adds_services on event for insert to waymark_app
  with check ((subject = 'service'::text) and (account_id is not null)
      and (( select app.role() as role) = any (array['council-coordinator'::text, 'admin'::text]))
    and (exists ( select from (service v join team t on ((t.agency_id = v.agency_id)))
        where ((v.id = event.subject_id) and (t.id = ( select app.own_team() as own_team))))));

create policy of_correction on event as restrictive for select to waymark_app
  using (((kind <> all (array['correction.asked'::text, 'correction.acknowledged'::text]))
        and (coalesce((data ->> 'task'::text),
        ''::text) <> all (array['acknowledgeCorrection'::text, 'passOnCorrection'::text])))
    or ((data ->> 'teamId'::text) = (( select app.own_team() as own_team))::text)
    or (team_id = ( select app.own_team() as own_team))
    or ((section <> 'support'::text)
      and (exists ( select from access_grant s
        where ((s.episode_id = event.subject_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      = any (array['lead'::text, 'national'::text]))) offset 0)))
    or (exists ( select from task t
        where (((t.id)::text = (event.data ->> 'id'::text))
      and (t.owner_team = ( select app.own_team() as own_team))))));

create policy reads_of_auditing on event for select to waymark_app
  using ((subject = 'account'::text) and (subject_id = ( select app.account_id() as account_id))
      and (( select app.role() as role) = 'auditor'::text)
    and (kind = any (array['breakGlass.toReview'::text, 'accessAlert.found'::text])));

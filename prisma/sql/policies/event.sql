alter table event enable row level security;

-- An event of an episode or a person is for those who read its section …
create policy reads_of_section on event for select to waymark_app
  using (audience = 'section' and subject in ('episode', 'person') and exists (select from my_access a
    where (a.episode_id = subject_id or a.person_id = subject_id) and section = any (a.granted)
      and section = any (a.readable)
      and (section <> 'whereabouts' or a.may_know_whereabouts)
      and (kind <> 'return.reported' or a.leads or a.status not in ('reported', 'missing')) offset 0));

-- … for those who lead …
create policy reads_of_lead on event for select to waymark_app
  using (audience = 'lead' and subject in ('episode', 'person') and exists (select from my_access a
    where (a.episode_id = subject_id or a.person_id = subject_id) and a.leads and section = any (a.readable)
      and (section <> 'whereabouts' or a.may_know_whereabouts) offset 0));

-- … or for the team that did it.
create policy reads_of_team on event for select to waymark_app
  using (audience <> 'lead' and subject in ('episode', 'person') and team_id = (select app.own_team())
    and section = any ((select app.read_own_sections())::text[]) and exists (select from my_access a
      where (a.episode_id = subject_id or a.person_id = subject_id)
        and (section <> 'whereabouts' or a.may_know_whereabouts) offset 0));

create policy reads_of_account on event for select to waymark_app
  using (subject = 'account' and subject_id = (select app.account_id())
    and (kind in ('accessRequest.answered', 'accessRequest.toDecide', 'breakGlass.judged')
      or kind in ('breakGlass.toReview', 'accessAlert.found') and (select app.may('audit.read'))));

-- A team hears that its share ended, also when nothing else is left to it.
create policy reads_of_endings on event for select to waymark_app
  using (kind = 'share.ended' and data ->> 'teamId' = (select app.own_team())::text
    and exists (select from my_access a
    where a.episode_id = event.subject_id offset 0));

create policy reads_of_questions on event for select to waymark_app
  using (subject = 'question' and exists (select from question q where q.id = subject_id));

create policy reads_of_referrals on event for select to waymark_app
  using (subject = 'referral' and (select app.may('referral.read')) and exists (select from referral r
    where r.id = subject_id and (event.kind <> 'referral.allocated' or r.to_team = (select app.own_team()))));

-- Under a restriction nothing is shown of what a team did that came in since the person was found.
create policy places on event as restrictive for select to waymark_app
  using (subject not in ('episode', 'person')
      or exists (select from my_access a where (a.episode_id = subject_id or a.person_id = subject_id)
    and (event.team_id = any (a.known_teams)) is not false
    and ((data ->> 'teamId')::uuid = any (a.known_teams)) is not false offset 0));

create policy tasks_of_lead on event as restrictive for select to waymark_app
  using (coalesce(data ->> 'task', '') not
      in ('answerAccess', 'reviewBreakGlass', 'confirmUnseal', 'decideRestriction')
    or exists (select from my_access a
    where a.episode_id = event.subject_id and a.leads offset 0));

create policy corrections on event as restrictive for select to waymark_app
  using (kind not in ('correction.asked', 'correction.acknowledged')
      and coalesce(data ->> 'task', '') not in ('acknowledgeCorrection', 'passOnCorrection')
    or (select app.own_team())::text in (team_id::text, data ->> 'teamId')
    or section <> 'support' and exists (select from my_access a
    where a.episode_id = event.subject_id and a.leads offset 0)
    or exists (select from task t where t.id::text = data ->> 'id' and t.owner_team = (select app.own_team())));

create policy shares on event as restrictive for select to waymark_app
  using (not starts_with(kind, 'share.') and kind <> 'referral.waits'
      and coalesce(data ->> 'task', '') not in ('reviewShare', 'reviewUrgentShare')
    or (select app.own_team())::text in (team_id::text, data ->> 'teamId')
    or exists (select from my_access a
    where a.episode_id = event.subject_id and a.sees_all_grants and section = any (a.granted) offset 0));

create policy adds on event for insert to waymark_app
  with check (account_id is not null and case subject
    when 'episode' then exists (select from my_access a where a.episode_id = subject_id offset 0)
    when 'person' then exists (select from my_access a where a.person_id = subject_id offset 0)
    when 'referral' then exists (select from referral r where r.id = subject_id)
    when 'question' then exists (select from question q where q.id = subject_id)
    when 'service' then (select app.may('service.manage')) and exists (select from service v
      where v.id = subject_id and v.agency_id = (select app.agency_id()))
    else subject_id = (select app.account_id()) end);

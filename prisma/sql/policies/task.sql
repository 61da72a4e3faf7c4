alter table task enable row level security;

create policy reads_of_episodes on task for select to waymark_app
  using (exists (select from my_access a
    where a.episode_id = task.episode_id and section = any (a.granted) and section = any (a.readable)
      and (section <> 'whereabouts' or a.may_know_whereabouts)
      and (owner_team = any (a.known_teams)) is not false offset 0));

create policy reads_of_referrals on task for select to waymark_app
  using (referral_id is not null and (select app.may('referral.read'))
    and exists (select from referral r where r.id = task.referral_id));

create policy reads_of_questions on task for select to waymark_app
  using (question_id is not null and exists (select from question q where q.id = task.question_id));

create policy tasks_of_lead on task as restrictive for all to waymark_app
  using (kind not in ('answerAccess', 'reviewBreakGlass', 'confirmUnseal', 'decideRestriction')
      or exists (select from my_access a
    where a.episode_id = task.episode_id and a.leads offset 0));

create policy corrections on task as restrictive for all to waymark_app
  using (kind not in ('acknowledgeCorrection', 'passOnCorrection') or owner_team = (select app.own_team())
    or section <> 'support' and exists (select from my_access a
    where a.episode_id = task.episode_id and a.leads offset 0));

create policy shares on task as restrictive for all to waymark_app
  using (kind not in ('reviewShare', 'reviewUrgentShare') or owner_team = (select app.own_team())
    or exists (select from my_access a
    where a.episode_id = task.episode_id and a.sees_all_grants offset 0));

create policy changes on task for update to waymark_app
  using (case when referral_id is not null then (select app.may('referral.read'))
      and exists (select from referral r where r.id = task.referral_id)
    else exists (select from my_access a
    where a.episode_id = task.episode_id and a.writes and section = any (a.granted)
      and section = any (a.readable) and (section <> 'whereabouts' or a.may_know_whereabouts)
      and (owner_team = any (a.known_teams)) is not false and (a.basis in ('lead', 'area', 'national')
        or kind in ('arrangeDiscussion', 'completeDiscussion', 'reofferDiscussion')) offset 0) end);

create policy adds on task for insert to waymark_app
  with check (case when referral_id is not null then exists (select from referral r where r.id = task.referral_id)
    else exists (select from my_access a
    where a.episode_id = task.episode_id and a.writes and (a.basis in ('lead', 'area', 'national')
        or kind in ('arrangeDiscussion', 'completeDiscussion', 'reofferDiscussion')
        or kind in ('confirmReport', 'riskReview') and exists (select from episode e where e.id = task.episode_id
          and e.status = 'reported' and e.recorded_by = (select app.account_id()))) offset 0) end);

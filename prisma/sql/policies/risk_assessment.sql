alter table risk_assessment enable row level security;

create policy access on risk_assessment for all to waymark_app
  using (exists (select from my_access a
    where a.episode_id = risk_assessment.episode_id and (a.description or recorded_team = a.own_description)
      and (recorded_team = any (a.known_teams)) is not false offset 0))
  with check (true);

create policy adds on risk_assessment as restrictive for insert to waymark_app
  with check (exists (select from my_access a
    where a.episode_id = risk_assessment.episode_id and a.writes offset 0));

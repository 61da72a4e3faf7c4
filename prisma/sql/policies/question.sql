alter table question enable row level security;

create policy reads on question for select to waymark_app
  using ((select app.sees_people())
      and uuid_hash_extended(person_id, (select app.moment())) <> all ((select app.excluded_marks())::bigint[])
    and (to_team = (select app.own_team()) and not sealed
      or (select app.own_team()) in (from_team, to_team) and exists (select from my_access a
    where a.episode_id = question.episode_id offset 0)));

-- Under a restriction a team that was asked since the find may be near the place.
create policy places on question as restrictive for select to waymark_app
  using (not withheld or to_team = (select app.own_team()) or recorded_by = (select app.account_id())
    or exists (select from my_access a
    where a.episode_id = question.episode_id and a.may_know_whereabouts offset 0)
    or id not in (select app.questions_since_found()));

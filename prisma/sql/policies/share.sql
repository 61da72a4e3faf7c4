alter table share enable row level security;

create policy reads on share for select to waymark_app
  using (exists (select from my_access a
    where a.episode_id = share.episode_id
      and (a.sees_all_grants or a.own_team in (to_team, given_by_team)) offset 0));

-- Under a restriction a share since the find may name an agency near the place.
create policy places on share as restrictive for select to waymark_app
  using (to_team = (select app.own_team()) or exists (select from my_access a
    where a.episode_id = share.episode_id and a.may_know_whereabouts offset 0)
    or id not in (select app.shares_since_found()));

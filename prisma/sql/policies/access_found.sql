alter table access_found enable row level security;

create policy reads on access_found for select to waymark_app
  using (exists (select from my_access a join role_action r on r.role = a.role and r.basis = a.basis
    where a.episode_id = access_found.episode_id and r.action = 'share.give' offset 0)
    and exists (select from my_access a
      where a.episode_id = access_found.episode_id and a.may_know_whereabouts offset 0));

alter table access_found enable row level security;

-- One grant may let its holder share the episode, and another (k) tell where the person is.
create policy reads on access_found for select to waymark_app
  using (exists (select from my_access a
      join role_action r on r.role = a.role and r.basis = a.basis and r.action = 'share.give'
      join my_access k on k.episode_id = a.episode_id and k.may_know_whereabouts
    where a.episode_id = access_found.episode_id offset 0));

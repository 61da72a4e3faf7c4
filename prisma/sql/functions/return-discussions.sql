create function app.assign_discussion(of_discussion uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
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
$$;

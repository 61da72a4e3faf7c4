-- Under a restriction the ledger names no team that came to an episode since its person was found: it would tell where they are, as surely as an address.
do $ledger$
declare
  was text := pg_get_functiondef('app.disclosures'::regproc);
  becomes text := replace(was, $a$    where y.last_at >= coalesce((wanted ->> 'from')::timestamptz, '-infinity') and$a$,
    $b$    where exists (select from mine m where (y.episode_id is null or m.episode_id = y.episode_id) and (m.told
        or (coalesce(y.to_team = any (app.usual_teams(m.episode_id) || app.team_id()), true) and coalesce(y.from_team = any (app.usual_teams(m.episode_id) || app.team_id()), true))))
      and y.last_at >= coalesce((wanted ->> 'from')::timestamptz, '-infinity') and$b$);
begin
  if was = becomes then raise exception 'the ledger is not as it was'; end if;
  execute becomes;
end $ledger$;

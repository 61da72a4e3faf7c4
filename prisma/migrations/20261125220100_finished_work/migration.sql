-- A team that has finished its own work takes nothing from those to whom it passed on while it might: they work on under what was agreed with them, which whoever leads can end.
create or replace function app.close_share(of_share uuid, why text) returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare h share;
begin
  update share set ended_at = app.now(), end_reason = why where id = of_share and ended_at is null returning * into h;
  if h.id is null then return; end if;
  update sight set until = app.now() where share_id = of_share and reason <> 'own' and (until is null or until > app.now());
  perform app.add_sight(h.episode_id, h.to_team, 'own', '{}', h.id, null, null, h.to_account);
  if h.onward and why not in ('workEnded', 'endDate') then perform app.end_what_rests(h.episode_id, h.to_team); end if;
end $$;

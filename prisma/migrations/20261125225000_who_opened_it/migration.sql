-- Whoever gave a share knows whether it was opened (behaviour 33 of the screens): the lead and the national unit of every share, who gave one beside the lead of theirs,
-- whose looking stands in the ledger for them already. Of a share that nobody opened yet there is a row too, so that "not yet" can be told from "not yours to know".
create or replace function app.share_openings(of_episode uuid) returns table (share_id uuid, times int, last_at timestamptz) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select h.id, count(c.id)::int, max(c.at) from share h left join consultation c on c.ids && array[of_episode] and c.team_id = h.to_team and c.outcome = 'shown' and c.at >= h.from_at
    and (h.to_account is null or c.account_id = h.to_account) and (h.ended_at is null or c.at <= h.ended_at)
  where h.episode_id = of_episode and (app.my_reasons(of_episode) && array['lead', 'national'] or (h.given_by_team = app.team_id() and app.my_reasons(of_episode) && array['area', 'placing'])) group by h.id $$;

-- The ledger of an agency names an episode as the other lists of its auditors do, by its reference: the last figures of an id lead nowhere.
do $ledger$
declare
  was text := pg_get_functiondef('app.agency_disclosures'::regproc);
  becomes text := replace(replace(was, 'RETURNS TABLE(id text,', 'RETURNS TABLE(reference text, id text,'),
    'select c.id, c.kind, c.at, c.last_at,', 'select (select e.reference from episode e where e.id = c.episode_id), c.id, c.kind, c.at, c.last_at,');
begin
  if becomes not like '%(reference text, id text,%' or becomes not like '%c.episode_id), c.id, c.kind%' then raise exception 'the ledger of an agency is not as it was'; end if;
  drop function app.agency_disclosures(jsonb, integer, integer);
  execute becomes;
end $ledger$;
grant execute on function app.agency_disclosures to waymark_app;

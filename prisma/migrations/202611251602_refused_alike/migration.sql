-- A refusal is told alike, whether the record was not theirs or does not exist: an auditor reads the reference of a refused record only where a team of their
-- agency ever had it in sight. Otherwise an officer who tries ids and an auditor beside them would learn together what is there. (The rest of the function stays as it is.)
create function app.agency_knows(agency uuid, of_record uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from sight s join team t on t.id = s.team_id where t.agency_id = agency and s.episode_id = of_record)
    or exists (select from sight s join team t on t.id = s.team_id where t.agency_id = agency and s.person_id = of_record)
    or exists (select from referral r join team t on t.id = any (array[r.from_team, r.to_team]) where r.id = of_record and r.sent_at is not null and t.agency_id = agency) $$;
do $alike$
declare text text := pg_get_functiondef('app.looking'::regproc);
begin
  if position('union all select ''referral'', f.reference from referral f where f.id = any (p.ids[1:4])) r)' in text) = 0 then raise exception 'app.looking reads otherwise'; end if;
  text := replace(text, 'select jsonb_agg(r) from (', 'select jsonb_agg(jsonb_build_object(''kind'', r.kind, ''reference'', r.reference)) from (');
  text := replace(text, 'select ''episode'' as kind, e.reference from', 'select ''episode'' as kind, e.reference, e.id from');
  text := replace(text, 'select ''person'', n.reference from', 'select ''person'', n.reference, n.id from');
  text := replace(text, 'select ''referral'', f.reference from', 'select ''referral'', f.reference, f.id from');
  text := replace(text, 'f.id = any (p.ids[1:4])) r)', 'f.id = any (p.ids[1:4])) r where p.outcome not in (''forbidden'', ''not-found'') or app.agency_knows(agency, r.id))');
  -- nor is it found by its reference
  text := replace(text, '(wanted is null or c.ids && wanted)', '(wanted is null or (c.ids && wanted and (c.outcome not in (''forbidden'', ''not-found'') or app.agency_knows(agency, c.ids[1]))))');
  execute text;
end $alike$;
revoke execute on function app.agency_knows from waymark_app;

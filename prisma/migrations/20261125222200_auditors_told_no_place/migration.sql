-- What auditors read names no team that came to somebody since they were found, once their whereabouts are restricted (access.md, rule 4): not in the list of looking, nor among the unusual, nor in the ledger of the agency, nor by asking for an agency.

-- Whether the name of that team would tell where somebody is: it came since they were found, and that is restricted.
create function app.names_a_place(of_person uuid, of_episode uuid, of_team uuid, at timestamptz) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select of_team is not null and exists (select from person_guard g join episode e on e.person_id = g.person_id and e.id = coalesce(of_episode, e.id)
    where g.person_id = of_person and g.whereabouts <> 'full' and at >= e.located_at
      and not exists (select from sight s where s.episode_id = e.id and s.team_id = of_team and s.because_of is distinct from s.episode_id
        and (s.reason in ('lead', 'national', 'area', 'placing') or s.from_at < e.located_at))) $$;

do $told$
declare
  f record;
  was text;
  becomes text;
begin
  for f in select * from (values
    ('app.looking', 'a.name, t.name, p.role', $a$a.name, case when not exists (select from unnest(p.ids[1:4]) x left join referral r on r.id = x left join episode e on e.id = coalesce(r.episode_id, x)
        where app.names_a_place(coalesce(e.person_id, x), e.id, p.team_id, p.at)) then t.name end, p.role$a$),
    -- whoever is nobody is told alike, too
    ('app.accept_referral', 'if r.to_team is distinct', 'if r.id is null or app.role() is null or r.to_team is distinct'),
    ('app.list_unusual_looking', 'a.name, t.name, u.about', 'a.name, case when not app.names_a_place(u.about, u.episode, u.team_id, u.last_at) then t.name end, u.about')) x (name, part, whole) loop
    was := pg_get_functiondef(f.name::regproc);
    becomes := replace(was, f.part, f.whole);
    if was = becomes then raise exception '% is not as it was', f.name; end if;
    execute becomes;
  end loop;
end $told$;

do $ledger$
declare
  was text := pg_get_functiondef('app.agency_disclosures'::regproc);
  becomes text := replace(replace(replace(replace(replace(was, 'count integer, cut boolean)', 'count integer, cut boolean, withheld boolean)'),
    'select y.* from every y left join team g on g.id = y.to_team left join agency ga on ga.id = g.agency_id',
    $a$select y.*, w.of_to, w.of_from from every y left join team g on g.id = y.to_team left join agency ga on ga.id = g.agency_id left join person_guard pg on pg.person_id = y.person_id and pg.whereabouts <> 'full'
      cross join lateral (select case when pg.person_id is null then false else app.names_a_place(y.person_id, y.episode_id, y.to_team, y.last_at) end as of_to,
        case when pg.person_id is null then false else app.names_a_place(y.person_id, y.episode_id, y.from_team, y.last_at) end as of_from) w$a$),
    $a$or ga.name = wanted ->> 'agency')$a$, $a$or (ga.name = wanted ->> 'agency' and not w.of_to))$a$),
    'c.episode_id, c.from_team, c.by_account, c.to_team, c.how, c.sections, c.reasons, c.legal_basis, c.reason, c.receiver_basis, c.condition, c.agreed, c.agreement,',
    'c.episode_id, case when not c.of_from then c.from_team end, c.by_account, case when not c.of_to then c.to_team end, c.how, c.sections, c.reasons, c.legal_basis, case when not (c.of_to or c.of_from) then c.reason end,
    c.receiver_basis, c.condition, c.agreed, case when not (c.of_to or c.of_from) then c.agreement end,'),
    '(select count(*) > 20000 from looked)', '(select count(*) > 20000 from looked), c.of_to or c.of_from');
begin
  if becomes not like '%not w.of_to%' or becomes not like '%case when not c.of_from%' or becomes not like '%cut boolean, withheld%' or becomes not like '%looked), c.of_to%' or becomes not like '%cross join lateral (select case when pg%' then
    raise exception 'the ledger of an agency is not as it was';
  end if;
  drop function app.agency_disclosures(jsonb, integer, integer);
  execute becomes;
end $ledger$;
grant execute on function app.agency_disclosures to waymark_app;

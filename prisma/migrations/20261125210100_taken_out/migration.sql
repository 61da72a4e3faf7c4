-- What is printed or exported is looking too: it is written down as that, found by it, and told of to the auditors.

-- The kinds of disclosure that take something out. The union is in shared/; a test keeps them one.
create function app.taken_out() returns text[] language sql immutable set search_path = pg_catalog, pg_temp as $$ select array['print', 'export'] $$;
-- Only app.record_disclosure writes that something was taken out.
create policy taken_out on consultation as restrictive for insert to waymark_app with check (outcome <> all (app.taken_out()));

-- `action`: what the endpoint is allowed by, as for every consultation.
do $taken$
declare
  was text := pg_get_functiondef('app.record_disclosure'::regproc);
  becomes text := replace(was, '  if what = ''export'' then', $f$  if what = any (app.taken_out()) then
    insert into consultation (action, outcome, ids, sections, reasons)
    select wanted ->> 'action', what, array[coalesce(of_episode, of_person)], array(select jsonb_array_elements_text(wanted -> 'sections')), array(select distinct s.reason from app.live_sight_on(array[of_person]) s
      where s.reason <> 'own' and (of_episode is null or s.episode_id = of_episode));
  end if;
  if what = 'export' then$f$);
begin
  if was = becomes then raise exception 'app.record_disclosure is not as it was'; end if;
  execute becomes;
end $taken$;

do $found$
declare
  change record;
  f text := pg_get_functiondef('app.find_unusual_looking'::regproc);
begin
  for change in select * from (values
    ('c.at, c.action, c.reasons, e.id as episode', 'c.at, c.outcome, c.reasons, e.id as episode'),
    ('where c.id = any (batch) and c.outcome = ''shown'' and cardinality(c.ids) = 1', 'where c.id = any (batch) and c.outcome = any (array[''shown''] || app.taken_out()) and cardinality(c.ids) = 1'),
    ('l.action ~ ''\.(print|export)$''', 'l.outcome = any (app.taken_out())')
  ) as changes (old, new) loop
    if position(change.old in f) = 0 then raise exception 'app.find_unusual_looking does not say: %', change.old; end if;
    f := replace(f, change.old, change.new);
  end loop;
  execute f;
end $found$;

-- What seems unusual, and what does so again, is told to each auditor of the agency who may look at it: that there is something, and no more.
create function app.tell_auditors() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into event (kind, subject, subject_id) select distinct 'looking.found', 'account', m.account_id from membership m join team t on t.id = m.team_id
    where t.agency_id = new.agency_id and m.role = 'auditor' and (m.until is null or m.until > now()) and m.account_id <> new.account_id
      and not exists (select from exclusion x where x.account_id = m.account_id and x.person_id = new.about);
  return null;
end $$;
create trigger told_when_found after insert on unusual_looking for each row execute function app.tell_auditors();
create trigger told_when_opened after update of status on unusual_looking for each row when (new.status = 'open' and old.status <> 'open') execute function app.tell_auditors();

-- How much of it waits for whoever asks.
create function app.count_unusual_looking() returns int language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select count(*)::int from unusual_looking u where u.agency_id = app.audited_agency() and u.status = 'open' and u.account_id <> app.account_id() and u.about <> all (app.excluded_persons()) $$;
grant execute on function app.count_unusual_looking, app.taken_out to waymark_app;

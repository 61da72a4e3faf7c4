create function app.check_assignee() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.assigned_to is distinct from old.assigned_to and new.assigned_to is not null and app.account_id() is not null
    and (not exists (select from membership m where m.account_id = new.assigned_to and m.team_id = new.lead_team)
        or app.team_id() <> new.lead_team) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  return new;
end
$$;

create function app.copy_sort_keys() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update access_grant set open = new.status in ('reported', 'missing', 'located', 'afterReturn'), risk = new.risk,
    status = new.status, last_seen_at = new.last_seen_at, area_code = new.area_code where episode_id = new.id;
  if new.status in ('closed', 'void', 'notMissing', 'deceased') and old.status is distinct from new.status then
    perform app.close_share(id, 'episodeClosed') from share
      where episode_id = new.id and until_closed and ended_at is null;
    update access_grant set until = app.now() where because_of = new.id and episode_id <> new.id and until is null;
  end if;
  return null;
end
$$;

-- A new access row begins with the keys by which the board filters and sorts.
create function app.begin_sort_keys() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  select e.last_seen_at, e.area_code, (select min(t.due_at) from task t
      where t.episode_id = e.id and t.kind = 'riskReview' and t.ended_at is null)
    into new.last_seen_at, new.area_code, new.review_due
  from episode e where e.id = new.episode_id;
  return new;
end
$$;

create function app.copy_review_due() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare due timestamptz := (select min(t.due_at) from task t
  where t.episode_id = new.episode_id and t.kind = 'riskReview' and t.ended_at is null);
begin
  update access_grant set review_due = due where episode_id = new.episode_id and review_due is distinct from due;
  return null;
end
$$;

create function app.find_exact(typed text, given text, family text, born date) returns table (person_id uuid,
    episode_id uuid)
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  nobody constant uuid := gen_random_uuid(); -- what is looked for where nobody was found
  sought constant text := coalesce(nullif(regexp_replace(lower(typed), '[^a-z0-9]', '', 'g'), ''), 'none');
  people uuid[];
  of_episode uuid;
  excluded uuid[];
begin
  select array_agg(w.person_id), min(w.episode_id::text)::uuid into people, of_episode from search_word w
    where w.word = sought and w.source = 'reference';
  if people is null then
    select array_agg(p.id order by p.id) into people from search_word w join person p on p.id = w.person_id
      where w.word = coalesce(to_char(born, 'YYYYMMDD'), 'none') and w.source = 'dateOfBirth'
        and app.fold(p.family_name) = app.fold(family)
          and app.fold(given) in (app.fold(p.given_name), app.fold(p.known_as));
  end if;
  people := coalesce(people, array[nobody]);
  select coalesce(array_agg(g.person_id), '{}') into excluded from person_protection g
    where g.person_id = any (people) and g.sealed;
  excluded := excluded || app.excluded_persons();
  return query select e.person_id, e.id from episode e
    where e.person_id = any (people) and e.person_id <> all (excluded)
    and (of_episode is null or e.id = of_episode) and e.status <> 'void' order by e.reported_at desc, e.id limit 1;
end
$$;

create function app.known_people(given text, family text, known_as text, born date,
    most integer) returns table (id uuid, reference text, name text, date_of_birth date, division text,
  last_date date)
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare disclosed uuid[];
begin
  if not app.may('episode.report')
    then raise exception 'not allowed' using errcode = '42501'; end if;
  with alike as materialized (select * from app.like_people(given, family, known_as, born)),
  seen as (select distinct s.person_id from my_grant s
      where s.person_id = any (array(select a.person_id from alike a)) and s.basis not in ('retained', 'break-glass'))
  select array_agg(x.person_id order by x.closeness desc) into disclosed from (
    select a.person_id, a.closeness from alike a
    where not exists (select from seen s where s.person_id = a.person_id)
      and not exists (select from person_protection g where g.person_id = a.person_id and g.sealed)
      and a.person_id <> all (app.excluded_persons())
      and exists (select from episode e where e.person_id = a.person_id and e.status <> 'void')
    order by a.closeness desc, a.person_id limit least(most, 5)) x;
  if disclosed is null then return; end if;
  insert into access_log (action, outcome, ids, sections, bases, terms)
  values ('episode.report', 'matched', disclosed, '{}', '{}', concat_ws(' ', given, family, known_as, born));
  return query select p.id, p.reference, p.given_name || ' ' || p.family_name, p.date_of_birth, l.name, l.day
    from unnest(disclosed) with ordinality t (person_id, n) join person p on p.id = t.person_id
    cross join lateral (select team.name, (e.reported_at at time zone 'Europe/London')::date as day
        from episode e join team on team.id = e.lead_team
      where e.person_id = p.id and e.status <> 'void' order by e.reported_at desc limit 1) l
    order by t.n;
end
$$;

create function app.leading_episode(of_person uuid) returns uuid
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from episode where person_id = of_person and status <> 'void'
    order by status in ('reported', 'missing', 'located', 'afterReturn') desc, reported_at desc limit 1
$$;

create function app.like_people(given text, family text, known_as text, born date) returns table (person_id uuid,
    closeness real)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with typed as (
    select distinct x.part, t.term
      from (values ('given', app.name_words(given)), ('known', app.name_words(known_as)),
        ('family', app.name_words(family))) x (part, words)
    cross join lateral unnest(x.words) t (term) where t.term not in ('', 'not', 'known', 'unknown')),
  alike as materialized (
    select w.person_id, t.part, t.term, max(similarity(w.word, t.term)) as likeness from typed t join search_word w
      on w.source in ('name', 'knownAs')
        and (w.word % t.term or (dmetaphone(w.word) = dmetaphone(t.term) and dmetaphone(t.term) <> ''))
      and similarity(w.word, t.term) >= 0.15
    group by w.person_id, t.part, t.term),
  -- how much of each name is alike, word for word: of Test-Reid that is Test-Reed rather than Test-Moffat
  parts as (select a.person_id, a.part, sum(a.likeness) / (select count(*) from typed t
        where t.part = a.part) as likeness from alike a group by a.person_id, a.part),
  named as (
    select n.person_id, coalesce(max(n.likeness) filter (where n.part in ('given', 'known')), 0) as first,
      coalesce(max(n.likeness) filter (where n.part = 'family'), 0) as last
    from parts n where n.likeness >= 0.2 group by n.person_id)
  select p.id, (n.first + n.last + case when p.date_of_birth = born then 2 else 0 end)::real
    from named n join person p on p.id = n.person_id
  where (n.first > 0 and n.last > 0 and (born is null or p.date_of_birth is null)) or p.date_of_birth = born
  order by 2 desc, p.id limit 200
$$;

create function app.like_accessible_people(given text, family text, known_as text,
    born date) returns table (person_id uuid, closeness real)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with alike as materialized (select * from app.like_people(given, family, known_as, born)),
  seen as (select distinct s.person_id from my_grant s
      where s.person_id = any (array(select a.person_id from alike a)) and s.basis not in ('retained', 'break-glass'))
  select a.person_id, a.closeness from alike a join seen using (person_id) order by a.closeness desc limit 20
$$;

create function app.may_open_for(of_person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from my_grant s where s.person_id = of_person and s.basis not in ('retained', 'break-glass'))
    or (app.may('episode.report') and exists (select from access_log c
          where c.account_id = app.account_id() and c.at > app.now() - interval '1 hour'
        and c.action = 'episode.report' and c.outcome = 'matched' and of_person = any (c.ids))
      and not exists (select from person_protection g where g.person_id = of_person and g.sealed)
      and of_person <> all (app.excluded_persons()))
$$;

create function app.open_episode(input jsonb) returns text
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  me uuid := app.team_id();
  police boolean := app.may('episode.report');
  notifies boolean := app.may('episode.notify');
  the_episode uuid := input ->> 'id';
  the_person uuid := input ->> 'personId';
  area text := input ->> 'areaCode';
  leads uuid;
  ref text;
  the_share uuid;
  t record;
  had text[]; -- a partner that notifies again of somebody it knows sees of them no more than before
  everything constant text[] := array['summary', 'description', 'care', 'health', 'enquiries', 'returnDiscussion',
      'support', 'plan', 'whereabouts'];
begin
  if not police and not notifies then raise exception 'not allowed' using errcode = '42501'; end if;
  if police then leads := me;
  else
    select team.id into leads from team join agency on agency.id = team.agency_id
      join team_area on team_area.team_id = team.id
    where agency.kind = 'police' and not team.national and team_area.area_code = area order by team.id limit 1;
    if leads is null then raise exception 'no division covers the area' using errcode = '42501'; end if;
  end if;

  if input ? 'person' then
    insert into person (id, given_name, family_name, known_as, date_of_birth, warning)
    select the_person, p ->> 'givenName', p ->> 'familyName', p ->> 'knownAs', (p ->> 'dateOfBirth')::date,
      p ->> 'warning' from (select input -> 'person' as p) x;
  elsif not app.may_open_for(the_person) then
    -- opening an episode is no way to reach a person
    raise exception 'person not in access_grant' using errcode = '42501';
  end if;

  if notifies and not input ? 'person' then
    select coalesce(array_agg(distinct x), '{}') into had
      from my_grant l cross join lateral unnest(l.sections) x where l.person_id = the_person;
  end if;

  ref := app.next_reference('MP');
  insert into episode (id, reference, person_id, lead_team, area_code, status, risk, missing_from, reported_at,
      last_seen_at)
  values (the_episode, ref, the_person, leads, area, 'reported', input ->> 'risk', input ->> 'missingFrom',
      (input ->> 'reportedAt')::timestamptz, (input ->> 'lastSeenAt')::timestamptz);

  perform app.add_grant(the_episode, leads, 'lead', everything);
  for t in select team.id, agency.kind, team.national from team join agency on agency.id = team.agency_id
    where team.national or exists (select from team_area where team_id = team.id and area_code = area) loop
    if t.national then
      perform app.add_grant(the_episode, t.id, 'national', everything);
    elsif t.kind = 'council' then
      perform app.add_grant(the_episode, t.id, 'area', case when t.id = me and had is not null
        then array(select unnest(array_remove(everything, 'enquiries')) intersect select unnest(had))
          else array_remove(everything, 'enquiries') end);
    elsif t.kind = 'police' and t.id <> leads then
      perform app.add_grant(the_episode, t.id, 'area',
          array['summary', 'description', 'care', 'health', 'enquiries', 'plan', 'whereabouts']);
    end if;
  end loop;
  if input ? 'person' and input ->> 'placingArea' is not null and input ->> 'placingArea' <> area then
    perform app.add_grant(the_episode, team.id, 'placing', array_remove(everything, 'enquiries'))
    from team join agency on agency.id = team.agency_id join team_area on team_area.team_id = team.id
    where agency.kind = 'council' and team_area.area_code = input ->> 'placingArea';
  end if;
  if notifies and not exists (select from access_grant where episode_id = the_episode and team_id = me) then
    the_share := gen_random_uuid();
    insert into share (id, episode_id, to_team, given_by_team, sections, purpose, legal_basis, until_closed)
    values (the_share, the_episode, me, leads, case when had is null then array['summary', 'description', 'plan']
      else array(select unnest(array['summary', 'description', 'plan']) intersect select unnest(had)) end, 'notified',
        'publicTask', true);
    perform app.add_grant(the_episode, me, 'share', sections, the_share) from share where id = the_share;
  end if;
  -- While a police team leads an open episode it sees that person's earlier ones as a covering division does.
  perform app.add_grant(e.id, leads, 'area',
      array['summary', 'description', 'care', 'health', 'enquiries', 'plan', 'whereabouts'], null, null, the_episode)
  from episode e where e.person_id = the_person and e.id <> the_episode
    and not exists (select from access_grant s
        where s.episode_id = e.id and s.team_id = leads and s.basis in ('lead', 'area')
      and (s.until is null or s.until > app.now()));
  return ref;
end
$$;

create function app.open_found_area(of_episode uuid, area text) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform app.assert_can('episode.locate', of_episode);
  if exists (select from person_protection g join episode e on e.person_id = g.person_id
      where e.id = of_episode and g.whereabouts <> 'full') then return; end if;
  perform app.add_grant(of_episode, team.id, 'area', array['summary', 'description', 'health', 'whereabouts'], null,
      null, of_episode)
  from team join agency on agency.id = team.agency_id join team_area on team_area.team_id = team.id
  where agency.kind in ('police', 'council') and team_area.area_code = area
    and not exists (select from access_grant s
        where s.episode_id = of_episode and s.team_id = team.id
      and s.basis in ('lead', 'area', 'placing', 'national') and (s.until is null or s.until > app.now()));
end
$$;

create function app.present(of_episode uuid, now_editing text, lasts interval) returns table (account_id uuid,
    name text, team text, editing text)
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  if not exists (select from my_grant l where l.episode_id = of_episode and l.basis <> 'retained')
    then return; end if;
  insert into presence (episode_id, editing) values (of_episode, now_editing)
  on conflict (episode_id, account_id, team_id) do update set editing = excluded.editing, at = app.now();
  return query
    select p.account_id, a.name, t.name, case
      when p.editing = any (app.read_sections()) and exists (select from my_grant l
      where l.episode_id = of_episode and p.editing = any (l.sections)) then p.editing end
    from presence p join account a on a.id = p.account_id join team t on t.id = p.team_id
    where p.episode_id = of_episode and p.at > app.now() - lasts and p.account_id <> app.account_id()
      and (p.team_id = app.team_id() or p.team_id in (select x.team_id from app.explain_access(of_episode) x))
    order by a.name limit 50;
end
$$;

create function app.settle_found_area(of_episode uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform app.assert_can('episode.locate', of_episode);
  update access_grant set until = app.now() + interval '1 day'
    where episode_id = of_episode and because_of = of_episode and until is null;
end
$$;

create trigger checks_assignee before update of assigned_to on episode for each row
  execute function app.check_assignee();

create trigger copies after update of status, risk, last_seen_at, area_code on episode for each row
  execute function app.copy_sort_keys();

create trigger begins_keys before insert on access_grant for each row execute function app.begin_sort_keys();

create trigger copies_review after insert or update of due_at, ended_at on task for each row
  when (new.kind = 'riskReview') execute function app.copy_review_due();

-- Finding people: words to search by and their wall; names that are spelt or sound alike; whom police may be told is known.

-- Words are compared by bytes, so that a prefix is a range whatever the language of the database.
alter table search_word alter column word type text collate "C";
-- Misspelt names: both come with PostgreSQL, and the owner of a database may create them.
create extension if not exists pg_trgm with schema public;
create extension if not exists fuzzystrmatch with schema public;

-- ---------------------------------------------------------------- Words, folded once when written.
-- Lower case, no accents, no apostrophes, everything else that is no letter or figure is a gap. What is typed is folded alike by server/src/people/search-terms.ts: a test keeps them one.
create function app.fold(typed text) returns text language sql immutable parallel safe set search_path = pg_catalog as $$
  select btrim(regexp_replace(regexp_replace(replace(replace(replace(lower(translate(regexp_replace(normalize(typed, NFD), '[\u0300-\u036f]', '', 'g'),
    'ØøŁłĐđ', 'OoLlDd')), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), '[''’‘`]', '', 'g'), '[^[:alnum:]]+', ' ', 'g')) $$;
create function app.words(typed text) returns text[] language sql immutable parallel safe set search_path = pg_catalog as $$ select string_to_array(app.fold(typed), ' ') $$;
-- O’Neill is found by oneill and by neill.
create function app.name_words(typed text) returns text[] language sql immutable parallel safe set search_path = pg_catalog as $$
  select app.words(typed) || app.words(regexp_replace(typed, '[''’‘`]', ' ', 'g')) $$;
-- A postcode is found written together too.
create function app.address_words(typed text) returns text[] language sql immutable parallel safe set search_path = pg_catalog as $$
  select app.words(typed) || coalesce((select array_agg(p[1] || p[2]) from regexp_matches(app.fold(typed), '\m([a-z]{1,2}[0-9][0-9a-z]?) ([0-9][a-z]{2})\M', 'g') p), '{}') $$;
-- The figures of each number in the text, as dialled within the country.
create function app.phone_numbers(typed text) returns text[] language sql immutable parallel safe set search_path = pg_catalog as $$
  select coalesce(array_agg(regexp_replace(regexp_replace(n[1], '\(0\)|[^0-9+]', '', 'g'), '^(\+44|0044)', '0')), '{}') from regexp_matches(typed, '(\+?[0-9(][0-9 ().\-]{5,}[0-9])', 'g') n $$;

-- All words that a row gives, by the table and its key.
create function app.words_on(noun text, key uuid) returns table (person_id uuid, episode_id uuid, section text, source text, word text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select distinct x.person_id, x.episode_id, x.section, x.source, w.word from (
    select p.id as person_id, null::uuid as episode_id, 'summary' as section, k.source, k.words from person p cross join lateral (values
      ('name', app.name_words(p.given_name || ' ' || p.family_name)), ('knownAs', app.name_words(p.known_as)),
      ('reference', array[replace(lower(p.reference), '-', '')]), ('dateOfBirth', array[to_char(p.date_of_birth, 'YYYYMMDD')])) k (source, words)
    where noun = 'person' and p.id = key
    union all select c.person_id, null, 'care', k.source, k.words from person_care c cross join lateral (values
      ('address', app.address_words(c.home_address)), ('phone', app.phone_numbers(c.phone))) k (source, words)
    where noun = 'person_care' and c.person_id = key
    union all select e.person_id, e.id, 'summary', 'reference', array[replace(lower(e.reference), '-', '')] from episode e where noun = 'episode' and e.id = key
    union all select e.person_id, e.id, 'enquiries', 'reporterPhone', app.phone_numbers(r.phone) from episode_reporter r join episode e on e.id = r.episode_id
    where noun = 'episode_reporter' and r.episode_id = key
    union all select e.person_id, e.id, 'description', 'lastSeenPlace', app.address_words(c.last_seen_place) from episode_circumstances c join episode e on e.id = c.episode_id
    where noun = 'episode_circumstances' and c.episode_id = key
    union all select e.person_id, e.id, 'whereabouts', 'foundPlace', app.address_words(f.address) from found_place f join episode e on e.id = f.episode_id
    where noun = 'found_place' and f.episode_id = key
  ) x cross join lateral unnest(x.words) w (word) where w.word <> '' $$;

-- Written again whenever what they come from is written. Arguments: the column of the key, and the sources that the table gives.
create function app.keep_words() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare key uuid := to_jsonb(new) ->> tg_argv[0];
begin
  if tg_table_name in ('person', 'person_care') then delete from search_word w where w.person_id = key and w.episode_id is null and w.source = any (tg_argv[1]::text[]);
  else delete from search_word w where w.episode_id = key and w.source = any (tg_argv[1]::text[]); end if;
  insert into search_word (person_id, episode_id, section, source, word) select * from app.words_on(tg_table_name, key);
  return null;
end $$;
do $words$
declare noun record;
begin
  for noun in select * from (values
    ('person', 'id', 'given_name, family_name, known_as, date_of_birth, reference', '{name,knownAs,reference,dateOfBirth}'),
    ('person_care', 'person_id', 'home_address, phone', '{address,phone}'),
    ('episode', 'id', 'reference, person_id', '{reference}'),
    ('episode_reporter', 'episode_id', 'phone', '{reporterPhone}'),
    ('episode_circumstances', 'episode_id', 'last_seen_place', '{lastSeenPlace}'),
    ('found_place', 'episode_id', 'address', '{foundPlace}')
  ) as nouns (name, key, columns, sources) loop
    execute format('create trigger keeps_words after insert or update of %s on %I for each row execute function app.keep_words(%L, %L)', noun.columns, noun.name, noun.key, noun.sources);
    execute format('insert into search_word (person_id, episode_id, section, source, word) select w.* from %I n cross join lateral app.words_on(%L, n.%I) w', noun.name, noun.name, noun.key); -- what is there already
  end loop;
end $words$;
alter table search_word add constraint source check (source in ('reference', 'name', 'knownAs', 'dateOfBirth', 'phone', 'reporterPhone', 'address', 'lastSeenPlace', 'foundPlace'));

-- Prefixes lie side by side (the column is ordered by bytes), and comparing is leakproof: they are found by index under the wall, as LIKE would not be.
create index "search_word_word_idx" on search_word (word);
create index "search_word_person_id_word_idx" on search_word (person_id, word);
create index search_word_alike on search_word using gin (word gin_trgm_ops) where source in ('name', 'knownAs');
create index search_word_sound on search_word (dmetaphone(word)) where source in ('name', 'knownAs');

-- ---------------------------------------------------------------- The wall: a word is there for whoever reads what it comes from.
create policy reads on search_word for select to waymark_app using (
  (episode_id is null and exists (select from sight s where s.person_id = search_word.person_id and s.reason <> 'own'
    and search_word.section = any (s.sections) and search_word.section = any ((select app.read_sections())::text[])
    -- where somebody lives tells where they may be
    and (search_word.source not in ('address', 'phone') or not s.withheld or s.reason = 'lead' or s.person_id = any ((select app.safe_listed())::uuid[])) offset 0))
  or (episode_id is not null and exists (select from sight s where s.episode_id = search_word.episode_id and s.reason <> 'own'
    and search_word.section = any (s.sections) and search_word.section = any ((select app.read_sections())::text[])
    and (search_word.section <> 'whereabouts' or not s.withheld or s.reason = 'lead' or s.person_id = any ((select app.safe_listed())::uuid[])) offset 0)));
grant select on search_word to waymark_app;

-- ---------------------------------------------------------------- Names alike. These pass the wall, and so give ids only; whoever asks joins the walled person.
-- The rows of sight that count on these people: the wall's own text, so that there is one.
do $wall$ begin
  execute format($f$ create function app.live_sight_on(people uuid[]) returns setof sight language sql stable security definer set search_path = pg_catalog, public
    as $b$ %s and person_id = any (people) $b$ $f$, (select prosrc from pg_proc where oid = 'app.live_sight'::regproc));
end $wall$;

-- People with a name that is spelt like one of the terms or sounds like it, among those in sight: at most 50 to a term, the most alike first.
create function app.similar_names(terms text[]) returns table (person_id uuid, term text) language sql stable security definer set search_path = pg_catalog, public as $$
  with alike as materialized (
    select t.term, x.person_id, x.likeness from unnest(terms[1:8]) t (term) cross join lateral (
      select w.person_id, max(similarity(w.word, t.term)) as likeness from search_word w
      where w.source in ('name', 'knownAs') and (w.word % t.term or (dmetaphone(w.word) = dmetaphone(t.term) and dmetaphone(t.term) <> ''))
        and similarity(w.word, t.term) >= 0.15
      group by w.person_id order by likeness desc limit 2000) x),
  seen as (select distinct s.person_id from app.live_sight_on(array(select distinct a.person_id from alike a)) s where s.reason <> 'own')
  select r.person_id, r.term from (
    select a.person_id, a.term, row_number() over (partition by a.term order by a.likeness desc, a.person_id) as n from alike a join seen using (person_id)) r
  where r.n <= 50 $$;

-- Who may be the person of these names: both names alike and no other date of birth, or the same date of birth and one name alike.
create function app.like_people(given text, family text, known_as text, born date) returns table (person_id uuid, closeness real)
  language sql stable security definer set search_path = pg_catalog, public as $$
  with typed as (
    select distinct x.part, t.term from (values ('given', app.name_words(given)), ('known', app.name_words(known_as)), ('family', app.name_words(family))) x (part, words)
    cross join lateral unnest(x.words) t (term) where t.term not in ('', 'not', 'known', 'unknown')),
  alike as materialized (
    select w.person_id, t.part, t.term, max(similarity(w.word, t.term)) as likeness from typed t join search_word w
      on w.source in ('name', 'knownAs') and (w.word % t.term or (dmetaphone(w.word) = dmetaphone(t.term) and dmetaphone(t.term) <> ''))
      and similarity(w.word, t.term) >= 0.15
    group by w.person_id, t.part, t.term),
  -- how much of each name is alike, word for word: of Test-Reid that is Test-Reed rather than Test-Moffat
  parts as (select a.person_id, a.part, sum(a.likeness) / (select count(*) from typed t where t.part = a.part) as likeness from alike a group by a.person_id, a.part),
  named as (
    select n.person_id, coalesce(max(n.likeness) filter (where n.part in ('given', 'known')), 0) as first, coalesce(max(n.likeness) filter (where n.part = 'family'), 0) as last
    from parts n where n.likeness >= 0.2 group by n.person_id)
  select p.id, (n.first + n.last + case when p.date_of_birth = born then 2 else 0 end)::real from named n join person p on p.id = n.person_id
  where (n.first > 0 and n.last > 0 and (born is null or p.date_of_birth is null)) or p.date_of_birth = born
  order by 2 desc, p.id limit 200 $$;

-- The same among those in sight.
create function app.like_people_in_sight(given text, family text, known_as text, born date) returns table (person_id uuid, closeness real)
  language sql stable security definer set search_path = pg_catalog, public as $$
  with alike as materialized (select * from app.like_people(given, family, known_as, born)),
  seen as (select distinct s.person_id from app.live_sight_on(array(select a.person_id from alike a)) s where s.reason not in ('own', 'break-glass'))
  select a.person_id, a.closeness from alike a join seen using (person_id) order by a.closeness desc limit 20 $$;

-- Police match identity nationally while reporting (access.md, rule 9): this much of people who are not in sight, and each that is told is written down here,
-- where it cannot be left out. Never of those who are sealed or from whom the account is excluded.
create function app.known_people(given text, family text, known_as text, born date, most int)
  returns table (id uuid, reference text, name text, date_of_birth date, division text, last_date date) language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare told uuid[];
begin
  if coalesce(app.role(), '') not in ('call-handler', 'officer', 'sergeant', 'inspector', 'police-coordinator', 'national') then raise exception 'not allowed' using errcode = '42501'; end if;
  with alike as materialized (select * from app.like_people(given, family, known_as, born)),
  seen as (select distinct s.person_id from app.live_sight_on(array(select a.person_id from alike a)) s where s.reason not in ('own', 'break-glass'))
  select array_agg(x.person_id order by x.closeness desc) into told from (
    select a.person_id, a.closeness from alike a
    where not exists (select from seen s where s.person_id = a.person_id)
      and not exists (select from person_guard g where g.person_id = a.person_id and g.sealed)
      and a.person_id <> all (app.excluded_persons())
      and exists (select from episode e where e.person_id = a.person_id and e.status <> 'void')
    order by a.closeness desc, a.person_id limit least(most, 5)) x;
  if told is null then return; end if;
  insert into consultation (action, outcome, ids, sections, reasons, terms)
  values ('episode.report', 'matched', told, '{}', '{}', concat_ws(' ', given, family, known_as, born));
  return query select p.id, p.reference, p.given_name || ' ' || p.family_name, p.date_of_birth, l.name, l.day
    from unnest(told) with ordinality t (person_id, n) join person p on p.id = t.person_id
    cross join lateral (select team.name, (e.reported_at at time zone 'Europe/London')::date as day from episode e join team on team.id = e.lead_team
      where e.person_id = p.id and e.status <> 'void' order by e.reported_at desc limit 1) l
    order by t.n;
end $$;
-- Only that function writes that a match was told: a report rests on it.
create policy matched on consultation as restrictive for insert to waymark_app with check (outcome <> 'matched');

-- For whom whoever is asking may open an episode: somebody in sight, or, for police, somebody this very account was told of within the hour.
create function app.may_open_for(of_person uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from app.live_sight_on(array[of_person]) s where s.reason not in ('own', 'break-glass'))
    or (app.role() in ('call-handler', 'officer', 'sergeant', 'inspector', 'police-coordinator', 'national')
      and exists (select from consultation c where c.account_id = app.account_id() and c.at > app.now() - interval '1 hour'
        and c.action = 'episode.report' and c.outcome = 'matched' and of_person = any (c.ids))
      and not exists (select from person_guard g where g.person_id = of_person and g.sealed)
      and of_person <> all (app.excluded_persons())) $$;

grant execute on function app.fold, app.similar_names, app.like_people_in_sight, app.known_people, app.may_open_for to waymark_app;

-- Opens an episode for the police team that leads it: as before, and for somebody whom police were told of.
create or replace function app.open_episode(input jsonb) returns text language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  me uuid := app.team_id();
  police boolean := app.role() in ('call-handler', 'officer', 'sergeant', 'inspector', 'police-coordinator', 'national');
  notifies boolean := app.role() in ('council-coordinator', 'social-worker', 'housing-officer', 'notifier');
  the_episode uuid := input ->> 'id';
  the_person uuid := input ->> 'personId';
  area text := input ->> 'areaCode';
  leads uuid;
  ref text;
  the_share uuid;
  t record;
  had text[]; -- a partner that notifies again of somebody it knows sees of them no more than before
  everything constant text[] := array['summary', 'description', 'care', 'health', 'enquiries', 'returnDiscussion', 'support', 'plan', 'whereabouts'];
begin
  if not police and not notifies or police is null then raise exception 'not allowed' using errcode = '42501'; end if;
  if police then leads := me;
  else
    select team.id into leads from team join agency on agency.id = team.agency_id join team_area on team_area.team_id = team.id
    where agency.kind = 'police' and not team.national and team_area.area_code = area order by team.id limit 1;
    if leads is null then raise exception 'no division covers the area' using errcode = '42501'; end if;
  end if;

  if input ? 'person' then
    insert into person (id, given_name, family_name, known_as, date_of_birth, warning)
    select the_person, p ->> 'givenName', p ->> 'familyName', p ->> 'knownAs', (p ->> 'dateOfBirth')::date, p ->> 'warning' from (select input -> 'person' as p) x;
  elsif not app.may_open_for(the_person) then
    raise exception 'person not in sight' using errcode = '42501'; -- opening an episode is no way to reach a person
  end if;

  if notifies and not input ? 'person' then
    select coalesce(array_agg(distinct x), '{}') into had from app.live_sight() l cross join lateral unnest(l.sections) x where l.person_id = the_person;
  end if;

  ref := app.next_reference('MP');
  insert into episode (id, reference, person_id, lead_team, area_code, status, risk, missing_from, reported_at, last_seen_at)
  values (the_episode, ref, the_person, leads, area, 'reported', input ->> 'risk', input ->> 'missingFrom', (input ->> 'reportedAt')::timestamptz, (input ->> 'lastSeenAt')::timestamptz);

  perform app.add_sight(the_episode, leads, 'lead', everything);
  for t in select team.id, agency.kind, team.national from team join agency on agency.id = team.agency_id
    where team.national or exists (select from team_area where team_id = team.id and area_code = area) loop
    if t.national then
      perform app.add_sight(the_episode, t.id, 'national', everything);
    elsif t.kind = 'council' then
      perform app.add_sight(the_episode, t.id, 'area', case when t.id = me and had is not null
        then array(select unnest(array_remove(everything, 'enquiries')) intersect select unnest(had)) else array_remove(everything, 'enquiries') end);
    elsif t.kind = 'police' and t.id <> leads then
      perform app.add_sight(the_episode, t.id, 'area', array['summary', 'description', 'care', 'health', 'enquiries', 'plan', 'whereabouts']);
    end if;
  end loop;
  if input ? 'person' and input ->> 'placingArea' is not null and input ->> 'placingArea' <> area then
    perform app.add_sight(the_episode, team.id, 'placing', array_remove(everything, 'enquiries'))
    from team join agency on agency.id = team.agency_id join team_area on team_area.team_id = team.id
    where agency.kind = 'council' and team_area.area_code = input ->> 'placingArea';
  end if;
  if notifies and not exists (select from sight where episode_id = the_episode and team_id = me) then
    the_share := gen_random_uuid();
    insert into share (id, episode_id, to_team, given_by_team, sections, purpose, legal_basis, until_closed)
    values (the_share, the_episode, me, leads, case when had is null then array['summary', 'description', 'plan']
      else array(select unnest(array['summary', 'description', 'plan']) intersect select unnest(had)) end, 'notified', 'publicTask', true);
    perform app.add_sight(the_episode, me, 'share', sections, the_share) from share where id = the_share;
  end if;
  -- While a police team leads an open episode it sees that person's earlier ones as a covering division does.
  perform app.add_sight(e.id, leads, 'area', array['summary', 'description', 'care', 'health', 'enquiries', 'plan', 'whereabouts'], null, null, the_episode)
  from episode e where e.person_id = the_person and e.id <> the_episode
    and not exists (select from sight s where s.episode_id = e.id and s.team_id = leads and s.reason in ('lead', 'area') and (s.until is null or s.until > app.now()));
  return ref;
end $$;

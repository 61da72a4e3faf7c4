create function app.address_words(typed text) returns text[]
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select app.words(typed)
    || coalesce((select array_agg(p[1] || p[2])
        from regexp_matches(app.fold(typed), '\m([a-z]{1,2}[0-9][0-9a-z]?) ([0-9][a-z]{2})\M', 'g') p), '{}')
$$;

create function app.fold(typed text) returns text
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select btrim(regexp_replace(regexp_replace(replace(replace(replace(lower(translate(regexp_replace(normalize(typed,
          NFD), '[\u0300-\u036f]', '', 'g'),
    'ØøŁłĐđ', 'OoLlDd')), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), '[''’‘`]', '', 'g'), '[^[:alnum:]]+', ' ', 'g'))
$$;

create function app.keep_words() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare key uuid := to_jsonb(new) ->> tg_argv[0];
begin
  if tg_table_name in ('person', 'person_contact') then delete from search_word w
    where w.person_id = key and w.episode_id is null and w.source = any (tg_argv[1]::text[]);
  else delete from search_word w where w.episode_id = key and w.source = any (tg_argv[1]::text[]); end if;
  insert into search_word (person_id, episode_id, section, source, word)
    select * from app.words_on(tg_table_name, key);
  return null;
end
$$;

create function app.name_words(typed text) returns text[]
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select app.words(typed) || app.words(regexp_replace(typed, '[''’‘`]', ' ', 'g'))
$$;

create function app.phone_numbers(typed text) returns text[]
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(regexp_replace(regexp_replace(n[1], '\(0\)|[^0-9+]', '', 'g'), '^(\+44|0044)', '0')),
      '{}') from regexp_matches(typed, '(\+?[0-9(][0-9 ().\-]{5,}[0-9])', 'g') n
$$;

create function app.similar_names(terms text[]) returns table (person_id uuid, term text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with alike as materialized (
    select t.term, x.person_id, x.likeness from unnest(terms[1:8]) t (term) cross join lateral (
      select w.person_id, max(similarity(w.word, t.term)) as likeness from search_word w
      where w.source in ('name', 'knownAs')
        and (w.word % t.term or (dmetaphone(w.word) = dmetaphone(t.term) and dmetaphone(t.term) <> ''))
        and similarity(w.word, t.term) >= 0.15
      group by w.person_id order by likeness desc limit 2000) x),
  seen as (select distinct s.person_id from my_grant s
      where s.person_id = any (array(select distinct a.person_id from alike a)) and s.basis <> 'retained')
  select r.person_id, r.term from (
    select a.person_id, a.term, row_number() over (partition by a.term order by a.likeness desc, a.person_id) as n
      from alike a join seen using (person_id)) r
  where r.n <= 50
$$;

create function app.words(typed text) returns text[]
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select string_to_array(app.fold(typed), ' ')
$$;

create function app.words_on(noun text, key uuid) returns table (person_id uuid, episode_id uuid, section text,
    source text, word text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct x.person_id, x.episode_id, x.section, x.source, w.word from (
    select p.id as person_id, null::uuid as episode_id, 'summary' as section, k.source, k.words
      from person p cross join lateral (values
      ('name', app.name_words(p.given_name || ' ' || p.family_name)), ('knownAs', app.name_words(p.known_as)),
      ('reference', array[replace(lower(p.reference), '-', '')]),
        ('dateOfBirth', array[to_char(p.date_of_birth, 'YYYYMMDD')])) k (source, words)
    where noun = 'person' and p.id = key
    union all select c.person_id, null, 'care', k.source, k.words from person_contact c cross join lateral (values
      ('address', app.address_words(c.home_address)), ('phone', app.phone_numbers(c.phone))) k (source, words)
    where noun = 'person_contact' and c.person_id = key
    union all select e.person_id, e.id, 'summary', 'reference', array[replace(lower(e.reference), '-', '')]
      from episode e where noun = 'episode' and e.id = key
    union all select e.person_id, e.id, 'enquiries', 'reporterPhone', app.phone_numbers(r.phone)
      from episode_reporter r join episode e on e.id = r.episode_id
    where noun = 'episode_reporter' and r.episode_id = key
    union all select e.person_id, e.id, 'description', 'lastSeenPlace', app.address_words(c.last_seen_place)
      from episode_circumstances c join episode e on e.id = c.episode_id
    where noun = 'episode_circumstances' and c.episode_id = key
    union all select e.person_id, e.id, 'whereabouts', 'foundPlace', app.address_words(f.address)
      from found_place f join episode e on e.id = f.episode_id
    where noun = 'found_place' and f.episode_id = key
  ) x cross join lateral unnest(x.words) w (word) where w.word <> ''
$$;

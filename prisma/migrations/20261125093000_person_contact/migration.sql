-- Where someone lives and how they are reached is of the section care, yet withheld like whereabouts: a table of its own, so that the wall can keep it.
CREATE TABLE "person_contact" (
    "person_id" UUID NOT NULL,
    "home_address" TEXT,
    "phone" TEXT,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "person_contact_pkey" PRIMARY KEY ("person_id")
);
ALTER TABLE "person_contact" ADD CONSTRAINT "person_contact_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

insert into person_contact (person_id, home_address, phone, recorded_by, recorded_team, recorded_at)
  select person_id, home_address, phone, recorded_by, recorded_team, recorded_at from person_care where coalesce(home_address, phone) is not null;
drop trigger keeps_words on person_care;
alter table person_care drop column home_address, drop column phone;

-- The words for the search come from the new table.
create or replace function app.words_on(noun text, key uuid) returns table (person_id uuid, episode_id uuid, section text, source text, word text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select distinct x.person_id, x.episode_id, x.section, x.source, w.word from (
    select p.id as person_id, null::uuid as episode_id, 'summary' as section, k.source, k.words from person p cross join lateral (values
      ('name', app.name_words(p.given_name || ' ' || p.family_name)), ('knownAs', app.name_words(p.known_as)),
      ('reference', array[replace(lower(p.reference), '-', '')]), ('dateOfBirth', array[to_char(p.date_of_birth, 'YYYYMMDD')])) k (source, words)
    where noun = 'person' and p.id = key
    union all select c.person_id, null, 'care', k.source, k.words from person_contact c cross join lateral (values
      ('address', app.address_words(c.home_address)), ('phone', app.phone_numbers(c.phone))) k (source, words)
    where noun = 'person_contact' and c.person_id = key
    union all select e.person_id, e.id, 'summary', 'reference', array[replace(lower(e.reference), '-', '')] from episode e where noun = 'episode' and e.id = key
    union all select e.person_id, e.id, 'enquiries', 'reporterPhone', app.phone_numbers(r.phone) from episode_reporter r join episode e on e.id = r.episode_id
    where noun = 'episode_reporter' and r.episode_id = key
    union all select e.person_id, e.id, 'description', 'lastSeenPlace', app.address_words(c.last_seen_place) from episode_circumstances c join episode e on e.id = c.episode_id
    where noun = 'episode_circumstances' and c.episode_id = key
    union all select e.person_id, e.id, 'whereabouts', 'foundPlace', app.address_words(f.address) from found_place f join episode e on e.id = f.episode_id
    where noun = 'found_place' and f.episode_id = key
  ) x cross join lateral unnest(x.words) w (word) where w.word <> '' $$;

-- Written again whenever what they come from is written. Arguments: the column of the key, and the sources that the table gives.
create or replace function app.keep_words() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare key uuid := to_jsonb(new) ->> tg_argv[0];
begin
  if tg_table_name in ('person', 'person_contact') then delete from search_word w where w.person_id = key and w.episode_id is null and w.source = any (tg_argv[1]::text[]);
  else delete from search_word w where w.episode_id = key and w.source = any (tg_argv[1]::text[]); end if;
  insert into search_word (person_id, episode_id, section, source, word) select * from app.words_on(tg_table_name, key);
  return null;
end $$;
create trigger keeps_words after insert or update of home_address, phone on person_contact for each row execute function app.keep_words('person_id', '{address,phone}');

-- The wall: the section care, and under a restriction the lead and the safe list alone, whoever recorded it; nobody else writes over it either.
do $wall$
declare
  told constant text := $$ (not s.withheld or s.reason = 'lead' or s.person_id = any ((select app.safe_listed())::uuid[])) $$;
begin
  alter table person_contact enable row level security;
  execute format($f$ create policy reads on person_contact for select to waymark_app using (exists (select from sight s where s.person_id = person_contact.person_id and (
      ('care' = any (s.sections) and 'care' = any ((select app.read_sections())::text[]))
      or (person_contact.recorded_team = (select app.team_id()) and 'care' = any ((select app.read_own_sections())::text[]))) and %s offset 0)) $f$, told);
  execute format($f$ create policy writes on person_contact for insert to waymark_app with check (
    exists (select from sight s where s.person_id = person_contact.person_id and s.reason not in ('own', 'break-glass') and %s offset 0)) $f$, told);
  execute format($f$ create policy changes on person_contact for update to waymark_app using (
    exists (select from sight s where s.person_id = person_contact.person_id and s.reason not in ('own', 'break-glass') and %s offset 0)) $f$, told);
end $wall$;
grant select, insert (person_id, home_address, phone), update (home_address, phone) on person_contact to waymark_app;
create constraint trigger audited after insert or update or delete on person_contact deferrable initially deferred for each row execute function app.require_event('person_id');

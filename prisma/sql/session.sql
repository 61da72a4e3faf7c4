-- Who acts. PostgreSQL finds it out from the session's token alone: a setting that named an account could be made up
-- by injected SQL.

create type app.actor as (
  account_id uuid,
  team_id uuid,
  agency_id uuid,
  role text,
  -- bases of access_grant that count for the role, and those that count behind a seal
  bases text[],
  sealed_bases text[],
  -- sections that the role reads, and sections of which it reads what its own team recorded
  sections text[],
  own_sections text[],
  -- the team whose own records may be read: none in view-as
  own_team uuid,
  -- people whose restricted whereabouts the account may know
  allow_list uuid[],
  -- people from whom the account is excluded, as hashes of this transaction: nobody can tell whom they mean
  excluded bigint[],
  moment bigint,
  now timestamptz,
  -- view-as: the one episode, the sections, the basis that lead and national count as, and whether sealed records may
  -- be shown
  view_episode uuid,
  view_sections text[],
  view_basis text,
  view_sealed boolean
);

-- The actor of the transaction, from one probe of session_actor; null without a live session.
-- View-as only ever takes away: anybody may set it.
create function app.actor() returns app.actor
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.account_id, s.team_id, s.agency_id, s.role, s.bases, s.sealed_bases,
    case when v.view is null then s.sections else array(
      select unnest(s.sections) intersect select jsonb_array_elements_text(v.view -> 'sections')
      intersect select r.section from role_section r where r.role = v.view ->> 'role' and r.reach = 'yes') end,
    case when v.view is null then s.own_sections else '{}' end,
    case when v.view is null then s.team_id end,
    case when v.view is null then s.allow_list else '{}' end,
    app.exclusion_marks(s.excluded, s.mask, app.moment()), app.moment(), app.now(),
    case when v.view is not null
      then coalesce(v.view ->> 'episode', '00000000-0000-0000-0000-000000000000')::uuid end,
    case when v.view is not null then array(select jsonb_array_elements_text(v.view -> 'sections')) end,
    case when v.view is null then null when v.view ->> 'basis' in ('area', 'placing', 'individual')
      then v.view ->> 'basis' else 'share' end,
    coalesce((v.view ->> 'account')::boolean, false)
  from session_actor s
    cross join (select nullif(current_setting('app.view_as', true), '')::jsonb as view offset 0) v
  where s.token_hash = sha256(convert_to(nullif(current_setting('app.token', true), ''), 'UTF8'))
    and s.active_at > now() - interval '15 minutes' and s.ends_at > now()
$$;

-- A number that no other transaction has.
create function app.moment() returns bigint
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select (extract(epoch from now()) * 1000000)::bigint
$$;

-- Hashes of people for this transaction, filled up to eight, sixteen … with hashes of nobody, so that their number
-- tells nothing.
create function app.exclusion_marks(people uuid[], mask uuid, moment bigint) returns bigint[]
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select array_agg(m.mark order by m.mark) from (
    select uuid_hash_extended(p, moment) as mark from unnest(people) p
    union all
    select hashtextextended(mask::text || n, moment) from generate_series(1, 8 - cardinality(people) % 8) n) m
$$;

-- Writes the rows of session_actor of these accounts anew. Accounts are locked first: of two changes the later sees
-- the earlier one. An order of exclusion about nobody counts as one about somebody, and the mask stays: whoever
-- excludes themselves from a guessed reference sees one more mark, whether it names somebody or not.
create function app.write_session_actors(accounts uuid[]) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare masks jsonb;
begin
  perform from account where id = any (accounts) order by id for no key update;
  select jsonb_object_agg(account_id, mask) into masks from session_actor where account_id = any (accounts);
  delete from session_actor where account_id = any (accounts);
  insert into session_actor (token_hash, session_id, account_id, team_id, agency_id, role, bases, sealed_bases,
      sections,
    own_sections, allow_list, excluded, mask, active_at, ends_at)
  select s.token_hash, s.id, a.id, t.id, t.agency_id, m.role,
    array(select b.basis from role_basis b where b.role = m.role),
    array(select x.basis from role_action x where x.role = m.role and x.action = 'person.readSealed'),
    array(select r.section from role_section r where r.role = m.role and r.reach = 'yes'),
    array(select r.section from role_section r where r.role = m.role),
    array(select l.person_id from whereabouts_allow_list l where l.account_id = a.id),
    app.excluded_from(a.id), coalesce((masks ->> a.id::text)::uuid, gen_random_uuid()),
    s.active_at, least(s.created_at + interval '12 hours', m.until)
  from session s join account a on a.id = s.account_id join membership m on m.id = s.membership_id
    join team t on t.id = m.team_id
  where s.account_id = any (accounts) and s.ended_at is null and a.disabled_at is null;
end
$$;

-- The people from whom an account is excluded, and for every live order that adds none the id of an order in its place.
create function app.excluded_from(of_account uuid) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select array(select person_id from exclusion where account_id = of_account)
    || array(select o.id from exclusion_order o where o.account_id = of_account and o.ended_at is null
      order by o.recorded_at, o.id limit greatest(0,
        (select count(*) from exclusion_order o where o.account_id = of_account and o.ended_at is null)
        - (select count(*) from exclusion x where x.account_id = of_account)))
$$;

create function app.keep_session_actor() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and (new.ended_at, new.membership_id, new.created_at) is not distinct
    from (old.ended_at, old.membership_id, old.created_at) then
    update session_actor set active_at = new.active_at where session_id = new.id; -- somebody did something
  else perform app.write_session_actors(array[new.account_id]); end if;
  return null;
end
$$;

create trigger keeps_actor after insert or update on session
  for each row execute function app.keep_session_actor();

-- Keeps session_actor when what it is made of changes; the argument names the column with the account.
create function app.keep_actors() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare changed jsonb := to_jsonb(coalesce(new, old));
begin
  perform app.write_session_actors(array[(changed ->> tg_argv[0])::uuid]);
  return null;
end
$$;

create trigger keeps_actors after update of disabled_at on account
  for each row execute function app.keep_actors('id');

create trigger keeps_actors after update of role, team_id, until on membership
  for each row execute function app.keep_actors('account_id');

create trigger keeps_actors after insert or delete on exclusion
  for each row execute function app.keep_actors('account_id');

create trigger keeps_actors after insert or update of ended_at on exclusion_order
  for each row execute function app.keep_actors('account_id');

create trigger keeps_actors after insert or delete on whereabouts_allow_list
  for each row execute function app.keep_actors('account_id');

-- The permission matrix changed: everybody's row is written anew.
create function app.keep_all_actors() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform app.write_session_actors(array(select distinct account_id from session where ended_at is null));
  return null;
end
$$;

create trigger keeps_actors after insert or update or delete on role_action
  for each statement execute function app.keep_all_actors();

create trigger keeps_actors after insert or update or delete on role_basis
  for each statement execute function app.keep_all_actors();

create trigger keeps_actors after insert or update or delete on role_section
  for each statement execute function app.keep_all_actors();

create function app.agency_id() returns uuid
  language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select (app.actor()).agency_id
$$;

-- The acting team; none in view-as, where nothing is one's own.
create function app.own_team() returns uuid
  language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select (app.actor()).own_team
$$;

create function app.excluded_marks() returns bigint[]
  language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select (app.actor()).excluded
$$;

create function app.excluded_persons() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(person_id), '{}') from exclusion where account_id = app.account_id()
$$;

-- People whose restricted whereabouts the actor may know.
create function app.allow_listed() returns uuid[]
  language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((app.actor()).allow_list, '{}')
$$;

-- The sections that the actor's role reads; in view-as those that the other reads as well.
create function app.read_sections() returns text[]
  language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((app.actor()).sections, '{}')
$$;

-- The sections of which the actor reads what its own team recorded.
create function app.read_own_sections() returns text[]
  language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((app.actor()).own_sections, '{}')
$$;

-- Whether the actor's role sees people at all: oversight roles do not.
create function app.sees_people() returns boolean
  language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((app.actor()).bases <> '{}', false)
$$;

create function app.is_member_of(of_team uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from membership m
    where m.account_id = app.account_id() and m.team_id = of_team and (m.until is null or m.until > now()))
$$;

create function app.channel(wanted text) returns text
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select address from relay_channel where name = wanted
$$;

-- The names of accounts, for anybody who is signed in.
create function app.who(ids uuid[]) returns table (id uuid, name text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.id, a.name from account a where a.id = any (ids) and app.account_id() is not null
$$;

-- Whether the permission matrix ever allows the actor's role this action, on whatever basis.
create function app.may(wanted text) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from role_action r where r.role = app.role() and r.action = wanted)
$$;

-- Whether the permission matrix allows the actor this action on the episode. For commands only: policies join
-- role_action.
create function app.can(wanted text, of_episode uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from my_grant g join role_action r on r.role = (g.actor).role and r.basis = g.basis
    where g.episode_id = of_episode and r.action = wanted)
$$;

-- The same on any episode of a person.
create function app.can_on_person(wanted text, of_person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from my_grant g join role_action r on r.role = (g.actor).role and r.basis = g.basis
    where g.person_id = of_person and r.action = wanted)
$$;

create function app.assert_can(wanted text, of_episode uuid) returns void
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not app.can(wanted, of_episode) then raise exception 'not allowed' using errcode = '42501'; end if;
end
$$;

-- The roles that may ever do something, for finding whom to notify or ask next; `on_basis` null: on whatever basis.
create function app.roles_that_may(wanted text, on_basis text) returns text[]
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(distinct r.role), '{}') from role_action r
  where r.action = wanted and (on_basis is null or r.basis = on_basis)
$$;

create function app.draw_reference(kind text) returns text
  language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into reference_counter as c (prefix, year, last)
    values (kind, extract(year from app.now() at time zone 'Europe/London'), 1)
  on conflict (prefix, year) do update set last = c.last + 1
  returning prefix || '-' || year || '-' || lpad(last::text, 6, '0')
$$;

-- The hash of the permission matrix in this database, to be compared with the program's.
create function app.matrix_hash() returns text
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select encode(sha256(convert_to(concat_ws(E'\n',
    (select string_agg(line, E'\n' order by line collate "C") from (
      select concat_ws(' ', 'role_action', role, action, basis) as line from role_action) x),
    (select string_agg(line, E'\n' order by line collate "C") from (
      select concat_ws(' ', 'role_basis', role, basis) as line from role_basis) x),
    (select string_agg(line, E'\n' order by line collate "C") from (
      select concat_ws(' ', 'role_section', role, section, reach) as line from role_section) x)), 'UTF8')), 'hex')
$$;

-- Exclusions: an account shall not know of a person; ordered by reference, answered alike, ended by somebody else. And what the person who reported is told. (Tables as Prisma writes them, then the walls.)

-- AlterTable
ALTER TABLE "exclusion" ADD COLUMN     "added_by" UUID DEFAULT app.account_id();

-- AlterTable
ALTER TABLE "reporter_update" ADD COLUMN     "said" TEXT;

-- CreateTable
CREATE TABLE "exclusion_order" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" UUID,
    "end_reason" TEXT,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "exclusion_order_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "exclusion_order_account_id_idx" ON "exclusion_order"("account_id");

-- ---------------------------------------------------------------- Values. The unions are in shared/; a test keeps them one.
alter table exclusion_order add constraint why check (why in ('relative', 'subject', 'conflictOfInterest'));
alter table reporter_update add constraint said check (said in ('nothing', 'safeAndWell', 'whereabouts'));
grant insert (said) on reporter_update to waymark_app;

-- ---------------------------------------------------------------- Whom somebody may exclude: an inspector their team, the national unit and an admin their agency; never by this themselves.
create function app.may_exclude() returns table (id uuid, name text, team_id uuid) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct on (a.name, a.id) a.id, a.name, m.team_id from team own join team t on t.agency_id = own.agency_id join membership m on m.team_id = t.id and (m.until is null or m.until > now())
    join account a on a.id = m.account_id and a.disabled_at is null
  where own.id = app.team_id() and a.id <> app.account_id() and ((app.role() = 'inspector' and t.id = own.id) or app.role() in ('national', 'admin'))
  order by a.name, a.id, t.id limit 1000 $$;

-- Whom a reference names, the person's own or an episode's: passes every wall, and so is for no door.
create function app.person_of(typed text) returns uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select w.person_id from search_word w where w.word = nullif(regexp_replace(lower(typed), '[^a-z0-9]', '', 'g'), '') and w.source = 'reference' limit 1 $$;
-- Whether whoever asks is excluded from that one themselves.
create function app.is_barred_from(typed text) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(app.person_of(typed) = any (app.excluded_persons()), false) $$;
grant execute on function app.is_barred_from to waymark_app;

-- ---------------------------------------------------------------- The wall: an order is there for whoever may exclude that account, less the account itself and whoever may not know of that person either.
alter table exclusion_order enable row level security;
create policy reads on exclusion_order for select to waymark_app using (
  account_id in (select m.id from app.may_exclude() m) and not app.is_barred_from(reference));
grant select on exclusion_order to waymark_app;
create constraint trigger audited after insert or update or delete on exclusion_order deferrable initially deferred for each row execute function app.require_event('recorded_by', 'ended_by');
drop trigger audited on exclusion;
create constraint trigger audited after insert or update or delete on exclusion deferrable initially deferred for each row execute function app.require_event('person_id', 'account_id', 'added_by');

-- Whoever is excluded is told to ask again for what they could see: of anything else they would learn that it is there.
create or replace function app.post_exclusion() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into outbox (lost_episode, lost_account) select distinct s.episode_id, new.account_id from sight s join membership m on m.team_id = s.team_id and m.account_id = new.account_id
    where s.person_id = new.person_id and (s.account_id is null or s.account_id = new.account_id) and (s.until is null or s.until > app.now());
  perform pg_notify('outbox', '');
  return null;
end $$;

-- What waits on somebody who may not know of a person any more goes back to their team, or on to the next.
create function app.hand_back(of_person uuid, from_account uuid) returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare t record;
begin
  for t in select k.id, k.kind, k.section, k.episode_id from task k join episode e on e.id = k.episode_id
    where e.person_id = of_person and k.owner_account = from_account and k.ended_at is null and k.kind <> 'acceptHandOver' loop
    update task set owner_account = null, given_at = app.now() where id = t.id;
    insert into event (kind, subject, subject_id, section, audience, data) values ('task.given', 'episode', t.episode_id, t.section, 'lead', json_build_object('id', t.id, 'task', t.kind));
  end loop;
  for t in select id from episode where person_id = of_person and held_by = from_account loop
    update episode set held_by = null where id = t.id;
    insert into event (kind, subject, subject_id, audience) values ('episode.leftToTeam', 'episode', t.id, 'lead');
  end loop;
  -- a hand-over that waits on them is passed on by the job, as one that was not accepted in time
  for t in select n.id, n.episode_id, n.hand_over_id from hand_over_turn n join episode e on e.id = n.episode_id where e.person_id = of_person and n.asked_account = from_account and n.passed_at is null loop
    update hand_over_turn set due_at = app.now() where id = t.id;
    insert into event (kind, subject, subject_id, section, audience, data) values ('task.given', 'episode', t.episode_id, 'enquiries', 'lead', json_build_object('id', t.hand_over_id, 'task', 'acceptHandOver'));
  end loop;
  delete from presence p using episode e where e.id = p.episode_id and e.person_id = of_person and p.account_id = from_account;
end $$;

-- Excludes an account, or oneself, from whoever that reference names, sealed or not: nothing of the answer says whether it named anybody. False: the account cannot be chosen.
create function app.exclude(new_id uuid, wanted uuid, typed text, because text) returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare of_person uuid;
begin
  if app.account_id() is null or (wanted <> app.account_id() and app.role() not in ('inspector', 'national', 'admin')) then raise exception 'not allowed' using errcode = '42501'; end if;
  if wanted <> app.account_id() and not exists (select from app.may_exclude() m where m.id = wanted) then return false; end if;
  of_person := app.person_of(typed);
  insert into exclusion_order (id, account_id, reference, why) values (new_id, wanted, typed, because);
  if of_person is not null then
    insert into exclusion (account_id, person_id, reason) values (wanted, of_person, because) on conflict do nothing;
    perform app.hand_back(of_person, wanted);
  end if;
  return true;
end $$;
-- Ends it: somebody else than who is excluded. False: it has ended.
create function app.end_exclusion(of_order uuid, because text) returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare o exclusion_order; of_person uuid;
begin
  select * into o from exclusion_order where id = of_order for update;
  if o.id is null or o.account_id = app.account_id() or app.role() not in ('inspector', 'national', 'admin') or not exists (select from app.may_exclude() m where m.id = o.account_id)
    or app.is_barred_from(o.reference) then raise exception 'not allowed' using errcode = '42501'; end if;
  if o.ended_at is not null then return false; end if;
  update exclusion_order set ended_at = app.now(), ended_by = app.account_id(), end_reason = because where id = o.id;
  of_person := app.person_of(o.reference);
  if of_person is not null and not exists (select from exclusion_order x where x.account_id = o.account_id and x.ended_at is null and app.person_of(x.reference) = of_person) then
    update exclusion set added_by = app.account_id() where account_id = o.account_id and person_id = of_person;
    delete from exclusion where account_id = o.account_id and person_id = of_person;
    insert into outbox (lost_episode, lost_account) select distinct s.episode_id, o.account_id from sight s join membership m on m.team_id = s.team_id and m.account_id = o.account_id
      where s.person_id = of_person and (s.account_id is null or s.account_id = o.account_id) and (s.until is null or s.until > app.now());
  end if;
  return true;
end $$;

-- ---------------------------------------------------------------- Of a sealed person only lead, named and national rows count (access.md, rule 3): no other row that names an account.
do $named$
declare
  f record;
  wall text := (select pg_get_expr(polqual, polrelid) from pg_policy where polrelid = 'sight'::regclass and polname = 'wall');
  becomes text := replace(wall, 'OR (account_id IS NOT NULL) OR', $r$OR (reason = 'named'::text) OR$r$);
begin
  if becomes = wall then raise exception 'the wall of sight is not as it was'; end if;
  execute format('alter policy wall on sight using (%s)', becomes);
  for f in select p.oid, pg_get_functiondef(p.oid) as text from pg_proc p
    where p.pronamespace = 'app'::regnamespace and p.proname in ('live_sight', 'live_sight_on', 'drain_outbox', 'may_hold_referral') loop
    execute replace(replace(replace(f.text, 's.account_id is not null or', $r$s.reason = 'named' or$r$), 'or account_id is not null', $r$or reason = 'named'$r$),
      's.account_id = wanted or', $r$(s.account_id = wanted and s.reason = 'named') or$r$);
  end loop;
end $named$;

-- ---------------------------------------------------------------- Whom an episode or a referral can be given to. Whoever may not know of its person is not among them, as whoever is not of the team.
create function app.colleagues_for(of_team uuid, of_episode uuid, of_referral uuid, to_take boolean) returns table (id uuid, name text, role text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select c.id, c.name, c.role from app.colleagues(of_team) c
  where (of_episode is null or (exists (select from app.live_sight() l where l.episode_id = of_episode and l.reason <> 'own')
      and case when to_take then app.may_take(of_episode, of_team, c.id) else app.may_be_given(of_episode, c.id) end))
    and (of_referral is null or app.may_hold_referral(of_referral, c.id)) $$;

grant execute on function app.may_exclude, app.exclude, app.end_exclusion, app.colleagues_for to waymark_app;

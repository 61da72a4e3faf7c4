-- Protection: the seal of a person and what may be told of where they are, asked for, decided and ended; and whom each lets in. (Tables as Prisma writes them, then the walls.)

-- AlterTable
ALTER TABLE "referral" ADD COLUMN     "withheld" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "protection" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "episode_id" UUID,
    "kind" TEXT NOT NULL,
    "code" TEXT,
    "reason" TEXT,
    "answers" UUID,
    "for_account" UUID,
    "account_id" UUID,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "protection_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "protection_person_id_recorded_at_idx" ON "protection"("person_id", "recorded_at");

-- CreateIndex
CREATE INDEX "protection_episode_id_idx" ON "protection"("episode_id");

-- CreateIndex
CREATE INDEX "protection_answers_idx" ON "protection"("answers");

-- AddForeignKey
ALTER TABLE "protection" ADD CONSTRAINT "protection_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------- Values. The unions are in shared/; a test keeps them one.
alter table protection add constraint kind check (kind in ('sealed', 'unsealAsked', 'unsealed', 'unsealRefused', 'named', 'nameEnded', 'restricted', 'restrictAsked', 'restrictRefused', 'lifted', 'safeListed', 'safeListEnded'));
alter table person_guard add constraint seal_reason check (seal_reason in ('domesticAbuse', 'protectedPerson', 'policeOrPartnerEmployee', 'highProfile'));
do $kinds$ -- the list as it stands, and two more
declare listed text := (select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'task'::regclass and conname = 'kind');
begin
  alter table task drop constraint kind;
  execute 'alter table task add constraint kind ' || replace(listed, 'ARRAY[', $$ARRAY['confirmUnseal'::text, 'decideRestriction'::text, $$);
end $kinds$;

-- ---------------------------------------------------------------- The wall.
alter table protection enable row level security;
create policy reads on protection for select to waymark_app using (
  (recorded_by = (select app.account_id()) or for_account = (select app.account_id()) or (select app.role()) in ('officer', 'sergeant', 'inspector', 'police-coordinator', 'national'))
  and exists (select from sight s where s.person_id = protection.person_id and s.reason <> 'own'
    and (s.reason in ('lead', 'national') or (protection.kind in ('restrictAsked', 'restrictRefused', 'restricted') and (protection.recorded_by = (select app.account_id()) or protection.for_account = (select app.account_id())))) offset 0));
grant select on protection to waymark_app;
grant insert (withheld) on referral to waymark_app; -- Prisma names every column that has a default; the trigger says what it is
create constraint trigger audited after insert or update or delete on protection deferrable initially deferred for each row execute function app.require_event('person_id', 'episode_id');

-- That it waits for a second person, or for a decision, is the lead's to know.
create policy of_protection on task as restrictive for select to waymark_app using (kind not in ('confirmUnseal', 'decideRestriction')
  or exists (select from sight s where s.episode_id = task.episode_id and s.reason in ('lead', 'national') offset 0));
create policy of_protection on event as restrictive for select to waymark_app using (coalesce(data ->> 'task', '') not in ('confirmUnseal', 'decideRestriction')
  or exists (select from sight s where s.episode_id = event.subject_id and s.reason in ('lead', 'national') offset 0));

-- ---------------------------------------------------------------- Under a restriction: who came to an episode after its person was found would tell where they are.
-- The teams that were on it by what was known before: their names tell nothing.
create function app.usual_teams(of_episode uuid) returns uuid[] language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(array_agg(distinct s.team_id), '{}') from sight s join episode e on e.id = s.episode_id
  where s.episode_id = of_episode and s.because_of is distinct from s.episode_id
    and (s.reason in ('lead', 'national', 'area', 'placing') or e.located_at is null or s.from_at < e.located_at) $$;
create function app.since_found(of_episode uuid, at timestamptz) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from episode e where e.id = of_episode and at >= e.located_at) $$;
grant execute on function app.usual_teams, app.since_found to waymark_app;

-- A referral carries its person's restriction as it does the seal.
create or replace function app.begin_referral() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  new.sealed := coalesce((select sealed from person_guard where person_id = new.person_id), false);
  new.withheld := coalesce((select whereabouts <> 'full' from person_guard where person_id = new.person_id), false);
  return new;
end $$;
create or replace function app.copy_guard() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update sight set sealed = new.sealed, withheld = new.whereabouts <> 'full' where person_id = new.person_id;
  update referral set sealed = new.sealed, withheld = new.whereabouts <> 'full' where person_id = new.person_id;
  return null;
end $$;
-- What is withheld already was told of by the event that withheld it.
alter table referral disable trigger user;
update referral r set withheld = true from person_guard g where g.person_id = r.person_id and g.whereabouts <> 'full';
alter table referral enable trigger user;

do $wall$
declare
  noun text;
  told constant text := $$ (not s.withheld or s.reason = 'lead' or s.person_id = any ((select app.safe_listed())::uuid[])) $$;
  usual constant text := $$ coalesce(%1$s = (select app.team_id()) or %1$s = any (app.usual_teams(s.episode_id)), true) $$; -- nobody's: nothing to tell
begin
  -- To a service since they were found: the receiving team's, the lead's, the safe list's; and of the account that sent it, to which it tells nothing new.
  execute format($f$ create policy of_places on referral as restrictive for select to waymark_app using (
    not withheld or to_team = (select app.team_id()) or recorded_by = (select app.account_id())
    or exists (select from sight s where s.episode_id = referral.episode_id and %s offset 0) or not app.since_found(episode_id, recorded_at)) $f$, told);
  execute format($f$ create policy of_places on share as restrictive for select to waymark_app using (
    to_team = (select app.team_id()) or exists (select from sight s where s.episode_id = share.episode_id and %s offset 0) or not app.since_found(episode_id, from_at)) $f$, told);
  execute format($f$ create policy of_places on task as restrictive for select to waymark_app using (
    episode_id is null or exists (select from sight s where s.episode_id = task.episode_id and (%s or %s) offset 0)) $f$, told, format(usual, 'task.owner_team'));
  -- What a team recorded says which team that is.
  foreach noun in array array['information', 'risk_assessment', 'return_check', 'enquiry', 'reporter_update', 'support_note', 'return_discussion_record', 'return_discussion_refusal'] loop
    execute format($f$ create policy of_places on %1$I as restrictive for select to waymark_app using (exists (select from sight s where s.episode_id = %1$I.episode_id and (%2$s or %3$s) offset 0)) $f$,
      noun, told, format(usual, noun || '.recorded_team'));
  end loop;
  execute format($f$ create policy of_places on event as restrictive for select to waymark_app using (
    subject not in ('episode', 'person') or exists (select from sight s
      where ((event.subject = 'episode' and s.episode_id = event.subject_id) or (event.subject = 'person' and s.person_id = event.subject_id))
        and (%s or (%s and %s)) offset 0)) $f$, told, format(usual, 'event.team_id'), format(usual, $$(event.data ->> 'teamId')::uuid$$));
end $wall$;

-- Who can see an episode, and why: as before, and under a restriction the teams that came to it since the person was found are for the lead, the safe list and themselves.
create or replace function app.explain_sight(of_episode uuid) returns table (id uuid, team_id uuid, account_id uuid, account text, reason text, sections text[], from_at timestamptz,
  until timestamptz, share_id uuid, given_by_team uuid) language sql stable security definer set search_path = pg_catalog, public as $$
  select s.id, s.team_id, s.account_id, a.name, s.reason, s.sections, s.from_at, s.until, s.share_id, h.given_by_team
  from sight s left join account a on a.id = s.account_id left join share h on h.id = s.share_id
  where s.episode_id = of_episode and s.from_at <= app.now() and (s.until is null or s.until > app.now())
    and exists (select from app.live_sight() m where m.episode_id = of_episode and m.reason <> 'own'
      and (m.reason in ('lead', 'area', 'placing', 'national') or s.team_id = m.team_id)
      and (s.team_id = m.team_id or not m.withheld or m.reason = 'lead' or m.person_id = any (app.safe_listed()) or s.team_id = any (app.usual_teams(of_episode)))
      and (s.because_of is null or s.team_id = m.team_id
        or (s.because_of <> s.episode_id and exists (select from app.live_sight() n where n.episode_id = s.because_of and n.reason <> 'own'))
        or (s.because_of = s.episode_id and 'whereabouts' = any (app.read_sections()) and 'whereabouts' = any (m.sections) and (not m.withheld or m.reason = 'lead' or m.person_id = any (app.safe_listed())))))
  order by s.from_at, s.id $$;

-- ---------------------------------------------------------------- Who may decide. National, or one of these roles by one of these reasons on any episode of the person.
create function app.stands(of_person uuid, roles text[], why text[]) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce((select bool_or((app.role() = 'national' and s.reason = 'national') or (app.role() = any (roles) and s.reason = any (why))) from app.live_sight_on(array[of_person]) s), false) $$;
-- The episode whose lead answers what is asked of a person: an open one before the rest, the newest.
create function app.leading_episode(of_person uuid) returns uuid language sql stable security definer set search_path = pg_catalog, public as $$
  select id from episode where person_id = of_person and status <> 'void' order by status in ('reported', 'missing', 'located', 'afterReturn') desc, reported_at desc limit 1 $$;
-- Whoever may see more or less than before asks again.
create function app.ring_person(of_person uuid) returns void language sql volatile security definer set search_path = pg_catalog, public as $$
  insert into outbox (lost_episode, lost_team, lost_account) select distinct episode_id, team_id, account_id from sight where person_id = of_person and (until is null or until > app.now());
  select pg_notify('outbox', '') $$;

-- ---------------------------------------------------------------- The seal.
-- Seals a person at once; false: they are sealed already. What waits on somebody who sees no more goes back to those who do.
create function app.seal_person(new_id uuid, of_person uuid, why text) returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  h hand_over;
  t record;
  overseers constant text[] := array['sergeant', 'inspector', 'police-coordinator'];
begin
  if not app.stands(of_person, array['inspector', 'police-coordinator'], array['lead']) then raise exception 'not allowed' using errcode = '42501'; end if;
  if exists (select from person_guard where person_id = of_person and sealed) then return false; end if;
  insert into person_guard (person_id, sealed, seal_reason) values (of_person, true, why) on conflict (person_id) do update set sealed = true, seal_reason = why;
  insert into protection (id, person_id, kind, code) values (new_id, of_person, 'sealed', why);
  update sight set until = app.now() where person_id = of_person and reason = 'break-glass' and (until is null or until > app.now());
  for h in select o.* from hand_over o join episode e on e.id = o.episode_id where e.person_id = of_person and o.status = 'pushed'
    and not exists (select from hand_over_turn n where n.hand_over_id = o.id and n.passed_at is null and app.may_take(o.episode_id, o.to_team, n.asked_account)) loop
    update hand_over set status = 'withdrawn' where id = h.id;
    update task set ended_at = app.now(), outcome = 'dropped' where kind = 'acceptHandOver' and about = h.id and ended_at is null;
    perform app.end_turns(h.id);
    insert into event (kind, subject, subject_id, section, audience, data) values ('handOver.withdrawn', 'episode', h.episode_id, 'enquiries', 'lead', json_build_object('id', h.id));
  end loop;
  for t in select k.id, k.kind, k.section, k.episode_id, e.lead_team from task k join episode e on e.id = k.episode_id
    where e.person_id = of_person and k.ended_at is null and k.kind <> 'acceptHandOver'
      and (k.owner_team <> e.lead_team or not exists (select from membership m where m.account_id = coalesce(k.owner_account, m.account_id) and m.team_id = e.lead_team and m.role = any (overseers))) loop
    update task set owner_team = t.lead_team, owner_account = null, given_at = app.now() where id = t.id;
    insert into event (kind, subject, subject_id, section, audience, data) values ('task.given', 'episode', t.episode_id, t.section, 'lead', json_build_object('id', t.id, 'task', t.kind));
  end loop;
  for t in select e.id from episode e where e.person_id = of_person and e.held_by is not null
    and not exists (select from membership m where m.account_id = e.held_by and m.team_id = e.lead_team and m.role = any (overseers)) loop
    update episode set held_by = null where id = t.id;
    insert into event (kind, subject, subject_id, audience) values ('episode.leftToTeam', 'episode', t.id, 'lead');
  end loop;
  delete from presence p using episode e where e.id = p.episode_id and e.person_id = of_person;
  return true;
end $$;

-- Asks for the end of a seal, and gives the episode whose lead answers; null: it is not sealed, or somebody has asked already.
create function app.ask_unseal(new_id uuid, of_person uuid, why text, due timestamptz) returns uuid language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare of_episode uuid := app.leading_episode(of_person);
begin
  if not app.stands(of_person, array['inspector'], array['lead']) then raise exception 'not allowed' using errcode = '42501'; end if;
  if not exists (select from person_guard where person_id = of_person and sealed) or exists (select from protection a where a.person_id = of_person and a.kind = 'unsealAsked'
    and not exists (select from protection b where b.answers = a.id)) then return null; end if;
  insert into protection (id, person_id, episode_id, kind, reason) values (new_id, of_person, of_episode, 'unsealAsked', why);
  insert into task (id, kind, episode_id, about, section, owner_team, started_at, due_at)
  select gen_random_uuid(), 'confirmUnseal', e.id, new_id, 'summary', e.lead_team, app.now(), due from episode e where e.id = of_episode;
  return of_episode;
end $$;

-- Answers it: somebody else than who asked. Null: it is answered already, or it is one's own.
create function app.answer_unseal(new_id uuid, of_person uuid, of_asking uuid, agrees boolean, why text) returns uuid language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare a protection;
begin
  select * into a from protection where id = of_asking and person_id = of_person and kind = 'unsealAsked' for update;
  if a.id is null or not app.stands(a.person_id, array['inspector'], array['lead']) then raise exception 'not allowed' using errcode = '42501'; end if;
  if a.recorded_by = app.account_id() or exists (select from protection b where b.answers = a.id) then return null; end if;
  insert into protection (id, person_id, episode_id, kind, reason, answers, for_account) values (new_id, a.person_id, a.episode_id, case when agrees then 'unsealed' else 'unsealRefused' end, why, a.id, a.recorded_by);
  update task set ended_at = app.now(), outcome = 'done' where about = a.id and kind = 'confirmUnseal' and ended_at is null;
  if agrees then
    update person_guard set sealed = false, seal_reason = null where person_id = a.person_id;
    perform app.ring_person(a.person_id);
  end if;
  return a.episode_id;
end $$;

-- Names an account that a seal lets in until then, on the episodes that whoever names it leads. False: it cannot be chosen.
create function app.name_account(new_id uuid, of_person uuid, in_team uuid, wanted uuid, until_at timestamptz) returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  l record;
  n int := 0;
  everything constant text[] := array['summary', 'description', 'care', 'health', 'enquiries', 'returnDiscussion', 'support', 'plan', 'whereabouts'];
  of_area constant text[] := array['summary', 'description', 'care', 'health', 'enquiries', 'plan', 'whereabouts'];
begin
  if not app.stands(of_person, array['inspector', 'police-coordinator'], array['lead']) then raise exception 'not allowed' using errcode = '42501'; end if;
  if until_at is null or until_at <= app.now() or until_at > app.now() + interval '90 days' or not exists (select from person_guard where person_id = of_person and sealed)
    or not exists (select from app.colleagues(in_team) c where c.id = wanted) or exists (select from exclusion x where x.account_id = wanted and x.person_id = of_person) then return false; end if;
  for l in select distinct s.episode_id, e.lead_team from app.live_sight_on(array[of_person]) s join episode e on e.id = s.episode_id where s.reason in ('lead', 'national') loop
    update sight set until = app.now() where episode_id = l.episode_id and account_id = wanted and reason = 'named' and share_id is null and (until is null or until > app.now())
      and id not in (select sight_id from hand_over_turn where sight_id is not null);
    perform app.add_sight(l.episode_id, in_team, 'named', case when in_team = l.lead_team then everything else of_area end, null, until_at, null, wanted);
    n := n + 1;
  end loop;
  insert into protection (id, person_id, kind, account_id) values (new_id, of_person, 'named', wanted);
  insert into outbox (lost_episode, lost_account) select distinct s.episode_id, wanted from sight s where s.person_id = of_person and s.account_id = wanted and s.until > app.now();
  return n > 0;
end $$;
create function app.end_name(new_id uuid, of_person uuid, wanted uuid) returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  if not app.stands(of_person, array['inspector', 'police-coordinator'], array['lead']) then raise exception 'not allowed' using errcode = '42501'; end if;
  update sight set until = app.now() where person_id = of_person and account_id = wanted and reason = 'named' and share_id is null and (until is null or until > app.now())
    and id not in (select sight_id from hand_over_turn where sight_id is not null);
  if not found then return false; end if;
  insert into protection (id, person_id, kind, account_id) values (new_id, of_person, 'nameEnded', wanted);
  return true;
end $$;
-- Who is let in so, for those who decide.
create function app.named_accounts(of_person uuid) returns table (account_id uuid, name text, team_id uuid, until timestamptz) language sql stable security definer set search_path = pg_catalog, public as $$
  select a.id, a.name, s.team_id, max(s.until) from sight s join account a on a.id = s.account_id
  where s.person_id = of_person and s.reason = 'named' and s.share_id is null and s.until > app.now()
    and app.stands(of_person, array['inspector', 'police-coordinator'], array['lead'])
  group by a.id, a.name, s.team_id order by a.name, a.id limit 200 $$;

-- ---------------------------------------------------------------- What may be told of where they are.
-- Restricts it, never to less than it is; the teams of the place found lose it at once, and an asking for it is answered. False: it is as strict already.
create function app.restrict_person(new_id uuid, of_person uuid, told text, why text) returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare a protection; t record;
begin
  if not app.stands(of_person, array['officer', 'sergeant', 'inspector', 'police-coordinator'], array['lead', 'area']) or told not in ('safe-and-well-only', 'nothing')
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if exists (select from person_guard where person_id = of_person and whereabouts in (told, 'nothing')) then return false; end if;
  insert into person_guard (person_id, whereabouts) values (of_person, told) on conflict (person_id) do update set whereabouts = told;
  update sight set until = app.now() where person_id = of_person and because_of = episode_id and (until is null or until > app.now());
  for t in select k.id, k.kind, k.episode_id, e.lead_team from task k join episode e on e.id = k.episode_id
    where e.person_id = of_person and k.ended_at is null and k.section = 'whereabouts' and k.owner_team <> e.lead_team loop
    update task set owner_team = t.lead_team, owner_account = null, given_at = app.now() where id = t.id;
    insert into event (kind, subject, subject_id, section, audience, data) values ('task.given', 'episode', t.episode_id, 'whereabouts', 'lead', json_build_object('id', t.id, 'task', t.kind));
  end loop;
  insert into protection (id, person_id, kind, code, reason) values (new_id, of_person, 'restricted', told, why);
  for a in select * from protection x where x.person_id = of_person and x.kind = 'restrictAsked' and not exists (select from protection y where y.answers = x.id) loop
    insert into protection (id, person_id, kind, code, answers, for_account) values (gen_random_uuid(), of_person, 'restricted', told, a.id, a.recorded_by);
    update task set ended_at = app.now(), outcome = 'done' where about = a.id and kind = 'decideRestriction' and ended_at is null;
    insert into event (kind, subject, subject_id, audience, data) values ('protection.answered', 'episode', a.episode_id, 'lead', json_build_object('id', a.id, 'what', 'restrict', 'agreed', true));
  end loop;
  return true;
end $$;

-- A partner asks for it, and gets the episode whose lead answers. Null: nothing may be told already, or the same account has asked and waits.
create function app.ask_restrict(new_id uuid, of_person uuid, why text, due timestamptz) returns uuid language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare of_episode uuid := app.leading_episode(of_person);
begin
  if coalesce(app.role(), '') not in ('council-coordinator', 'social-worker', 'housing-officer', 'discussion-worker', 'caseworker', 'notifier')
    or not exists (select from app.live_sight_on(array[of_person]) s where s.reason not in ('own', 'break-glass')) then raise exception 'not allowed' using errcode = '42501'; end if;
  if exists (select from person_guard where person_id = of_person and whereabouts = 'nothing') or exists (select from protection a where a.person_id = of_person and a.kind = 'restrictAsked'
    and a.recorded_by = app.account_id() and not exists (select from protection b where b.answers = a.id)) then return null; end if;
  insert into protection (id, person_id, episode_id, kind, reason) values (new_id, of_person, of_episode, 'restrictAsked', why);
  insert into task (id, kind, episode_id, about, section, owner_team, started_at, due_at)
  select gen_random_uuid(), 'decideRestriction', e.id, new_id, 'summary', e.lead_team, app.now(), due from episode e where e.id = of_episode;
  return of_episode;
end $$;
create function app.refuse_restrict(new_id uuid, of_person uuid, of_asking uuid, why text) returns uuid language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare a protection;
begin
  select * into a from protection where id = of_asking and person_id = of_person and kind = 'restrictAsked' for update;
  if a.id is null or not app.stands(a.person_id, array['inspector', 'police-coordinator'], array['lead']) then raise exception 'not allowed' using errcode = '42501'; end if;
  if exists (select from protection b where b.answers = a.id) then return null; end if;
  insert into protection (id, person_id, episode_id, kind, reason, answers, for_account) values (new_id, a.person_id, a.episode_id, 'restrictRefused', why, a.id, a.recorded_by);
  update task set ended_at = app.now(), outcome = 'done' where about = a.id and kind = 'decideRestriction' and ended_at is null;
  return a.episode_id;
end $$;

-- Ends it, and the safe list with it. False: nothing is restricted.
create function app.lift_restriction(new_id uuid, of_person uuid, why text) returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  if not app.stands(of_person, array['inspector', 'police-coordinator'], array['lead']) then raise exception 'not allowed' using errcode = '42501'; end if;
  if not exists (select from person_guard where person_id = of_person and whereabouts <> 'full') then return false; end if;
  update person_guard set whereabouts = 'full' where person_id = of_person;
  delete from safe_listed where person_id = of_person;
  insert into protection (id, person_id, kind, reason) values (new_id, of_person, 'lifted', why);
  perform app.ring_person(of_person);
  return true;
end $$;

-- Who could be put on the safe list: whoever would read the whereabouts if they were not restricted, and does not lead.
create function app.could_be_safe(of_person uuid) returns table (account_id uuid, name text, team_id uuid, role text) language sql stable security definer set search_path = pg_catalog, public as $$
  select distinct on (a.name, a.id) a.id, a.name, m.team_id, m.role from sight s
    join membership m on m.team_id = s.team_id and (s.account_id is null or s.account_id = m.account_id) and (m.until is null or m.until > now())
    join role_section r on r.role = m.role and r.section = 'whereabouts' and r.reach = 'yes' join account a on a.id = m.account_id and a.disabled_at is null
  where s.person_id = of_person and s.reason not in ('lead', 'own', 'break-glass') and 'whereabouts' = any (s.sections) and s.from_at <= app.now() and (s.until is null or s.until > app.now())
    and not exists (select from exclusion x where x.account_id = a.id and x.person_id = of_person)
    and app.stands(of_person, array['inspector', 'police-coordinator'], array['lead'])
  order by a.name, a.id limit 300 $$;
create function app.safe_accounts(of_person uuid) returns table (account_id uuid, name text, added_at timestamptz) language sql stable security definer set search_path = pg_catalog, public as $$
  select a.id, a.name, l.added_at from safe_listed l join account a on a.id = l.account_id
  where l.person_id = of_person and app.stands(of_person, array['inspector', 'police-coordinator'], array['lead']) order by a.name, a.id limit 300 $$;
-- Puts an account on the safe list, or takes it off. False: it cannot be chosen.
create function app.set_safe(new_id uuid, of_person uuid, wanted uuid, listed boolean) returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  if not app.stands(of_person, array['inspector', 'police-coordinator'], array['lead']) then raise exception 'not allowed' using errcode = '42501'; end if;
  if listed then
    if not exists (select from person_guard where person_id = of_person and whereabouts <> 'full') or not exists (select from app.could_be_safe(of_person) c where c.account_id = wanted) then return false; end if;
    insert into safe_listed (account_id, person_id) values (wanted, of_person) on conflict do nothing;
  else
    delete from safe_listed where account_id = wanted and person_id = of_person;
    if not found then return false; end if;
  end if;
  insert into protection (id, person_id, kind, account_id) values (new_id, of_person, case when listed then 'safeListed' else 'safeListEnded' end, wanted);
  insert into outbox (lost_episode, lost_account) select distinct s.episode_id, wanted from sight s join membership m on m.account_id = wanted and m.team_id = s.team_id
    where s.person_id = of_person and (s.account_id is null or s.account_id = wanted) and (s.until is null or s.until > app.now());
  perform pg_notify('outbox', '');
  return true;
end $$;

grant execute on function app.seal_person, app.ask_unseal, app.answer_unseal, app.name_account, app.end_name, app.named_accounts, app.restrict_person, app.ask_restrict, app.refuse_restrict,
  app.lift_restriction, app.could_be_safe, app.safe_accounts, app.set_safe to waymark_app;

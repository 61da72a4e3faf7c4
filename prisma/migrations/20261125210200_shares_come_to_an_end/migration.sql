-- What is shared comes to an end with its agreement; a team closes its own work; and a restriction at the finding is written down and answers who asked for it.

-- AlterTable
ALTER TABLE "agreement" ADD COLUMN     "looked_over_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "share_agreement_id_idx" ON "share"("agreement_id");

-- ---------------------------------------------------------------- The end of an agreement.
-- What was given by it and by which no other live one covers ends within a week, and whoever gave it looks at it within a day. What another covers goes on under that one.
create function app.look_over_shares(of_agreement uuid) returns int language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  h share;
  other uuid;
  ends timestamptz := app.now() + interval '7 days';
  due timestamptz := app.now() + interval '1 day';
  n int := 0;
begin
  for h in select * from share where agreement_id = of_agreement and ended_at is null and (until is null or until > app.now()) for update loop
    other := app.agreement_for(h.given_by_team, h.to_team, h.purpose, h.sections);
    insert into event (kind, subject, subject_id, data) values ('share.narrowed', 'episode', h.episode_id, json_build_object('teamId', h.to_team));
    if other is not null then update share set agreement_id = other where id = h.id; continue; end if;
    n := n + 1;
    update share set until = least(until, ends), review_at = due where id = h.id;
    update sight set until = least(until, ends) where share_id = h.id and reason <> 'own' and (until is null or until > app.now());
    update task set due_at = least(due_at, due), given_at = app.now() where kind = 'reviewShare' and about = h.id and ended_at is null;
    if not found then
      insert into task (id, kind, episode_id, about, section, owner_team, started_at, due_at) values (gen_random_uuid(), 'reviewShare', h.episode_id, h.id, 'summary', h.given_by_team, app.now(), due);
    end if;
  end loop;
  return n;
end $$;
-- Whoever ends it does so at once; `looked_over_at` is nobody's to write.
create or replace function app.end_agreement() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if app.account_id() is not null then new.ended_at := app.now(); new.ended_by := app.account_id(); end if; -- whoever ends it, now: nobody says otherwise
  if new.ended_at is not null and old.ended_at is null then new.looked_over_at := app.now(); end if;
  return new;
end $$;
create function app.agreement_ended() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin perform app.look_over_shares(new.id); return null; end $$;
create trigger looks_over after update of ended_at on agreement for each row when (new.ended_at is not null and old.ended_at is null) execute function app.agreement_ended();
-- One whose time has come ends as one that somebody ends.
create function app.end_due_agreements() returns int language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare due record; n int := 0;
begin
  for due in select id, coalesce(recorded_by, id) as keeper from agreement where looked_over_at is null and ended_at is null and until <= app.now() order by until limit 20 for update skip locked loop
    n := n + 1;
    update agreement set looked_over_at = app.now() where id = due.id;
    perform app.look_over_shares(due.id);
    insert into event (kind, subject, subject_id, data) values ('agreement.ended', 'account', due.keeper, json_build_object('id', due.id));
  end loop;
  return n;
end $$;
grant execute on function app.end_due_agreements to waymark_jobs, waymark_demo;

-- ---------------------------------------------------------------- The end of a team's work: of what was shared with it, or with the one account of it.
create or replace function app.end_share(of_share uuid, why text) returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare h share; mine text[];
begin
  select * into h from share where id = of_share;
  mine := app.my_reasons(h.episode_id);
  -- whoever may end shares (the grid: share.end), or the receiving team when it closes its own work (share.close)
  if not ((mine && array['lead', 'national'] and app.role() in ('sergeant', 'inspector', 'police-coordinator', 'national'))
       or (mine && array['area', 'placing'] and app.role() = 'council-coordinator')
       or coalesce(h.to_team = app.team_id() and (h.to_account is null or h.to_account = app.account_id()) and mine && array['share', 'named'], false))
  then raise exception 'not allowed' using errcode = '42501'; end if;
  perform app.close_share(of_share, why);
end $$;

-- ---------------------------------------------------------------- A restriction, however it comes: written down, never weaker, and an answer to whoever asked for it. False: it is as strict already.
create function app.restrict(new_id uuid, of_person uuid, told text, why text) returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare a protection; t record;
begin
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
create or replace function app.restrict_person(new_id uuid, of_person uuid, told text, why text) returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not app.stands(of_person, array['officer', 'sergeant', 'inspector', 'police-coordinator'], array['lead', 'area']) or told not in ('safe-and-well-only', 'nothing')
  then raise exception 'not allowed' using errcode = '42501'; end if;
  return app.restrict(new_id, of_person, told, why);
end $$;
create or replace function app.restrict_whereabouts(of_episode uuid, told text) returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not app.my_reasons(of_episode) && array['lead', 'area', 'national'] or app.role() not in ('officer', 'sergeant', 'inspector', 'police-coordinator', 'national')
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if told = 'full' then return; end if; -- lifting a restriction is another decision
  perform app.restrict(gen_random_uuid(), (select person_id from episode where id = of_episode), told, null);
end $$;

select app.narrow_walls();

-- What somebody recorded once is put right or removed as what is kept of a person is: by the team that recorded it, or by whoever leads. (Columns as Prisma writes them, then who may.)

-- AlterTable
ALTER TABLE "correction" ADD COLUMN     "about" UUID;

-- AlterTable
ALTER TABLE "found_place" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "information" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "return_check" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "return_discussion_record" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "return_discussion_refusal" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "return_report" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "risk_assessment" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "support_note" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- Whoever records something says that it is the first (Prisma sends every default); nobody changes it.
do $grants$
declare noun text;
begin
  foreach noun in array array['information', 'risk_assessment', 'return_check', 'return_discussion_record', 'return_discussion_refusal', 'support_note', 'found_place', 'return_report'] loop
    execute format('grant insert (version) on %I to waymark_app', noun);
    execute format('alter table %I add constraint version check (version > 0)', noun);
  end loop;
end $grants$;

-- ---------------------------------------------------------------- What can be put right, and where it stands. The union is in shared/; a test keeps them one.
create function app.correctable_records() returns table (field text, section text, noun text, key text, says text) language sql immutable set search_path = pg_catalog, pg_temp as $$
  values ('information', 'description', 'information', 'id', 'text'), ('informationSource', 'description', 'information', 'id', 'source'),
    ('riskRationale', 'description', 'risk_assessment', 'id', 'rationale'), ('checkNote', 'health', 'return_check', 'episode_id', 'note'),
    ('ownWords', 'returnDiscussion', 'return_discussion_record', 'id', 'own_words'), ('workersView', 'returnDiscussion', 'return_discussion_record', 'id', 'workers_view'),
    ('wouldHelp', 'returnDiscussion', 'return_discussion_record', 'id', 'would_help'), ('notHeldNote', 'returnDiscussion', 'return_discussion_refusal', 'id', 'note'),
    ('supportNote', 'support', 'support_note', 'id', 'text'), ('foundAddress', 'whereabouts', 'found_place', 'episode_id', 'address'), ('returnReport', 'whereabouts', 'return_report', 'id', 'text') $$;
grant execute on function app.correctable_records to waymark_app;

-- The record that a correction is about: whose, since when, and whether it is its writers' alone.
create function app.record_corrected(of_section text, about uuid) returns table (episode_id uuid, recorded_team uuid, recorded_at timestamptz, private boolean) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select r.episode_id, r.recorded_team, r.recorded_at, false from information r where of_section = 'description' and r.id = about
  union all select r.episode_id, r.recorded_team, r.recorded_at, false from risk_assessment r where of_section = 'description' and r.id = about
  union all select r.episode_id, r.recorded_team, r.recorded_at, false from return_check r where of_section = 'health' and r.episode_id = about
  union all select r.episode_id, r.recorded_team, r.recorded_at, false from return_discussion_record r where of_section = 'returnDiscussion' and r.id = about
  union all select r.episode_id, r.recorded_team, r.recorded_at, false from return_discussion_refusal r where of_section = 'returnDiscussion' and r.id = about
  union all select r.episode_id, r.recorded_team, r.recorded_at, not r.shared_back from support_note r where of_section = 'support' and r.id = about
  union all select r.episode_id, r.recorded_team, r.recorded_at, false from found_place r where of_section = 'whereabouts' and r.episode_id = about
  union all select r.episode_id, r.recorded_team, r.recorded_at, false from return_report r where of_section = 'whereabouts' and r.id = about $$;

-- ---------------------------------------------------------------- Walls.
-- Why something was put right is in the section of what was wrong; of a record, for whoever reads that.
drop policy reads on correction;
create policy reads on correction for select to waymark_app using (exists (select from sight s
  where (s.episode_id = correction.episode_id or (correction.episode_id is null and s.person_id = correction.person_id))
    and (correction.about is not null or (correction.section = any (s.sections) and correction.section = any ((select app.read_sections())::text[])))
    and (correction.field not in ('homeAddress', 'phone') or not s.withheld or s.reason = 'lead' or s.person_id = any ((select app.safe_listed())::uuid[])) offset 0));
-- Whoever does not read a record does not hear that it was put right: each stands behind its own wall.
create policy of_records on correction as restrictive for select to waymark_app using (about is null or case section
  when 'description' then exists (select from information r where r.id = correction.about) or exists (select from risk_assessment r where r.id = correction.about)
  when 'health' then exists (select from return_check r where r.episode_id = correction.about)
  when 'returnDiscussion' then exists (select from return_discussion_record r where r.id = correction.about) or exists (select from return_discussion_refusal r where r.id = correction.about)
  when 'support' then exists (select from support_note r where r.id = correction.about)
  else exists (select from found_place r where r.episode_id = correction.about) or exists (select from return_report r where r.id = correction.about) end);
-- Of a note that is its writers' alone, so is what is to be done about it: its tasks are of the section support, as no other's of a correction.
drop policy of_correction on task;
create policy of_correction on task as restrictive for select to waymark_app using (kind not in ('acknowledgeCorrection', 'tellCorrection')
  or owner_team = (select app.team_id())
  or (section <> 'support' and exists (select from sight s where s.episode_id = task.episode_id and s.reason in ('lead', 'national') offset 0)));
create function app.end_private_clock() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  new.owner_team := old.owner_team; new.ended_at := app.now(); new.outcome := 'dropped';
  return new;
end $$;
create trigger stays_private before update of owner_team on task for each row
  when (new.owner_team <> old.owner_team and old.kind = 'tellCorrection' and old.section = 'support' and old.ended_at is null) execute function app.end_private_clock();
-- A draft of a correction may say where somebody was found.
do $drafts$
declare
  was text := (select pg_get_expr(polqual, polrelid) from pg_policy where polrelid = 'draft'::regclass and polname = 'own');
  becomes text := replace(was, '''recordDiscussion''::text', '''recordDiscussion''::text, ''correction''::text');
begin
  if was = becomes then raise exception 'the wall of drafts is not as it was'; end if;
  execute format('alter policy own on draft using (%s) with check (%s)', becomes, becomes);
end $drafts$;

-- ---------------------------------------------------------------- Who had what was wrong.
-- Everybody of another agency than the corrector's to whom it was disclosed: whoever looked at the section, or had it shared, since it was recorded; whoever recorded it; and everyone who was told by hand. Each is asked
-- where they read the correction; whom Waymark does not reach, or who may not read it now, is told by hand, by who told them or by the lead.
create function app.ask_recipients(of_correction uuid, due timestamptz) returns int language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  c correction := (select x from correction x where x.id = of_correction);
  ours uuid := (select agency_id from team where id = app.team_id());
  leads_by uuid := app.team_id(); -- who put it right
  writer uuid; since timestamptz := '-infinity'; private boolean := false;
  touched uuid[];
  asked record;
  at_episode uuid; -- where the corrector stands
  leads uuid;
  reached record;
  row_id uuid;
  n int := 0;
begin
  if c.about is not null then
    select r.recorded_team, r.recorded_at, r.private into writer, since, private from app.record_corrected(c.section, c.about) r;
  end if;
  select (array_agg(s.episode_id order by s.reported_at desc))[1] into at_episode from app.live_sight_on(array[c.person_id]) s
    where s.reason <> 'own' and (c.episode_id is null or s.episode_id = c.episode_id);
  touched := case when c.episode_id is null then array[c.person_id] || array(select id from episode where person_id = c.person_id) else array[c.episode_id] end;
  for asked in
    select x.team_id, null::uuid as disclosure_id, null::uuid as told_by, null::uuid as told_by_account from (
      select l.team_id from consultation l where not private and l.ids && touched and l.outcome = 'shown' and c.section = any (l.sections) and l.at >= since
      union select h.to_team from share h where not private and h.episode_id = any (touched) and (h.ended_at is null or h.ended_at >= since) and (h.until is null or h.until >= since)
        and (c.section = any (h.sections) or exists (select from share_change k where k.share_id = h.id and c.section = any (k.sections)))
      union select writer where writer is not null
      union select d.to_team from disclosure d where d.person_id = c.person_id and (c.episode_id is null or d.episode_id = c.episode_id) and c.section = any (d.sections) and d.to_team is not null
        and d.disclosed_at >= since and (not private or d.recorded_team = writer)) x
      join team t on t.id = x.team_id where t.agency_id <> ours
    union all select null, d.id, d.recorded_team, d.recorded_by from disclosure d
      where d.person_id = c.person_id and (c.episode_id is null or d.episode_id = c.episode_id) and c.section = any (d.sections) and d.to_whom is not null
        and d.disclosed_at >= since and (not private or d.recorded_team = writer)
  loop
    n := n + 1;
    row_id := gen_random_uuid();
    leads := coalesce(asked.team_id, asked.told_by);
    select s.episode_id, coalesce(s.account_id, safe.account_id) as account_id into reached from sight s
      left join lateral (select l.account_id from safe_listed l join membership m on m.account_id = l.account_id
        where s.withheld and s.reason <> 'lead' and l.person_id = s.person_id and m.team_id = s.team_id and (m.until is null or m.until > now()) and (s.account_id is null or s.account_id = l.account_id)
        order by l.added_at, l.account_id limit 1) safe on true
      where s.person_id = c.person_id and (c.episode_id is null or s.episode_id = c.episode_id) and s.team_id = leads and s.reason not in ('own', 'break-glass')
        and 'summary' = any (s.sections) and (c.section = any (s.sections) or s.team_id = writer)
        and s.from_at <= app.now() and (s.until is null or s.until > app.now()) and (not s.sealed or s.reason in ('lead', 'national') or s.account_id is not null)
        -- under a restriction: whoever reads what it withholds; else what tells no place, by teams that were there before
        and (not s.withheld or s.reason = 'lead' or safe.account_id is not null or (c.section <> 'whereabouts' and c.field not in ('homeAddress', 'phone')
          and leads_by = any (app.usual_teams(s.episode_id) || s.team_id) and coalesce(writer = any (app.usual_teams(s.episode_id) || s.team_id), true)))
      order by s.account_id nulls first, safe.account_id nulls first, s.reported_at desc limit 1;
    if reached.episode_id is null then -- whoever leads tells them
      select lead_team into leads from episode where id = at_episode;
      reached.episode_id := at_episode; reached.account_id := null;
    end if;
    insert into correction_recipient (id, correction_id, person_id, episode_id, team_id, disclosure_id, by_hand, due_at)
      values (row_id, c.id, c.person_id, reached.episode_id, asked.team_id, asked.disclosure_id, asked.team_id is distinct from leads, due);
    insert into task (id, kind, episode_id, about, section, owner_team, owner_account, started_at, due_at)
      values (gen_random_uuid(), case when asked.team_id is not distinct from leads then 'acknowledgeCorrection' else 'tellCorrection' end, reached.episode_id, row_id, case when private then 'support' else 'summary' end, leads,
        coalesce(reached.account_id, case when leads = asked.told_by and exists (select from membership m where m.account_id = asked.told_by_account and m.team_id = leads and (m.until is null or m.until > now())) then asked.told_by_account end), app.now(), due);
    insert into event (kind, subject, subject_id, section, audience, data)
      values ('correction.asked', 'episode', reached.episode_id, case when private then 'support' else 'summary' end, case when private then 'ownTeam' else 'section' end, json_build_object('id', c.id, 'teamId', leads));
  end loop;
  return n;
end $$;

-- Writes down that something that is known was wrong, and asks everybody who had it: as before.
create or replace function app.begin_correction(new_id uuid, of_person uuid, of_episode uuid, of_field text, of_section text, is_erased boolean, the_why text, the_means text, due timestamptz)
  returns int language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  mine text[];
  me text := app.role();
begin
  select coalesce(array_agg(distinct s.reason), '{}') into mine from app.live_sight_on(array[of_person]) s where of_episode is null or s.episode_id = of_episode;
  if not coalesce((mine && array['national'] and me = 'national')
    or (me in ('call-handler', 'officer', 'sergeant', 'inspector', 'police-coordinator') and mine && case when of_episode is null then array['lead', 'area'] else array['lead'] end)
    or (of_episode is null and me in ('council-coordinator', 'social-worker') and mine && array['area', 'placing']), false)
    or exists (select from app.correctable_records() r where r.field = of_field)
  then raise exception 'not allowed' using errcode = '42501'; end if;
  insert into correction (id, person_id, episode_id, field, section, erased, why, means) values (new_id, of_person, of_episode, of_field, of_section, is_erased, the_why, the_means);
  return app.ask_recipients(new_id, due);
end $$;

-- Puts a record right, or the word that stands for what was removed in its place; the record itself and who made it stay. Of the team that recorded it, and of whoever leads where it is no support note: those are their writers'.
-- No door changes such a record but by this. Null: somebody put it right since it was read, or it says nothing there.
create function app.correct_record(new_id uuid, of_episode uuid, of_record uuid, of_field text, of_version int, becomes text, is_erased boolean, the_why text, the_means text, due timestamptz)
  returns int language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  of_person uuid := (select person_id from episode where id = of_episode);
  f record;
  r record;
  changed int;
begin
  select * into f from app.correctable_records() x where x.field = of_field;
  select * into r from app.record_corrected(f.section, of_record) x;
  if r.episode_id is distinct from of_episode or becomes is null or not coalesce((select bool_or(
      (not s.withheld or s.reason = 'lead' or s.person_id = any (app.safe_listed()) or (f.section <> 'whereabouts' and coalesce(r.recorded_team = any (app.usual_teams(of_episode) || app.team_id()), true)))
      and ((r.recorded_team = app.team_id() and f.section = any (app.read_own_sections()))
        or (f.section <> 'support' and s.reason in ('lead', 'national') and f.section = any (s.sections) and f.section = any (app.read_sections()))))
    from app.live_sight_on(array[of_person]) s where s.episode_id = of_episode and s.reason not in ('own', 'break-glass')), false)
  then raise exception 'not allowed' using errcode = '42501'; end if;
  execute format('update %I set %I = $1, version = version + 1 where %I = $2 and version = $3 and %I is not null', f.noun, f.says, f.key, f.says) using becomes, of_record, of_version;
  get diagnostics changed = row_count;
  if changed = 0 then return null; end if;
  insert into correction (id, person_id, episode_id, field, section, about, erased, why, means) values (new_id, of_person, of_episode, of_field, f.section, of_record, is_erased, the_why, the_means);
  return app.ask_recipients(new_id, due);
end $$;
grant execute on function app.correct_record to waymark_app;

-- Who was asked: nothing of a note that is its writers' alone to anybody else.
do $told$
declare
  was text := pg_get_functiondef('app.correction_recipients'::regproc);
  becomes text := replace(was, 'where r.person_id = of_person and r.correction_id = any (of_corrections))', 'where r.person_id = of_person and r.correction_id = any (of_corrections)
      and not exists (select from correction c join support_note n on n.id = c.about where c.id = r.correction_id and not n.shared_back and n.recorded_team <> app.team_id()))');
begin
  if was = becomes then raise exception 'who is told of a correction is not as it was'; end if;
  execute becomes;
end $told$;

-- What is changed is only what is read: for the tasks, whose wall has another part.
do $seen$
declare t record;
begin
  for t in select c.oid::regclass as name,
      (select '(' || string_agg('(' || pg_get_expr(r.polqual, r.polrelid) || ')', ' or ' order by r.oid) || ')' from pg_policy r
        where r.polrelid = c.oid and r.polcmd = 'r' and r.polpermissive and 'waymark_app'::regrole = any (r.polroles))
      || coalesce((select string_agg(' and (' || pg_get_expr(r.polqual, r.polrelid) || ')', '' order by r.oid) from pg_policy r
        where r.polrelid = c.oid and r.polcmd = 'r' and not r.polpermissive and 'waymark_app'::regrole = any (r.polroles)), '') as reads
    from pg_class c where c.relnamespace = 'public'::regnamespace
      and exists (select from pg_policy w where w.polrelid = c.oid and w.polcmd = 'w' and w.polpermissive) loop
    execute format('drop policy if exists seen on %s', t.name);
    execute format('create policy seen on %s as restrictive for update to waymark_app using (%s)', t.name, t.reads);
  end loop;
end $seen$;
select app.narrow_walls();

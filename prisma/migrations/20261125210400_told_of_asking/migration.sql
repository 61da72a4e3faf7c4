-- Told by account: coordinators of an asking that is theirs to decide too, and whoever opened something in an emergency that it was reviewed.

CREATE OR REPLACE FUNCTION app.ask_access(new_id uuid, typed text, given text, family text, born date, wanted text[], why text, expires timestamp with time zone, due jsonb)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  me uuid := app.account_id();
  tries int;
  first_try timestamptz;
  of_person uuid;
  of_episode uuid;
begin
  if not coalesce(app.role() in ('officer', 'sergeant', 'inspector', 'police-coordinator', 'council-coordinator', 'social-worker', 'housing-officer', 'discussion-worker', 'caseworker', 'notifier'), false)
    or char_length(btrim(coalesce(why, ''))) < 20
  then raise exception 'not allowed' using errcode = '42501'; end if;
  perform pg_advisory_xact_lock(hashtextextended('asking for access ' || me, 0)); -- one after another
  select count(*), min(c.at) into tries, first_try from consultation c where c.account_id = me and c.action = 'sight.ask' and c.outcome = 'tried' and c.at > app.now() - interval '1 hour';
  if tries >= app.access_tries() then return first_try + interval '1 hour'; end if;
  select f.person_id, f.episode_id into of_person, of_episode from app.find_exact(typed, given, family, born) f;
  insert into consultation (action, outcome, ids, sections, reasons, terms)
  values ('sight.ask', 'tried', case when of_episode is null then '{}' else array[of_person, of_episode] end, '{}', '{}', concat_ws(' ', typed, given, family, born));
  insert into access_request (id, whom, sections, reason, expires_at) values (new_id, concat_ws(', ', nullif(typed, ''), nullif(concat_ws(' ', given, family), ''), to_char(born, 'DD.MM.YYYY')), wanted, btrim(why), expires);
  if of_episode is null or exists (select from app.live_sight_on(array[of_person]) l where l.episode_id = of_episode and l.reason <> 'own') then return null; end if;
  insert into access_found (request_id, episode_id, person_id, due_at) select new_id, e.id, e.person_id, (due ->> e.risk)::timestamptz from episode e where e.id = of_episode;
  insert into task (id, kind, episode_id, about, section, owner_team, started_at, due_at)
  select gen_random_uuid(), 'answerAccess', e.id, new_id, 'summary', e.lead_team, app.now(), (due ->> e.risk)::timestamptz from episode e where e.id = of_episode;
  insert into event (kind, subject, subject_id, audience, data) values ('access.wanted', 'episode', of_episode, 'lead', json_build_object('id', new_id));
  -- coordinators of the area and of the placing council may share too: each is told by account, for the rest of their team may not know
  insert into event (kind, subject, subject_id, account_id, team_id, data) select distinct 'access.toDecide', 'account', m.account_id, null::uuid, null::uuid, jsonb_build_object('id', new_id)
    from sight s join membership m on m.team_id = s.team_id and m.role = 'council-coordinator' and (m.until is null or m.until > now()) and (s.account_id is null or s.account_id = m.account_id)
    where s.episode_id = of_episode and s.reason in ('area', 'placing') and s.from_at <= app.now() and (s.until is null or s.until > app.now()) and m.account_id <> me
      and not exists (select from exclusion x where x.account_id = m.account_id and x.person_id = of_person);
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION app.review_break_glass(of_break_glass uuid, verdict text, words text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  b break_glass;
  auditor boolean := app.role() = 'auditor';
begin
  select * into b from break_glass where id = of_break_glass for update;
  if b.id is null or b.recorded_by = app.account_id() or b.person_id = any (app.excluded_persons())
    or not coalesce(case when auditor then exists (select from team t join team own on own.agency_id = t.agency_id where t.id = b.recorded_team and own.id = app.team_id())
      else app.role() in ('inspector', 'police-coordinator', 'national') and app.my_reasons(b.episode_id) && array['lead', 'national'] end, false)
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if exists (select from break_glass_review r where r.break_glass_id = b.id and r.side = case when auditor then 'agency' else 'lead' end) then return false; end if;
  insert into break_glass_review (break_glass_id, episode_id, side, outcome, note) values (b.id, b.episode_id, case when auditor then 'agency' else 'lead' end, verdict, words);
  if not auditor then
    update task set ended_at = app.now(), outcome = 'done' where kind = 'reviewBreakGlass' and about = b.id and ended_at is null;
  end if;
  insert into event (kind, subject, subject_id, data) values ('breakGlass.judged', 'account', b.recorded_by, json_build_object('id', b.id)); -- whoever opened it is told that it was reviewed
  return true;
end $function$
;
alter policy reads_of_asking on event using (subject = 'account' and subject_id = (select app.account_id()) and kind in ('access.answered', 'access.toDecide', 'breakGlass.judged'));
-- The reference of what one opened oneself, for the notice: the opening itself is for those who review it.
create function app.own_opening(of_opening uuid) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select b.reference from break_glass b where b.id = of_opening and b.recorded_by = app.account_id() and app.sight_team() is not null and b.person_id <> all (app.excluded_persons()) $$;
grant execute on function app.own_opening to waymark_app;

select app.narrow_walls();

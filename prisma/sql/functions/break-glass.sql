create function app.break_glass(new_id uuid, typed text, given text, family text, born date, why text,
    review_at timestamp with time zone) returns table (outcome text, episode uuid, until timestamp with time zone)
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  me uuid := app.account_id();
  my_team uuid := app.team_id();
  police boolean := (select g.kind = 'police' from agency g where g.id = app.agency_id());
  tries int;
  first_try timestamptz;
  of_person uuid;
  of_episode uuid;
  ends timestamptz := app.now() + interval '4 hours';
  opened text[] := array['summary', 'description', 'care', 'health', 'plan'];
begin
  if not app.may('breakGlass.open') or char_length(btrim(coalesce(why, ''))) < 20
  then raise exception 'not allowed' using errcode = '42501'; end if;
  perform pg_advisory_xact_lock(hashtextextended('break-glass ' || me, 0)); -- one try after another
  select count(*), min(c.at) into tries, first_try from access_log c
    where c.account_id = me and c.action = 'breakGlass.open' and c.outcome = 'tried'
    and c.at > app.now() - interval '1 hour';
  if tries >= app.break_glass_tries() then return query
    select 'wait', null::uuid, first_try + interval '1 hour'; return; end if;

  select f.person_id, f.episode_id into of_person, of_episode from app.find_exact(typed, given, family, born) f;
  insert into access_log (action, outcome, ids, sections, bases, terms)
  values ('breakGlass.open', 'tried', case when of_episode is null then '{}'
      else array[of_person, of_episode] end, '{}', '{}', concat_ws(' ', typed, given, family, born));
  if of_episode is null then return query select 'nothing', null::uuid, null::timestamptz; return; end if;
  if exists (select from my_grant l
      where l.person_id = of_person and l.episode_id = of_episode and l.basis <> 'retained') then
    return query select 'seen', of_episode, null::timestamptz; return;
  end if;

  insert into break_glass (id, episode_id, person_id, reason, until, review_by)
    values (new_id, of_episode, of_person, btrim(why), ends, review_at);
  perform app.add_grant(of_episode, my_team, 'break-glass', case when police then opened || array['enquiries']
      else opened end, null, ends, null, me);
  insert into outbox (lost_episode, lost_account) values (of_episode, me); -- their own lists ask again
  insert into task (id, kind, episode_id, about, section, owner_team, started_at, due_at)
  select gen_random_uuid(), 'reviewBreakGlass', e.id, new_id, 'summary', e.lead_team, app.now(), review_at
    from episode e where e.id = of_episode;
  -- Told at once: whoever leads, and each auditor of the opener's agency.
  insert into event (kind, subject, subject_id, audience, data)
    values ('breakGlass.opened', 'episode', of_episode, 'lead', json_build_object('id', new_id));
  insert into event (kind, subject, subject_id, data)
    select distinct 'breakGlass.toReview', 'account', m.account_id, jsonb_build_object('id', new_id) from membership m
    join team t on t.id = m.team_id join team own on own.agency_id = t.agency_id
    where own.id = my_team and m.role = any (app.roles_that_may('breakGlass.review', 'own-agency'))
      and (m.until is null or m.until > now()) and m.account_id <> me;
  return query select 'opened', of_episode, ends;
end
$$;

create function app.break_glass_tries() returns integer
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select 5
$$;

create function app.my_opening(of_opening uuid) returns text
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select b.reference from break_glass b
    where b.id = of_opening and b.recorded_by = app.account_id() and app.sees_people()
    and b.person_id <> all (app.excluded_persons())
$$;

create function app.review_break_glass(of_break_glass uuid, verdict text, words text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  b break_glass;
  auditor boolean := app.may('audit.read');
begin
  select * into b from break_glass where id = of_break_glass for update;
  if b.id is null or b.recorded_by = app.account_id() or b.person_id = any (app.excluded_persons())
    or not coalesce(case when auditor
        then exists (select from team t join team own on own.agency_id = t.agency_id
        where t.id = b.recorded_team and own.id = app.team_id())
      else app.can('breakGlass.review', b.episode_id) end, false)
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if exists (select from break_glass_review r
      where r.break_glass_id = b.id and r.side = case when auditor then 'agency' else 'lead' end)
    then return false; end if;
  insert into break_glass_review (break_glass_id, episode_id, side, outcome, note)
    values (b.id, b.episode_id, case when auditor then 'agency' else 'lead' end, verdict, words);
  if not auditor then
    update task set ended_at = app.now(), outcome = 'done'
      where kind = 'reviewBreakGlass' and about = b.id and ended_at is null;
  end if;
  -- whoever opened it is told that it was reviewed
  insert into event (kind, subject, subject_id, data)
    values ('breakGlass.judged', 'account', b.recorded_by, json_build_object('id', b.id));
  return true;
end
$$;

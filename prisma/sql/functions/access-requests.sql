create function app.access_tries() returns integer
  language sql immutable set search_path = pg_catalog, public, pg_temp as $$
  select 10
$$;

create function app.answer_access() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.begins_at > app.now() then return null; end if;
  perform app.settle_access(f.request_id, 'granted', null, true)
    from access_found f join access_request r on r.id = f.request_id
    where f.episode_id = new.episode_id and f.outcome is null and r.recorded_team = new.to_team
      and (new.to_account is null or new.to_account = r.recorded_by);
  return null;
end
$$;

create function app.ask_access(new_id uuid, typed text, given text, family text, born date, wanted text[], why text,
    expires timestamp with time zone, due jsonb) returns timestamp with time zone
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  me uuid := app.account_id();
  tries int;
  first_try timestamptz;
  of_person uuid;
  of_episode uuid;
begin
  if not app.may('access.request')
    or char_length(btrim(coalesce(why, ''))) < 20
  then raise exception 'not allowed' using errcode = '42501'; end if;
  perform pg_advisory_xact_lock(hashtextextended('asking for access ' || me, 0)); -- one after another
  select count(*), min(c.at) into tries, first_try from access_log c
    where c.account_id = me and c.action = 'access.request' and c.outcome = 'tried'
    and c.at > app.now() - interval '1 hour';
  if tries >= app.access_tries() then return first_try + interval '1 hour'; end if;
  select f.person_id, f.episode_id into of_person, of_episode from app.find_exact(typed, given, family, born) f;
  insert into access_log (action, outcome, ids, sections, bases, terms)
  values ('access.request', 'tried', case when of_episode is null then '{}'
      else array[of_person, of_episode] end, '{}', '{}', concat_ws(' ', typed, given, family, born));
  insert into access_request (id, whom, sections, reason, expires_at)
    values (new_id,
      concat_ws(', ', nullif(typed, ''), nullif(concat_ws(' ', given, family), ''), to_char(born, 'DD.MM.YYYY')),
    wanted, btrim(why), expires);
  if of_episode is null or exists (select from my_grant l
      where l.person_id = of_person and l.episode_id = of_episode and l.basis <> 'retained') then return null; end if;
  insert into access_found (request_id, episode_id, person_id, due_at)
    select new_id, e.id, e.person_id, (due ->> e.risk)::timestamptz from episode e where e.id = of_episode;
  insert into task (id, kind, episode_id, about, section, owner_team, started_at, due_at)
  select gen_random_uuid(), 'answerAccess', e.id, new_id, 'summary', e.lead_team, app.now(),
    (due ->> e.risk)::timestamptz from episode e where e.id = of_episode;
  insert into event (kind, subject, subject_id, audience, data)
    values ('accessRequest.received', 'episode', of_episode, 'lead', json_build_object('id', new_id));
  -- coordinators of the area and of the placing council may share too: each is told by account, for the rest of their
  -- team may not know
  insert into event (kind, subject, subject_id, account_id, team_id, data)
    select distinct 'accessRequest.toDecide', 'account', m.account_id, null::uuid, null::uuid,
    jsonb_build_object('id', new_id)
    from access_grant s join membership m on m.team_id = s.team_id
      and m.role = any (app.roles_that_may('share.give', 'area'))
      and (m.until is null or m.until > now()) and (s.account_id is null or s.account_id = m.account_id)
    where s.episode_id = of_episode and s.basis in ('area', 'placing') and s.from_at <= app.now()
      and (s.until is null or s.until > app.now()) and m.account_id <> me
      and not exists (select from exclusion x where x.account_id = m.account_id and x.person_id = of_person);
  return null;
end
$$;

create function app.refuse_access(of_request uuid, why text, notify_requester boolean) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare f access_found;
begin
  select * into f from access_found where request_id = of_request for update;
  if f.request_id is null or exists (select from access_request r
      where r.id = of_request and r.recorded_by = app.account_id()) or not app.can('share.give', f.episode_id)
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if f.outcome is not null then return false; end if;
  perform app.settle_access(of_request, 'refused', why, notify_requester);
  return true;
end
$$;

create function app.settle_access(of_request uuid, verdict text, why text, notify_requester boolean) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare f access_found; asker uuid;
begin
  update access_found set outcome = verdict, ground = why, decided_by = app.account_id(),
    decided_team = app.team_id(), decided_at = app.now() where request_id = of_request returning * into f;
  update task set ended_at = app.now(), outcome = case verdict when 'expired' then 'dropped' else 'done' end
    where kind = 'answerAccess' and about = of_request and ended_at is null;
  if verdict <> 'refused' then -- a refusal is told by its command
    insert into event (kind, subject, subject_id, audience, data)
      values ('accessRequest.decided', 'episode', f.episode_id, 'lead',
        json_build_object('id', of_request, 'outcome', verdict));
  end if;
  if notify_requester then
    update access_request set outcome = verdict, ground = why, ended_at = app.now(), episode_id = case verdict
      when 'granted' then f.episode_id end where id = of_request returning recorded_by into asker;
    insert into event (kind, subject, subject_id, data)
      values ('accessRequest.answered', 'account', asker, json_build_object('id', of_request));
  end if;
end
$$;

create trigger answers_access after insert on share for each row execute function app.answer_access();

create trigger answers_access_later after update of begun_at on share
  for each row when (((old.begun_at is null) and (new.begun_at is not null))) execute function app.answer_access();

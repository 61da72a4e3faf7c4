create function app.begin_due_grants() returns integer
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare due record; n int := 0;
begin
  for due in select id, episode_id, to_team from share
    where begins_at <= app.now() and begun_at is null and ended_at is null and (until is null or until > app.now())
    order by begins_at limit 500 for update skip locked loop
    n := n + 1;
    update share set begun_at = app.now() where id = due.id;
    insert into event (kind, subject, subject_id, data)
      values ('share.given', 'episode', due.episode_id, json_build_object('teamId', due.to_team));
  end loop;
  return n;
end
$$;

create function app.end_due_agreements() returns integer
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare due record; n int := 0;
begin
  for due in select id, coalesce(recorded_by, id) as keeper from agreement
    where looked_over_at is null and ended_at is null and until <= app.now()
    order by until limit 20 for update skip locked loop
    n := n + 1;
    update agreement set looked_over_at = app.now() where id = due.id;
    perform app.look_over_shares(due.id);
    insert into event (kind, subject, subject_id, data)
      values ('agreement.ended', 'account', due.keeper, json_build_object('id', due.id));
  end loop;
  return n;
end
$$;

create function app.end_due_grants() returns integer
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare due record; n int := 0;
begin
  for due in select id, episode_id, team_id, account_id, share_id, basis, from_at < until as began from access_grant
    where ended_at is null and until <= app.now() order by until limit 500 for update skip locked loop
    n := n + 1;
    update access_grant set ended_at = app.now() where id = due.id;
    if due.began then insert into outbox (lost_episode, lost_team, lost_account, lost_grant)
      values (due.episode_id, due.team_id, due.account_id, due.id); end if;
    if due.share_id is not null and due.basis <> 'retained'
      then perform app.close_share(due.share_id, 'endDate'); end if;
    insert into event (kind, subject, subject_id, audience, data)
      values ('access.ended', 'episode', due.episode_id, 'lead',
        json_build_object('basis', due.basis, 'teamId', due.team_id));
  end loop;
  if n > 0 then perform pg_notify('outbox', ''); end if;
  return n;
end
$$;

create function app.end_idle_sessions() returns integer
  language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  with ended as (update session s set ended_at = now() from membership m
      where m.id = s.membership_id and s.ended_at is null
    and (s.active_at <= now() - interval '15 minutes' or s.created_at <= now() - interval '12 hours'
        or m.until <= now()) returning 1)
  select count(*)::int from ended
$$;

create function app.end_unanswered() returns integer
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare due record; n int := 0;
begin
  for due in select id from question
    where ended_at is null and expires_at <= app.now() order by expires_at limit 200 for update skip locked loop
    n := n + 1;
    update question set status = 'expired', ended_at = app.now() where id = due.id;
    update task set ended_at = app.now(), outcome = 'dropped' where question_id = due.id and ended_at is null;
    insert into event (kind, subject, subject_id) values ('question.expired', 'question', due.id);
  end loop;
  for due in select r.id, r.recorded_by, f.request_id is not null and f.outcome is null as waits
    from access_request r left join access_found f on f.request_id = r.id
    where r.ended_at is null and r.expires_at <= app.now()
      order by r.expires_at limit 200 for update of r skip locked loop
    n := n + 1;
    if due.waits then perform app.settle_access(due.id, 'expired', null, false); end if;
    update access_request set outcome = 'expired', ended_at = app.now() where id = due.id;
    insert into event (kind, subject, subject_id, data)
      values ('accessRequest.answered', 'account', due.recorded_by, json_build_object('id', due.id));
  end loop;
  return n;
end
$$;

create function app.find_access_alerts(most integer default 500) returns integer
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  batch bigint[];
  t jsonb;
begin
  with due as (delete from access_alert_queue w
      where w.access_log_id in (select access_log_id from access_alert_queue
      order by 1 limit most for update skip locked) returning w.access_log_id)
  select array_agg(access_log_id) into batch from due;
  if batch is null then return 0; end if;
  select jsonb_object_agg(name, value) into t from access_alert_threshold;

  with look as ( -- one record, looked at by somebody
    select c.account_id, c.team_id, tm.agency_id, c.at, c.outcome, c.bases, e.id as episode, p.id as person,
      p.family_name, a.name, e.area_code, e.status, e.closed_at, tm.national
    from access_log c join team tm on tm.id = c.team_id join account a on a.id = c.account_id
      left join referral r on r.id = c.ids[1]
      left join episode e on e.id = coalesce(r.episode_id, c.ids[1])
      join person p on p.id = coalesce(e.person_id, c.ids[1])
    where c.id = any (batch) and c.outcome = any (array['shown'] || app.taken_out()) and cardinality(c.ids) = 1),
  unusual_night as ( -- hours of the night in which an account, known by what it did in 28 days, seldom works
    select h.account_id, h.hour
    from (select account_id, date_trunc('hour', at) as hour, max(at) as at from look where app.is_night(at, t)
      group by 1, 2) h
    where (select count(*) >= (t ->> 'knownAfter')::int
        and count(*) filter (where app.is_night(b.at, t)) < (t ->> 'nightsUsual')::int
      from access_log b where b.account_id = h.account_id and b.outcome = 'shown'
        and b.at between h.at - interval '28 days' and h.at - interval '1 hour')),
  judged as (
    select l.*, array_remove(array[
      case when 'break-glass' = any (l.bases) then 'breakGlass' end,
      case when app.fold(l.name) like '% ' || app.fold(l.family_name) then 'sameName' end,
      case when l.outcome = any (app.taken_out()) then 'beforePrint' end,
      -- Its team has it among its own while it is open; afterwards somebody should have had something to do with it.
      case when l.episode is not null and l.status in ('notMissing', 'closed', 'void', 'deceased')
        and coalesce(l.closed_at, '-infinity') < l.at - interval '1 day'
        and not exists (select from task k
            where k.episode_id = l.episode and k.owner_team = l.team_id
          and (k.owner_account is null or k.owner_account = l.account_id)
          and (k.ended_at is null or k.ended_at > l.at - interval '28 days'))
        and not exists (select from event v
            where v.subject_id = l.episode and v.account_id = l.account_id and v.at > l.at - interval '28 days')
        and not exists (select from referral f
            where f.episode_id = l.episode and f.to_team = l.team_id and f.sent_at is not null and f.ended_at is null)
        and not exists (select from episode o
            where o.person_id = l.person and o.lead_team = l.team_id
          and o.status in ('reported', 'missing', 'located', 'afterReturn'))
        then 'noTask' end,
      case when l.episode is not null and not l.national and l.bases && array['area', 'break-glass']
        and not l.bases && array['lead', 'placing', 'share', 'individual', 'national']
        and exists (select from team_area x where x.team_id = l.team_id)
        and not exists (select from team_area x
            where x.team_id = l.team_id
          and (x.area_code = l.area_code
            or x.area_code in (select f.area_code from found_place f where f.episode_id = l.episode)))
        and not exists (select from episode o
            where o.person_id = l.person and o.lead_team = l.team_id
          and o.status in ('reported', 'missing', 'located', 'afterReturn'))
        then 'outOfArea' end,
      case when n.account_id is not null then 'atNight' end], null) as why
    from look l left join unusual_night n
      on n.account_id = l.account_id and n.hour = date_trunc('hour', l.at) and app.is_night(l.at, t)),
  moment as ( -- the last of each minute: what was before it is counted once a minute and account
    select c.account_id, c.team_id, tm.agency_id, max(c.at) as at from access_log c join team tm on tm.id = c.team_id
    where c.id = any (batch) and c.account_id is not null
    group by c.account_id, c.team_id, tm.agency_id, date_trunc('minute', c.at)),
  much as ( -- how many records an account opened, and how often it was refused, within an hour
    select m.account_id, m.team_id, m.agency_id, max(m.at) as at,
      max((select count(distinct b.ids[1]) from access_log b
            where b.account_id = m.account_id and b.outcome = 'shown' and cardinality(b.ids) = 1
        and b.at between m.at - interval '1 hour' and m.at)) as seen,
      max((select count(*) from access_log b
            where b.account_id = m.account_id and b.outcome in ('forbidden', 'not-found')
        and b.at between m.at - interval '1 hour' and m.at)) as refused
    from moment m group by m.account_id, m.team_id, m.agency_id),
  found as (
    select agency_id, account_id, team_id, person as about, episode, at, why, null::bigint as most from judged
      where cardinality(why) > 0
    union all
    select agency_id, account_id, team_id, account_id, null, at, array['manyInHour'], seen from much
      where seen >= (t ->> 'manyInHour')::int
    union all
    select agency_id, account_id, team_id, account_id, null, at, array['refusedOften'], refused from much
      where refused >= (t ->> 'refusedOften')::int)
  insert into access_alert as u (agency_id, account_id, team_id, about, episode, day, first_at, last_at, times,
      reasons, most)
  select min(f.agency_id::text)::uuid, f.account_id, min(f.team_id::text)::uuid, f.about, min(f.episode::text)::uuid,
    (f.at at time zone 'Europe/London')::date, min(f.at), max(f.at), count(distinct f.at),
    array_agg(distinct w), max(f.most)
  from found f cross join lateral unnest(f.why) w
    group by f.account_id, f.about, (f.at at time zone 'Europe/London')::date
  on conflict (account_id, about, day) do update
    set last_at = greatest(u.last_at, excluded.last_at), times = u.times + excluded.times,
    most = greatest(u.most, excluded.most),
    episode = coalesce(u.episode, excluded.episode),
      reasons = array(select distinct r from unnest(u.reasons || excluded.reasons) r order by r),
    -- what was cleared is open again when there is another reason
    status = case when excluded.reasons <@ u.reasons then u.status else 'open' end;
  return cardinality(batch);
end
$$;

create function app.forget_presence() returns integer
  language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  with gone as (delete from presence where at < app.now() - interval '1 hour' returning 1)
    select count(*)::int from gone
$$;

create function app.mark_overdue() returns integer
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare t task; n int := 0;
begin
  for t in select * from task where ended_at is null and overdue_at is null and due_at <= app.now()
    order by due_at limit 500 for update skip locked loop
    n := n + 1;
    update task set overdue_at = app.now() where id = t.id;
    insert into event (kind, subject, subject_id, section, data) values (
      case when t.question_id is not null then 'question.overdue' when t.referral_id is null then 'task.overdue'
        else 'referral.overdue' end, case when t.question_id is not null then 'question'
        when t.referral_id is null then 'episode' else 'referral' end,
      coalesce(t.episode_id, t.referral_id, t.question_id), t.section, json_build_object('id', t.id, 'task', t.kind));
  end loop;
  return n;
end
$$;

create function app.pass_handovers() returns integer
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare h handover; next_one uuid; n int := 0;
begin
  for h in select o.* from handover o
    where o.status = 'pushed' and not exists (select from handover_turn t
      where t.handover_id = o.id and t.passed_at is null and t.due_at > app.now())
    order by o.recorded_at limit 100 for update skip locked loop
    n := n + 1;
    select m.account_id into next_one
      from membership m left join lateral (select max(pushed_at) as last from handover_turn t
        where t.handover_id = h.id and t.asked_account = m.account_id) asked on true
    where m.team_id = h.to_team and app.may_take(h.episode_id, h.to_team, m.account_id)
      and m.account_id <> coalesce(h.recorded_by, m.team_id)
      and (m.role = any (app.roles_that_may('risk.review', null)) or asked.last is not null)
    order by asked.last nulls first,
      m.role <> all (app.roles_that_may('risk.review', null)), app.seniority(m.role),
      m.account_id limit 1;
    insert into event (kind, subject, subject_id, section, data)
      values ('handover.passed', 'episode', h.episode_id, 'enquiries',
        json_build_object('id', h.id, 'teamId', h.to_team));
    if next_one is null then -- there is nobody else: the one who was asked is asked on
      update handover_turn set due_at = app.now() + make_interval(mins => h.minutes)
        where handover_id = h.id and passed_at is null;
    else
      perform app.end_turns(h.id);
      update handover_turn set passed_at = app.now() where handover_id = h.id and passed_at is null;
      perform app.ask_to_take(h, next_one);
    end if;
  end loop;
  return n;
end
$$;

-- Notes that a job ran, and its error; at most every ten seconds while nothing changes.
create function app.record_run(of_job text, error text) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into job_run as j (name, ran_at, code) values (of_job, clock_timestamp(), error)
  on conflict (name) do update set ran_at = excluded.ran_at, code = excluded.code
  where j.code is distinct from excluded.code or j.ran_at < excluded.ran_at - interval '10 seconds'
$$;

-- The jobs that have something to do now: one look in place of one for each job. A job that is named here in vain does
-- nothing.
create function app.due_jobs() returns text[]
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select array_remove(array[
    case when exists (select from share where begins_at <= app.now() and begun_at is null and ended_at is null)
      then 'begin_due_grants' end,
    case when exists (select from access_grant where ended_at is null and until <= app.now()) then 'end_due_grants' end,
    case when exists (select from agreement where looked_over_at is null and ended_at is null and until <= app.now())
      then 'end_due_agreements' end,
    case when exists (select from handover o where o.status = 'pushed' and not exists (select from handover_turn t
        where t.handover_id = o.id and t.passed_at is null and t.due_at > app.now())) then 'pass_handovers' end,
    case when exists (select from task where ended_at is null and overdue_at is null and due_at <= app.now())
      then 'mark_overdue' end,
    case when exists (select from question where ended_at is null and expires_at <= app.now())
      or exists (select from access_request where ended_at is null and expires_at <= app.now())
      then 'end_unanswered' end,
    case when exists (select from session s join membership m on m.id = s.membership_id where s.ended_at is null
        and (s.active_at <= now() - interval '15 minutes' or s.created_at <= now() - interval '12 hours'
          or m.until <= now())) then 'end_idle_sessions' end,
    case when exists (select from presence where at < app.now() - interval '1 hour') then 'forget_presence' end,
    case when exists (select from access_alert_queue) then 'find_access_alerts' end,
    case when exists (select from audit_waiting) then 'seal_audit' end], null)
$$;

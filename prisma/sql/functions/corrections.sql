create function app.acknowledge_correction(of_recipient uuid, of_episode uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare t task;
begin
  select * into t from task where about = of_recipient and episode_id = of_episode
    and kind in ('acknowledgeCorrection', 'passOnCorrection') order by ended_at nulls first limit 1 for update;
  if t.id is null or t.owner_team is distinct from app.team_id()
    or not exists (select from my_grant s
        where s.episode_id = of_episode and s.basis not in ('retained', 'break-glass'))
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if t.ended_at is not null then return false; end if;
  update correction_recipient set acknowledged_at = app.now(), acknowledged_by = app.account_id(),
    acknowledged_team = app.team_id() where id = of_recipient;
  update task set ended_at = app.now(), outcome = 'done' where id = t.id;
  return true;
end
$$;

create function app.ask_recipients(of_correction uuid, due timestamp with time zone) returns integer
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
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
    select r.recorded_team, r.recorded_at, r.private into writer, since, private
      from app.record_corrected(c.section, c.about) r;
  end if;
  select (array_agg(s.episode_id order by s.reported_at desc))[1] into at_episode
    from my_grant s where s.person_id = c.person_id and s.basis <> 'retained'
      and (c.episode_id is null or s.episode_id = c.episode_id);
  touched := case when c.episode_id is null
    then array[c.person_id] || array(select id from episode where person_id = c.person_id)
    else array[c.episode_id] end;
  for asked in
    select x.team_id, null::uuid as disclosure_id, null::uuid as disclosed_by, null::uuid as disclosed_by_account
      from (
      select l.team_id from access_log l
        where not private and l.ids && touched and l.outcome = 'shown' and c.section = any (l.sections)
        and l.at >= since
      union select h.to_team from share h where not private and h.episode_id = any (touched)
        and coalesce(h.begins_at < least(app.now(), coalesce(h.ended_at, 'infinity')), true)
          and (h.ended_at is null or h.ended_at >= since) and (h.until is null or h.until >= since)
        and (c.section = any (h.sections)
            or exists (select from share_change k where k.share_id = h.id and c.section = any (k.sections)))
      union select writer where writer is not null
      union select d.to_team from disclosure d
        where d.person_id = c.person_id and (c.episode_id is null or d.episode_id = c.episode_id)
        and c.section = any (d.sections) and d.to_team is not null
        and d.disclosed_at >= since and (not private or d.recorded_team = writer)) x
      join team t on t.id = x.team_id where t.agency_id <> ours
    union all select null, d.id, d.recorded_team, d.recorded_by from disclosure d
      where d.person_id = c.person_id and (c.episode_id is null or d.episode_id = c.episode_id)
        and c.section = any (d.sections) and d.to_whom is not null
        and d.disclosed_at >= since and (not private or d.recorded_team = writer)
  loop
    n := n + 1;
    row_id := gen_random_uuid();
    leads := coalesce(asked.team_id, asked.disclosed_by);
    select s.episode_id, coalesce(s.account_id, safe.account_id) as account_id into reached from access_grant s
      left join lateral (select l.account_id
          from whereabouts_allow_list l join membership m on m.account_id = l.account_id
        where s.withheld and s.basis <> 'lead' and l.person_id = s.person_id and m.team_id = s.team_id
          and (m.until is null or m.until > now()) and (s.account_id is null or s.account_id = l.account_id)
        order by l.added_at, l.account_id limit 1) safe on true
      where s.person_id = c.person_id and (c.episode_id is null or s.episode_id = c.episode_id) and s.team_id = leads
        and s.basis not in ('retained', 'break-glass')
        and 'summary' = any (s.sections) and (c.section = any (s.sections) or s.team_id = writer)
        and s.from_at <= app.now() and (s.until is null or s.until > app.now())
          and (not s.sealed or s.basis in ('lead', 'national') or s.account_id is not null)
        -- under a restriction: whoever reads what it withholds; else what tells no place, by teams that were there
        -- before
        and (not s.withheld or s.basis = 'lead' or safe.account_id is not null
            or (c.section <> 'whereabouts' and c.field not in ('homeAddress', 'phone')
          and leads_by = any (app.teams_before_find(s.episode_id) || s.team_id)
            and coalesce(writer = any (app.teams_before_find(s.episode_id) || s.team_id), true)))
      order by s.account_id nulls first, safe.account_id nulls first, s.reported_at desc limit 1;
    if reached.episode_id is null then -- whoever leads tells them
      select lead_team into leads from episode where id = at_episode;
      reached.episode_id := at_episode; reached.account_id := null;
    end if;
    insert into correction_recipient (id, correction_id, person_id, episode_id, team_id, disclosure_id, by_hand,
        due_at)
      values (row_id, c.id, c.person_id, reached.episode_id, asked.team_id, asked.disclosure_id,
          asked.team_id is distinct from leads, due);
    insert into task (id, kind, episode_id, about, section, owner_team, owner_account, started_at, due_at)
      values (gen_random_uuid(), case when asked.team_id is not distinct
          from leads then 'acknowledgeCorrection' else 'passOnCorrection' end, reached.episode_id, row_id, case
        when private then 'support' else 'summary' end, leads,
        coalesce(reached.account_id, case
            when leads = asked.disclosed_by and exists (select from membership m
            where m.account_id = asked.disclosed_by_account and m.team_id = leads
              and (m.until is null or m.until > now()))
          then asked.disclosed_by_account end), app.now(), due);
    perform app.notify_team('correction.asked', reached.episode_id, leads, null, jsonb_build_object('id', c.id), case
        when private then 'support' else 'summary' end, case when private then 'ownTeam' else 'section' end);
  end loop;
  return n;
end
$$;

create function app.begin_correction(new_id uuid, of_person uuid, of_episode uuid, of_field text, of_section text,
    is_erased boolean, the_why text, the_means text, due timestamp with time zone) returns integer
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not (case when of_episode is null then app.can_on_person('person.edit', of_person)
      else app.can('episode.edit', of_episode) end)
    or exists (select from app.correctable_records() r where r.field = of_field)
  then raise exception 'not allowed' using errcode = '42501'; end if;
  insert into correction (id, person_id, episode_id, field, section, erased, why, means)
    values (new_id, of_person, of_episode, of_field, of_section, is_erased, the_why, the_means);
  return app.ask_recipients(new_id, due);
end
$$;

create function app.correct_record(new_id uuid, of_episode uuid, of_record uuid, of_field text, of_version integer,
    becomes text, is_erased boolean, the_why text, the_means text, due timestamp with time zone) returns integer
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  of_person uuid := (select person_id from episode where id = of_episode);
  f record;
  r record;
  changed int;
begin
  select * into f from app.correctable_records() x where x.field = of_field;
  select * into r from app.record_corrected(f.section, of_record) x;
  if r.episode_id is distinct from of_episode or becomes is null or not coalesce((select bool_or(
      (not s.withheld or s.basis = 'lead' or s.person_id = any (app.allow_listed())
          or (f.section <> 'whereabouts'
          and coalesce(r.recorded_team = any (app.teams_before_find(of_episode) || app.team_id()), true)))
      and ((r.recorded_team = app.team_id() and f.section = any (app.read_own_sections()))
        or (f.section <> 'support' and s.basis in ('lead', 'national') and f.section = any (s.sections)
            and f.section = any (app.read_sections()))))
    from my_grant s where s.person_id = of_person and s.episode_id = of_episode
      and s.basis not in ('retained', 'break-glass')), false)
  then raise exception 'not allowed' using errcode = '42501'; end if;
  execute format('update %I set %I = $1, version = version + 1 where %I = $2 and version = $3 and %I is not null',
      f.noun, f.says, f.key, f.says) using becomes, of_record, of_version;
  get diagnostics changed = row_count;
  if changed = 0 then return null; end if;
  insert into correction (id, person_id, episode_id, field, section, about, erased, why, means)
    values (new_id, of_person, of_episode, of_field, f.section, of_record, is_erased, the_why, the_means);
  return app.ask_recipients(new_id, due);
end
$$;

create function app.correctable_records() returns table (field text, section text, noun text, key text, says text)
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  values ('information', 'description', 'information', 'id', 'text'),
    ('informationSource', 'description', 'information', 'id', 'source'),
    ('riskRationale', 'description', 'risk_assessment', 'id', 'rationale'),
      ('checkNote', 'health', 'return_check', 'episode_id', 'note'),
    ('ownWords', 'returnDiscussion', 'return_discussion_record', 'id', 'own_words'),
      ('workersView', 'returnDiscussion', 'return_discussion_record', 'id', 'workers_view'),
    ('wouldHelp', 'returnDiscussion', 'return_discussion_record', 'id', 'would_help'),
      ('notHeldNote', 'returnDiscussion', 'return_discussion_refusal', 'id', 'note'),
    ('supportNote', 'support', 'support_note', 'id', 'text'),
      ('foundAddress', 'whereabouts', 'found_place', 'episode_id', 'address'),
      ('returnReport', 'whereabouts', 'return_report', 'id', 'text')
$$;

create function app.correction_recipients(of_person uuid, of_corrections uuid[]) returns table (id uuid,
    correction_id uuid, team_id uuid, to_whom text, withheld boolean, by_hand boolean,
  due_at timestamp with time zone, acknowledged_at timestamp with time zone, acknowledged_by uuid,
  acknowledged_team uuid, yours boolean, episode_id uuid)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with mine as materialized (select * from app.disclosure_log_access(of_person)),
    teams as materialized (select * from app.disclosure_log_teams(of_person)),
  known as (
    select r.*, t.owner_team = app.team_id() and t.ended_at is null as yours, t.owner_team,
      exists (select from mine m where m.may_know_whereabouts) as may_know_whereabouts, d.to_whom as words
    from correction_recipient r left join task t on t.about = r.id
      and t.kind in ('acknowledgeCorrection', 'passOnCorrection') left join disclosure d on d.id = r.disclosure_id
    where r.person_id = of_person and r.correction_id = any (of_corrections)
      and not exists (select from correction c join support_note n on n.id = c.about
          where c.id = r.correction_id and not n.shared_back and n.recorded_team <> app.team_id()))
  select k.id, k.correction_id, k.team_id, case
    when k.may_know_whereabouts then k.words end, k.words is not null
    and not k.may_know_whereabouts, k.by_hand, k.due_at, k.acknowledged_at, k.acknowledged_by, k.acknowledged_team,
    coalesce(k.yours, false), k.episode_id
  from known k where exists (select from mine) and (k.owner_team = app.team_id() or k.team_id = app.team_id()
    or (exists (select from mine m where m.whole)
        and (k.team_id is null or k.team_id in (select x.team_id from teams x)
        and (k.may_know_whereabouts or k.team_id = any (app.teams_before_find(k.episode_id))))))
  order by k.acknowledged_at nulls first, k.due_at, k.id
$$;

create function app.record_corrected(of_section text, about uuid) returns table (episode_id uuid, recorded_team uuid,
    recorded_at timestamp with time zone, private boolean)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select r.episode_id, r.recorded_team, r.recorded_at, false from information r
    where of_section = 'description' and r.id = about
  union all select r.episode_id, r.recorded_team, r.recorded_at, false from risk_assessment r
    where of_section = 'description' and r.id = about
  union all select r.episode_id, r.recorded_team, r.recorded_at, false from return_check r
    where of_section = 'health' and r.episode_id = about
  union all select r.episode_id, r.recorded_team, r.recorded_at, false from return_discussion_record r
    where of_section = 'returnDiscussion' and r.id = about
  union all select r.episode_id, r.recorded_team, r.recorded_at, false from return_discussion_refusal r
    where of_section = 'returnDiscussion' and r.id = about
  union all select r.episode_id, r.recorded_team, r.recorded_at, not r.shared_back from support_note r
    where of_section = 'support' and r.id = about
  union all select r.episode_id, r.recorded_team, r.recorded_at, false from found_place r
    where of_section = 'whereabouts' and r.episode_id = about
  union all select r.episode_id, r.recorded_team, r.recorded_at, false from return_report r
    where of_section = 'whereabouts' and r.id = about
$$;

-- Records that can be corrected, by section, as far as the actor reads them: a correction is read with its record.
create view readable_record with (security_invoker) as
  select 'description' as section, id from information
  union all select 'description', id from risk_assessment
  union all select 'health', episode_id from return_check
  union all select 'returnDiscussion', id from return_discussion_record
  union all select 'returnDiscussion', id from return_discussion_refusal
  union all select 'support', id from support_note
  union all select 'whereabouts', episode_id from found_place
  union all select 'whereabouts', id from return_report;

-- Takes what is due from the outbox and notifies the relays. Each entry has its own savepoint: one that fails holds
-- up no other. It is tried again after 1, 2, 4 and 8 seconds; after the fifth time it is a dead letter.
create function app.drain_outbox(most integer, out taken integer, out failed integer)
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare due outbox;
begin
  taken := 0; failed := 0;
  for due in select * from outbox where next_try_at is null
    or next_try_at <= clock_timestamp() order by id limit most for update skip locked loop
    taken := taken + 1;
    begin
      perform app.send_change(due);
      delete from outbox where id = due.id;
    exception when others then
      failed := failed + 1;
      if due.tries < 4 then
        update outbox set tries = tries + 1, next_try_at = clock_timestamp() + interval '1 second' * 2 ^ tries
          where id = due.id;
      else
        insert into dead_letter (id, event_id, lost_episode, lost_team, lost_account, lost_grant, by_seal, code)
          values (due.id, due.event_id, due.lost_episode, due.lost_team, due.lost_account, due.lost_grant, due.by_seal,
            sqlstate);
        delete from outbox where id = due.id;
      end if;
    end;
  end loop;
end
$$;

-- How live updates and jobs fare: the seconds that the oldest entry of the outbox has waited, the number of dead
-- letters, and the jobs whose last run failed; `due_jobs` among them where no process has looked for a minute.
create function app.health(out outbox_seconds double precision, out dead_letters bigint, out late_jobs text[])
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(extract(epoch from clock_timestamp() - (select min(posted_at) from outbox)), 0)::float8,
    (select count(*) from dead_letter),
    array(select name from job_run
      where code is not null or (name = 'due_jobs' and ran_at < clock_timestamp() - interval '1 minute') order by 1)
$$;

-- Works out who may know of one entry of the outbox, from access_grant as it is now, and notifies them.
create function app.send_change(due outbox) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  e event;
  rooms text[] := '{}';
  excluded text[] := '{}';
begin
  if due.event_id is null then
    rooms := app.rooms_of_loss(due.lost_episode, due.lost_team, due.lost_account, due.lost_grant, due.by_seal);
    if due.lost_account is null then
      select coalesce(array_agg('account:' || x.account_id), '{}') into excluded
        from exclusion x join episode o on o.person_id = x.person_id where o.id = due.lost_episode;
    end if;
    perform app.notify_change(due.id, rooms, excluded, 'access.changed', 'episode', due.lost_episode);
  else
    select * into e from event where id = due.event_id;
    if e.subject in ('episode', 'person') then
      select coalesce(array_agg(distinct case when s.account_id is null then 'team:' || s.team_id || ':' || rs.role
            else 'account:' || s.account_id end), '{}') into rooms
      from access_grant s cross join role_section rs
      where ((e.subject = 'episode' and s.episode_id = e.subject_id)
          or (e.subject = 'person' and s.person_id = e.subject_id))
        and s.from_at <= app.now() and (s.until is null or s.until > app.now())
        and rs.section = e.section
        and (s.account_id is null or exists (select from membership m
              where m.account_id = s.account_id and m.team_id = s.team_id and m.role = rs.role))
        and exists (select from role_basis b where b.role = rs.role and b.basis = s.basis)
        and (not s.sealed or app.reads_sealed(rs.role, s.basis))
        and case e.audience
          when 'ownTeam' then s.team_id = e.team_id
          when 'lead' then s.basis in ('lead', 'national') and rs.reach = 'yes'
          else (e.section = any (s.sections) and rs.reach = 'yes'
              and (e.kind <> 'return.reported' or s.basis in ('lead', 'national')
              or s.status not in ('reported', 'missing')))
            or s.team_id = e.team_id
        end
        and (e.kind not in ('correction.asked', 'correction.acknowledged') or s.basis in ('lead', 'national')
            or s.team_id = e.team_id or e.data ->> 'teamId' = s.team_id::text)
        and (not s.withheld or s.basis = 'lead'
            or not (coalesce(e.team_id <> s.team_id
              and app.names_a_place(s.person_id, s.episode_id, e.team_id, e.at), false)
          or coalesce((e.data ->> 'teamId')::uuid <> s.team_id
              and app.names_a_place(s.person_id, s.episode_id, (e.data ->> 'teamId')::uuid, e.at), false)))
        and (e.kind not in ('share.given', 'share.arranged', 'share.withdrawn', 'share.ended', 'share.extended',
              'share.narrowed', 'share.moved', 'share.urgent', 'share.reviewed', 'referral.waits')
          or s.basis in ('lead', 'area', 'placing', 'national') or s.team_id = e.team_id
          or e.data ->> 'teamId' = s.team_id::text)
        -- under a restriction the allow-list is told by account, and the rest of the team is not
        and (e.section <> 'whereabouts' or not s.withheld or s.basis = 'lead');
      if e.section = 'whereabouts' or exists (select from access_grant s
          where s.withheld and ((e.subject = 'episode' and s.episode_id = e.subject_id)
          or (e.subject = 'person' and s.person_id = e.subject_id))
          and (app.names_a_place(s.person_id, s.episode_id, e.team_id, e.at)
              or app.names_a_place(s.person_id, s.episode_id, (e.data ->> 'teamId')::uuid, e.at))) then
        rooms := rooms || array(select 'account:' || l.account_id
            from whereabouts_allow_list l join access_grant s on s.person_id = l.person_id
          where ((e.subject = 'episode' and s.episode_id = e.subject_id)
              or (e.subject = 'person' and s.person_id = e.subject_id))
            and s.from_at <= app.now() and (s.until is null or s.until > app.now())
            and (s.account_id is null or s.account_id = l.account_id)
            and exists (select from membership m join role_section rs on rs.role = m.role
                join role_basis b on b.role = m.role and b.basis = s.basis
              where m.account_id = l.account_id and m.team_id = s.team_id and rs.section = e.section
                and (rs.reach = 'yes' or e.section = 'whereabouts'))
            and (e.section = 'whereabouts'
              or (e.audience = 'section' and e.section = any (s.sections) and not s.sealed
                and (e.kind !~ '^(share|correction|referral)\.' or s.basis in ('area', 'placing', 'national')))));
      end if;
      select coalesce(array_agg(distinct 'account:' || x.account_id), '{}') into excluded from exclusion x
      where x.person_id = case when e.subject = 'person' then e.subject_id
        else (select person_id from episode where id = e.subject_id) end;
    elsif e.subject = 'referral' then
      select coalesce(array_agg(distinct 'team:' || t || ':' || rs.role), '{}') into rooms
      from referral r
        cross join lateral unnest(case when e.kind = 'referral.allocated' then array[r.to_team]
          when r.sent_at is null then array[r.from_team] else array[r.from_team, r.to_team] end) t
        cross join role_section rs
      -- those may never read one
      where r.id = e.subject_id and rs.section = 'summary'
        and rs.role = any (app.roles_that_may('referral.read', null))
        and (not r.sealed or exists (select from access_grant s
              where s.episode_id = r.episode_id and s.team_id = t and s.from_at <= app.now()
          and (s.until is null or s.until > app.now())
          and app.reads_sealed(rs.role, s.basis)));
      select coalesce(array_agg(distinct 'account:' || x.account_id), '{}') into excluded
        from exclusion x join referral r on r.person_id = x.person_id where r.id = e.subject_id;
    else
      if e.subject = 'question' then
        select coalesce(array_agg(distinct 'team:' || t || ':' || rs.role), '{}') into rooms
        from question q cross join lateral unnest(array[q.from_team, q.to_team]) t cross join role_section rs
        where q.id = e.subject_id and rs.section = 'summary'
          and ((t = q.to_team and (not q.sealed or e.kind = 'question.changed'))
              or exists (select from access_grant s
              where s.episode_id = q.episode_id and s.team_id = t and s.from_at <= app.now()
            and (s.until is null or s.until > app.now())
            and exists (select from role_basis b where b.role = rs.role and b.basis = s.basis)
            and (not s.sealed or s.account_id is not null or app.reads_sealed(rs.role, s.basis))));
        select coalesce(array_agg(distinct 'account:' || x.account_id), '{}') into excluded
          from exclusion x join question q on q.person_id = x.person_id where q.id = e.subject_id;
      else rooms := array['account:' || e.subject_id]; end if;
    end if;
    perform app.notify_change(due.id, rooms, excluded, e.kind, e.subject, e.subject_id);
  end if;
end
$$;

-- Notifies every relay of a change. A message of PostgreSQL holds 8,000 bytes, so rooms and exclusions (with a minus)
-- go in parts of 100; each part says how many there are in all, and the relay sends only a change that is complete.
create function app.notify_change(of_entry bigint, rooms text[], excluded text[], kind text, subject text, id uuid)
  returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  with recipient as (
    select recipient, (row_number() over () - 1) / 100 as part, count(*) over () as all_parts
    from (select unnest(rooms) as recipient union all select '-' || unnest(excluded)) r)
  select pg_notify(app.channel('change'), json_build_object('entry', of_entry, 'to', array_agg(recipient),
      'of', max(all_parts), 'change', json_build_object('kind', kind, 'subject', subject, 'id', id))::text)
  from recipient where cardinality(rooms) > 0 group by part order by part
$$;

create function app.post_event() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin insert into outbox (event_id) values (new.id); perform pg_notify('outbox', ''); return null; end
$$;

create function app.post_exclusion() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into outbox (lost_episode, lost_account)
    select distinct s.episode_id, new.account_id
    from access_grant s join membership m on m.team_id = s.team_id and m.account_id = new.account_id
    where s.person_id = new.person_id and (s.account_id is null or s.account_id = new.account_id)
      and s.from_at <= app.now() and (s.until is null or s.until > app.now());
  perform pg_notify('outbox', '');
  return null;
end
$$;

create function app.post_loss() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.from_at > app.now() then return null; end if;
  if (new.until is distinct from old.until and new.until <= app.now())
    or (new.ended_at is not null and old.ended_at is null and old.until > app.now())
    or (new.sealed and not old.sealed) or (new.withheld and not old.withheld) or new.sections is distinct
      from old.sections then
    insert into outbox (lost_episode, lost_team, lost_account, lost_grant, by_seal)
      values (new.episode_id, new.team_id, new.account_id, new.id, new.sealed and not old.sealed);
    perform pg_notify('outbox', '');
  end if;
  return null;
end
$$;

create function app.require_event() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare changed jsonb := coalesce(to_jsonb(new), to_jsonb(old));
begin
  if not exists (select from event
      where tx = app.tx() and subject_id::text in (select changed ->> name from unnest(tg_argv) name)) then
    raise exception 'unaudited change to %', tg_table_name using errcode = 'WMAUD';
  end if;
  return null;
end
$$;

create function app.ring_person(of_person uuid) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into outbox (lost_episode, lost_team, lost_account)
    select distinct episode_id, team_id, account_id from access_grant
    where person_id = of_person and from_at <= app.now() and (until is null or until > app.now());
  select pg_notify('outbox', '')
$$;

-- The rooms that hear that access was lost: of the roles for which a grant of the team on this episode counts. Behind
-- a seal only those who see past it hear anything, or saw past it by the very grant that ended, unless the seal
-- itself took the access away.
create function app.rooms_of_loss(of_episode uuid, of_team uuid, of_account uuid, of_grant uuid, by_seal boolean)
  returns text[]
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with heard as (
    select distinct s.team_id, s.account_id, b.role,
      by_seal or app.reads_sealed(b.role, s.basis) and (s.id = of_grant or s.from_at <= app.now()
        and (s.until is null or s.until > app.now()))
        or not exists (select from access_grant x where x.episode_id = of_episode and x.sealed) as hears
    from access_grant s join role_basis b on b.basis = s.basis
      where s.episode_id = of_episode and s.basis <> 'retained')
  select coalesce(array_agg(distinct case when of_account is null then 'team:' || of_team || ':' || h.role
    else 'account:' || of_account end), '{}')
  from heard h where h.hears and case when of_account is null then h.team_id = of_team and h.account_id is null
    else coalesce(h.account_id = of_account, true)
      and exists (select from membership m
          where m.account_id = of_account and m.team_id = h.team_id and m.role = h.role) end
$$;

create function app.notify_team(of_kind text, of_episode uuid, of_team uuid, given_by uuid,
    more jsonb default '{}'::jsonb, of_section text default 'summary'::text,
  heard text default 'section'::text) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into event (kind, subject, subject_id, section, audience, data, account_id, team_id, role, request_id)
  select of_kind, 'episode', of_episode, of_section, heard, more || jsonb_build_object('teamId', of_team),
    case when k.known then app.account_id() end, case when k.known then app.team_id() end, case
      when k.known then app.role() end, case when k.known then app.request_id() end
  from (select coalesce(heard = 'ownTeam' or app.team_id() in (of_team, given_by)
        or app.my_bases(of_episode) && array['lead', 'area', 'placing', 'national'], false) as known) k
$$;

create function app.excluded_ids() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select app.excluded_persons() || array(select e.id from episode e
      where e.person_id = any (app.excluded_persons())) || array(select r.id from referral r
    where r.person_id = any (app.excluded_persons()))
$$;

create function app.end_exclusion(of_order uuid, because text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare o exclusion_order; of_person uuid;
begin
  select * into o from exclusion_order where id = of_order for update;
  if o.id is null or o.account_id = app.account_id() or not app.may('exclusion.add')
    or not exists (select from app.may_exclude() m where m.id = o.account_id)
    or o.id not in (select app.readable_orders()) then raise exception 'not allowed' using errcode = '42501'; end if;
  if o.ended_at is not null then return false; end if;
  update exclusion_order set ended_at = app.now(), ended_by = app.account_id(), end_reason = because where id = o.id;
  of_person := app.person_of(o.reference);
  if of_person is not null and not exists (select from exclusion_order x
      where x.account_id = o.account_id and x.ended_at is null and app.person_of(x.reference) = of_person) then
    update exclusion set added_by = app.account_id() where account_id = o.account_id and person_id = of_person;
    delete from exclusion where account_id = o.account_id and person_id = of_person;
    insert into outbox (lost_episode, lost_account)
      select distinct s.episode_id, o.account_id
      from access_grant s join membership m on m.team_id = s.team_id and m.account_id = o.account_id
      where s.person_id = of_person and (s.account_id is null or s.account_id = o.account_id)
        and s.from_at <= app.now() and (s.until is null or s.until > app.now());
  end if;
  return true;
end
$$;

create function app.exclude(new_id uuid, wanted uuid, typed text, because text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare of_person uuid;
begin
  if app.account_id() is null or (wanted <> app.account_id() and not app.may('exclusion.add'))
    then raise exception 'not allowed' using errcode = '42501'; end if;
  if wanted <> app.account_id() and not exists (select from app.may_exclude() m where m.id = wanted)
    then return false; end if;
  of_person := app.person_of(typed);
  insert into exclusion_order (id, account_id, reference, why) values (new_id, wanted, typed, because);
  insert into exclusion (account_id, person_id, reason) select wanted, p.id, because from person p
    where p.id = coalesce(of_person, new_id) on conflict do nothing;
  perform app.hand_back(coalesce(of_person, new_id), wanted);
  if of_person is null then -- as `post_exclusion` does for somebody
    insert into outbox (lost_episode, lost_account)
      select distinct s.episode_id, wanted
      from access_grant s join membership m on m.team_id = s.team_id and m.account_id = wanted
        where s.person_id = new_id;
    perform pg_notify('outbox', '');
  end if;
  return true;
end
$$;

create function app.hand_back(of_person uuid, from_account uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare t record;
begin
  for t in select k.id, k.kind, k.section, k.episode_id from task k join episode e on e.id = k.episode_id
    where e.person_id = of_person and k.owner_account = from_account and k.ended_at is null
      and k.kind <> 'acceptHandover' loop
    update task set owner_account = null, given_at = app.now() where id = t.id;
    insert into event (kind, subject, subject_id, section, audience, data)
      values ('task.given', 'episode', t.episode_id, t.section, 'lead',
        json_build_object('id', t.id, 'task', t.kind));
  end loop;
  for t in select id from episode where person_id = of_person and assigned_to = from_account loop
    update episode set assigned_to = null where id = t.id;
    insert into event (kind, subject, subject_id, audience) values ('episode.leftToTeam', 'episode', t.id, 'lead');
  end loop;
  -- a handover that waits on them is passed on by the job, as one that was not accepted in time
  for t in select n.id, n.episode_id, n.handover_id from handover_turn n join episode e on e.id = n.episode_id
    where e.person_id = of_person and n.asked_account = from_account and n.passed_at is null loop
    update handover_turn set due_at = app.now() where id = t.id;
    insert into event (kind, subject, subject_id, section, audience, data)
      values ('task.given', 'episode', t.episode_id, 'enquiries', 'lead',
        json_build_object('id', t.handover_id, 'task', 'acceptHandover'));
  end loop;
  delete from presence p using episode e
    where e.id = p.episode_id and e.person_id = of_person and p.account_id = from_account;
end
$$;

create function app.may_exclude() returns table (id uuid, name text, team_id uuid)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct on (a.name, a.id) a.id, a.name, m.team_id
    from team own join team t on t.agency_id = own.agency_id
    join membership m on m.team_id = t.id and (m.until is null or m.until > now())
    join account a on a.id = m.account_id and a.disabled_at is null
  where own.id = app.team_id() and a.id <> app.account_id()
    -- or who acts for the whole agency
    and app.may('exclusion.add') and (t.id = own.id or app.may('agreement.manage'))
  order by a.name, a.id, t.id limit 1000
$$;

create function app.person_of(typed text) returns uuid
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select w.person_id from search_word w
    where w.word = nullif(regexp_replace(lower(typed), '[^a-z0-9]', '', 'g'), '') and w.source = 'reference' limit 1
$$;

-- Orders of exclusion that the actor may read: of accounts that it may exclude, and about nobody from whom it is
-- excluded itself by others.
create function app.readable_orders() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select o.id from exclusion_order o where o.account_id in (select m.id from app.may_exclude() m)
    and (o.recorded_by = app.account_id()
        or coalesce(app.person_of(o.reference) <> all (app.excluded_persons()), true))
$$;

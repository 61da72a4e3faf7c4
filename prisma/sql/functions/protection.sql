create function app.answer_unseal(new_id uuid, of_person uuid, of_asking uuid, agrees boolean, why text) returns uuid
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare a protection;
begin
  select * into a from protection where id = of_asking and person_id = of_person and kind = 'unsealAsked' for update;
  if a.id is null or not app.can_on_person('person.unseal', a.person_id) then raise exception 'not allowed'
    using errcode = '42501'; end if;
  if a.recorded_by = app.account_id()
    or exists (select from protection b where b.answers = a.id) then return null; end if;
  insert into protection (id, person_id, episode_id, kind, reason, answers, for_account)
    values (new_id, a.person_id, a.episode_id, case when agrees then 'unsealed'
      else 'unsealRefused' end, why, a.id, a.recorded_by);
  update task set ended_at = app.now(), outcome = 'done'
    where about = a.id and kind = 'confirmUnseal' and ended_at is null;
  if agrees then
    update person_protection set sealed = false, seal_reason = null where person_id = a.person_id;
    perform app.ring_person(a.person_id);
  end if;
  return a.episode_id;
end
$$;

create function app.ask_restrict(new_id uuid, of_person uuid, why text, due timestamp with time zone) returns uuid
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare of_episode uuid := app.leading_episode(of_person);
begin
  if not app.can_on_person('whereabouts.askToRestrict', of_person)
      then raise exception 'not allowed' using errcode = '42501'; end if;
  if exists (select from person_protection where person_id = of_person and whereabouts = 'nothing')
    or exists (select from protection a where a.person_id = of_person and a.kind = 'restrictAsked'
    and a.recorded_by = app.account_id() and not exists (select from protection b where b.answers = a.id))
      then return null; end if;
  insert into protection (id, person_id, episode_id, kind, reason)
    values (new_id, of_person, of_episode, 'restrictAsked', why);
  insert into task (id, kind, episode_id, about, section, owner_team, started_at, due_at)
  select gen_random_uuid(), 'decideRestriction', e.id, new_id, 'summary', e.lead_team, app.now(), due from episode e
    where e.id = of_episode;
  return of_episode;
end
$$;

create function app.ask_unseal(new_id uuid, of_person uuid, why text, due timestamp with time zone) returns uuid
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare of_episode uuid := app.leading_episode(of_person);
begin
  if not app.can_on_person('person.unseal', of_person) then raise exception 'not allowed'
    using errcode = '42501'; end if;
  if not exists (select from person_protection where person_id = of_person and sealed)
    or exists (select from protection a where a.person_id = of_person and a.kind = 'unsealAsked'
    and not exists (select from protection b where b.answers = a.id)) then return null; end if;
  insert into protection (id, person_id, episode_id, kind, reason)
    values (new_id, of_person, of_episode, 'unsealAsked', why);
  insert into task (id, kind, episode_id, about, section, owner_team, started_at, due_at)
  select gen_random_uuid(), 'confirmUnseal', e.id, new_id, 'summary', e.lead_team, app.now(), due from episode e
    where e.id = of_episode;
  return of_episode;
end
$$;

create function app.copy_protection() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update access_grant set sealed = new.sealed, withheld = new.whereabouts <> 'full' where person_id = new.person_id;
  update referral set sealed = new.sealed, withheld = new.whereabouts <> 'full' where person_id = new.person_id;
  return null;
end
$$;

create function app.could_be_allow_listed(of_person uuid) returns table (account_id uuid, name text, team_id uuid,
    role text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct on (a.name, a.id) a.id, a.name, m.team_id, m.role from access_grant s
    join membership m on m.team_id = s.team_id and (s.account_id is null or s.account_id = m.account_id)
      and (m.until is null or m.until > now())
    join role_section r on r.role = m.role and r.section = 'whereabouts' and r.reach = 'yes'
      join account a on a.id = m.account_id and a.disabled_at is null
  where s.person_id = of_person and s.basis not in ('lead', 'retained', 'break-glass')
    and 'whereabouts' = any (s.sections) and s.from_at <= app.now() and (s.until is null or s.until > app.now())
    and not exists (select from exclusion x where x.account_id = a.id and x.person_id = of_person)
    and app.can_on_person('whereabouts.liftRestriction', of_person)
  order by a.name, a.id limit 300
$$;

create function app.end_individual(new_id uuid, of_person uuid, wanted uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not app.can_on_person('person.seal', of_person)
    then raise exception 'not allowed' using errcode = '42501'; end if;
  update access_grant set until = app.now()
    where person_id = of_person and account_id = wanted and basis = 'individual' and share_id is null
    and (until is null or until > app.now())
    and id not in (select grant_id from handover_turn where grant_id is not null);
  if not found then return false; end if;
  insert into protection (id, person_id, kind, account_id) values (new_id, of_person, 'individualEnded', wanted);
  return true;
end
$$;

create function app.lift_restriction(new_id uuid, of_person uuid, why text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not app.can_on_person('whereabouts.liftRestriction', of_person)
    then raise exception 'not allowed' using errcode = '42501'; end if;
  if not exists (select from person_protection where person_id = of_person and whereabouts <> 'full')
    then return false; end if;
  update person_protection set whereabouts = 'full' where person_id = of_person;
  delete from whereabouts_allow_list where person_id = of_person;
  insert into protection (id, person_id, kind, reason) values (new_id, of_person, 'lifted', why);
  perform app.ring_person(of_person);
  return true;
end
$$;

create function app.grant_individual(new_id uuid, of_person uuid, in_team uuid, wanted uuid,
    until_at timestamp with time zone) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  l record;
  n int := 0;
  everything constant text[] := array['summary', 'description', 'care', 'health', 'enquiries', 'returnDiscussion',
      'support', 'plan', 'whereabouts'];
  of_area constant text[] := array['summary', 'description', 'care', 'health', 'enquiries', 'plan', 'whereabouts'];
begin
  if not app.can_on_person('person.seal', of_person)
    then raise exception 'not allowed' using errcode = '42501'; end if;
  if until_at is null or until_at <= app.now() or until_at > app.now() + interval '90 days'
    or not exists (select from person_protection where person_id = of_person and sealed)
    or not exists (select from app.colleagues(in_team) c where c.id = wanted)
      or exists (select from exclusion x where x.account_id = wanted and x.person_id = of_person)
      then return false; end if;
  for l in select distinct s.episode_id, e.lead_team
    from my_grant s join episode e on e.id = s.episode_id
    where s.person_id = of_person and s.basis in ('lead', 'national') loop
    update access_grant set until = app.now()
      where episode_id = l.episode_id and account_id = wanted and basis = 'individual' and share_id is null
      and (until is null or until > app.now())
      and id not in (select grant_id from handover_turn where grant_id is not null);
    perform app.add_grant(l.episode_id, in_team, 'individual', case when in_team = l.lead_team then everything
        else of_area end, null, until_at, null, wanted);
    n := n + 1;
  end loop;
  insert into protection (id, person_id, kind, account_id) values (new_id, of_person, 'individualGranted', wanted);
  insert into outbox (lost_episode, lost_account) select distinct s.episode_id, wanted from access_grant s
    where s.person_id = of_person and s.account_id = wanted and s.from_at <= app.now() and s.until > app.now();
  return n > 0;
end
$$;

create function app.individual_accounts(of_person uuid) returns table (account_id uuid, name text, team_id uuid,
    until timestamp with time zone, share_id uuid, episode_id uuid)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.id, a.name, s.team_id, max(s.until), s.share_id, case
    when s.share_id is not null then (array_agg(s.episode_id))[1] end
    from access_grant s join account a on a.id = s.account_id
  where s.person_id = of_person and s.basis = 'individual' and s.from_at <= app.now() and s.until > app.now()
    and app.can_on_person('person.seal', of_person)
  group by a.id, a.name, s.team_id, s.share_id order by a.name, a.id, s.share_id limit 200
$$;

create function app.refuse_restrict(new_id uuid, of_person uuid, of_asking uuid, why text) returns uuid
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare a protection;
begin
  select * into a from protection
    where id = of_asking and person_id = of_person and kind = 'restrictAsked' for update;
  if a.id is null or not app.can_on_person('whereabouts.liftRestriction', a.person_id)
    then raise exception 'not allowed' using errcode = '42501'; end if;
  if exists (select from protection b where b.answers = a.id) then return null; end if;
  insert into protection (id, person_id, episode_id, kind, reason, answers, for_account)
    values (new_id, a.person_id, a.episode_id, 'restrictRefused', why, a.id, a.recorded_by);
  update task set ended_at = app.now(), outcome = 'done'
    where about = a.id and kind = 'decideRestriction' and ended_at is null;
  return a.episode_id;
end
$$;

create function app.restrict(new_id uuid, of_person uuid, may_disclose text, why text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare a protection; t record;
begin
  if exists (select from person_protection where person_id = of_person and whereabouts in (may_disclose, 'nothing'))
    then return false; end if;
  insert into person_protection (person_id, whereabouts) values (of_person, may_disclose)
    on conflict (person_id) do update set whereabouts = may_disclose;
  update access_grant set until = app.now()
    where person_id = of_person and because_of = episode_id and (until is null or until > app.now());
  for t in select k.id, k.kind, k.episode_id, e.lead_team from task k join episode e on e.id = k.episode_id
    where e.person_id = of_person and k.ended_at is null and k.section = 'whereabouts'
      and k.owner_team <> e.lead_team loop
    update task set owner_team = t.lead_team, owner_account = null, given_at = app.now() where id = t.id;
    insert into event (kind, subject, subject_id, section, audience, data)
      values ('task.given', 'episode', t.episode_id, 'whereabouts', 'lead',
        json_build_object('id', t.id, 'task', t.kind));
  end loop;
  insert into protection (id, person_id, kind, code, reason)
    values (new_id, of_person, 'restricted', may_disclose, why);
  for a in select * from protection x
    where x.person_id = of_person and x.kind = 'restrictAsked'
    and not exists (select from protection y where y.answers = x.id) loop
    insert into protection (id, person_id, kind, code, answers, for_account)
      values (gen_random_uuid(), of_person, 'restricted', may_disclose, a.id, a.recorded_by);
    update task set ended_at = app.now(), outcome = 'done'
      where about = a.id and kind = 'decideRestriction' and ended_at is null;
    insert into event (kind, subject, subject_id, audience, data)
      values ('protection.answered', 'episode', a.episode_id, 'lead',
        json_build_object('id', a.id, 'what', 'restrict', 'agreed', true));
  end loop;
  return true;
end
$$;

create function app.restrict_person(new_id uuid, of_person uuid, may_disclose text, why text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not app.can_on_person('whereabouts.restrict', of_person)
    or may_disclose not in ('safe-and-well-only', 'nothing')
  then raise exception 'not allowed' using errcode = '42501'; end if;
  return app.restrict(new_id, of_person, may_disclose, why);
end
$$;

create function app.restrict_whereabouts(of_episode uuid, may_disclose text) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform app.assert_can('whereabouts.restrict', of_episode);
  if may_disclose = 'full' then return; end if; -- lifting a restriction is another decision
  perform app.restrict(gen_random_uuid(), (select person_id from episode where id = of_episode), may_disclose, null);
end
$$;

create function app.allow_list_accounts(of_person uuid) returns table (account_id uuid, name text,
    added_at timestamp with time zone)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.id, a.name, l.added_at from whereabouts_allow_list l join account a on a.id = l.account_id
  where l.person_id = of_person and app.can_on_person('whereabouts.liftRestriction', of_person)
    order by a.name, a.id limit 300
$$;

create function app.seal_person(new_id uuid, of_person uuid, why text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  h handover;
  t record;
  overseers constant text[] := app.roles_that_may('person.readSealed', 'lead');
begin
  if not app.can_on_person('person.seal', of_person)
    then raise exception 'not allowed' using errcode = '42501'; end if;
  if exists (select from person_protection where person_id = of_person and sealed) then return false; end if;
  insert into person_protection (person_id, sealed, seal_reason) values (of_person, true, why)
    on conflict (person_id) do update set sealed = true, seal_reason = why;
  insert into protection (id, person_id, kind, code) values (new_id, of_person, 'sealed', why);
  update access_grant set until = app.now()
    where person_id = of_person and basis = 'break-glass' and (until is null or until > app.now());
  for h in select o.* from handover o join episode e on e.id = o.episode_id
    where e.person_id = of_person and o.status = 'pushed'
    and not exists (select from handover_turn n
        where n.handover_id = o.id and n.passed_at is null
      and app.may_take(o.episode_id, o.to_team, n.asked_account)) loop
    update handover set status = 'withdrawn' where id = h.id;
    update task set ended_at = app.now(), outcome = 'dropped'
      where kind = 'acceptHandover' and about = h.id and ended_at is null;
    perform app.end_turns(h.id);
    insert into event (kind, subject, subject_id, section, audience, data)
      values ('handover.withdrawn', 'episode', h.episode_id, 'enquiries', 'lead', json_build_object('id', h.id));
  end loop;
  for t in select k.id, k.kind, k.section, k.episode_id, e.lead_team from task k join episode e on e.id = k.episode_id
    where e.person_id = of_person and k.ended_at is null and k.kind <> 'acceptHandover'
      and not (k.kind = 'passOnCorrection' and k.section = 'support')
      and (k.owner_team <> e.lead_team
          or not exists (select from membership m
          where m.account_id = coalesce(k.owner_account, m.account_id) and m.team_id = e.lead_team
        and m.role = any (overseers))) loop
    update task set owner_team = t.lead_team, owner_account = null, given_at = app.now() where id = t.id;
    insert into event (kind, subject, subject_id, section, audience, data)
      values ('task.given', 'episode', t.episode_id, t.section, 'lead',
        json_build_object('id', t.id, 'task', t.kind));
  end loop;
  for t in select e.id from episode e where e.person_id = of_person and e.assigned_to is not null
    and not exists (select from membership m
        where m.account_id = e.assigned_to and m.team_id = e.lead_team and m.role = any (overseers)) loop
    update episode set assigned_to = null where id = t.id;
    insert into event (kind, subject, subject_id, audience) values ('episode.leftToTeam', 'episode', t.id, 'lead');
  end loop;
  delete from presence p using episode e where e.id = p.episode_id and e.person_id = of_person;
  return true;
end
$$;

create function app.set_allow_listed(new_id uuid, of_person uuid, wanted uuid, listed boolean) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not app.can_on_person('whereabouts.liftRestriction', of_person)
    then raise exception 'not allowed' using errcode = '42501'; end if;
  if listed then
    if not exists (select from person_protection where person_id = of_person and whereabouts <> 'full')
      or not exists (select from app.could_be_allow_listed(of_person) c where c.account_id = wanted)
      then return false; end if;
    insert into whereabouts_allow_list (account_id, person_id) values (wanted, of_person) on conflict do nothing;
  else
    delete from whereabouts_allow_list where account_id = wanted and person_id = of_person;
    if not found then return false; end if;
  end if;
  insert into protection (id, person_id, kind, account_id)
    values (new_id, of_person, case when listed then 'allowListed' else 'allowListEnded' end, wanted);
  insert into outbox (lost_episode, lost_account)
    select distinct s.episode_id, wanted
    from access_grant s join membership m on m.account_id = wanted and m.team_id = s.team_id
    where s.person_id = of_person and (s.account_id is null or s.account_id = wanted) and s.from_at <= app.now()
      and (s.until is null or s.until > app.now());
  perform pg_notify('outbox', '');
  return true;
end
$$;

create trigger copies after insert or update on person_protection for each row execute function app.copy_protection();

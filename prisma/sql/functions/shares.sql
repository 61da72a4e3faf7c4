create function app.ask_review() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into task (id, kind, episode_id, about, section, owner_team, started_at, due_at)
  select gen_random_uuid(), 'reviewUrgentShare', e.id, new.share_id, 'summary', e.lead_team, app.now(),
    app.now() + interval '1 day' from episode e where e.id = new.episode_id;
  insert into event (kind, subject, subject_id, audience, data)
    select 'share.urgent', 'episode', new.episode_id, 'lead', json_build_object('teamId', h.to_team) from share h
    where h.id = new.share_id;
  return null;
end
$$;

create function app.begin_review(of_share uuid) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into task (id, kind, episode_id, about, section, owner_team, started_at, due_at)
  select gen_random_uuid(), 'reviewShare', h.episode_id, h.id, 'summary', app.reviewer_of(h.id), app.now(),
    h.review_at from share h where h.id = of_share
$$;

create function app.check_share() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare lasts timestamptz;
begin
  if app.account_id() is null or new.purpose = 'notified' then return new; end if;
  new.given_by := coalesce(new.given_by, app.giver_of(new.referral_id), app.account_id());
  lasts := app.agreed_until(new.given_by_team, new.to_team, new.purpose, new.sections);
  new.agreement_id := case when lasts >= coalesce(new.until, 'infinity')
    then app.agreement_for(new.given_by_team, new.to_team, new.purpose, new.sections) end;
  if new.legal_basis <> 'vitalInterests' and not coalesce(lasts >= coalesce(new.until, 'infinity'), false)
    then raise exception 'no live agreement' using errcode = 'WMAGR'; end if;
  if new.referral_id is not null then select c.condition, c.duty into new.condition, new.duty from referral_content c
    where c.referral_id = new.referral_id; end if;
  new.receiver_basis := coalesce(new.receiver_basis, (select a.receiver_basis from agreement a
        where a.id = new.agreement_id));
  return new;
end
$$;

create function app.close_share(of_share uuid, why text) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare h share;
begin
  update share set ended_at = app.now(), end_reason = why where id = of_share and ended_at is null returning * into h;
  if h.id is null then return; end if;
  update access_grant set until = app.now()
    where share_id = of_share and basis <> 'retained' and (until is null or until > app.now());
  if h.begins_at is null or h.begins_at <= app.now()
    then perform app.add_grant(h.episode_id, h.to_team, 'retained', '{}', h.id, null, null, h.to_account); end if;
  if h.onward and why not in ('workEnded', 'endDate')
    then perform app.end_what_rests(h.episode_id, h.to_team); end if;
end
$$;

create function app.cut_what_rests(of_episode uuid, of_team uuid,
    ends timestamp with time zone default NULL::timestamp with time zone,
  finished uuid[] default '{}'::uuid[]) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare h share; lasts timestamptz; due timestamptz;
begin
  for h in select * from app.passed_on(of_episode, of_team, finished[cardinality(finished)]) loop
    lasts := (select min(case when p.section is null then ends else greatest(coalesce(p.until, 'infinity'), ends) end)
        from unnest(h.sections) x
      left join app.may_pass_on(of_episode, of_team, app.sender_of(h.referral_id)) p on p.section = x);
    if lasts < coalesce(h.until, 'infinity') then
      due := app.review_before(lasts);
      update share set until = lasts, review_at = least(review_at, due) where id = h.id;
      update access_grant set until = least(until, lasts)
        where share_id = h.id and basis <> 'retained' and (until is null or until > app.now());
      update task set due_at = least(due_at, due) where kind = 'reviewShare' and about = h.id and ended_at is null;
      perform app.notify_team('share.narrowed', of_episode, h.to_team, h.given_by_team);
      if h.onward then perform app.cut_what_rests(of_episode, h.to_team); end if;
    end if;
  end loop;
  for h in select * from app.finished_shares(of_episode) f
    where f.given_by_team = of_team and f.referral_id is not null and f.id <> all (finished) loop
    lasts := (select min(case when p.section is null then ends else greatest(coalesce(p.until, 'infinity'), ends) end)
        from unnest(h.sections) x
      left join app.may_pass_on(of_episode, of_team, app.sender_of(h.referral_id)) p on p.section = x);
    if lasts is not null then perform app.cut_what_rests(of_episode, h.to_team, lasts, finished || h.id); end if;
  end loop;
end
$$;

create function app.end_share(of_share uuid, why text) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare h share; mine text[];
begin
  select * into h from share where id = of_share;
  mine := app.my_bases(h.episode_id);
  -- whoever may end shares (the permission matrix: share.end), or the receiving team when it closes its own work
  -- (share.close)
  if not (app.can('share.end', h.episode_id)
      or coalesce(h.to_team = app.team_id() and (h.to_account is null or h.to_account = app.account_id())
           and mine && array['share', 'individual'], false))
  then raise exception 'not allowed' using errcode = '42501'; end if;
  perform app.close_share(of_share, why);
end
$$;

create function app.complete_share_deadlines() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update task set ended_at = app.now(), outcome = 'dropped'
    where kind = 'reviewShare' and about = new.id and ended_at is null;
  return null;
end
$$;

create function app.end_what_rests(of_episode uuid, of_team uuid, gone text[] default NULL::text[],
    finished uuid[] default '{}'::uuid[]) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare h share; kept text[];
begin
  for h in select * from app.passed_on(of_episode, of_team, finished[cardinality(finished)]) loop
    kept := array(select x from unnest(h.sections) with ordinality u (x, i)
        where x <> all (gone)
      or x in (select p.section from app.may_pass_on(of_episode, of_team, app.sender_of(h.referral_id)) p)
      order by i);
    if not 'summary' = any (kept) then
      perform app.close_share(h.id, 'restEnded');
      perform app.notify_team('share.ended', of_episode, h.to_team, h.given_by_team);
    elsif not h.sections <@ kept then
      update share set sections = kept where id = h.id;
      update access_grant set sections = kept where share_id = h.id and basis <> 'retained';
      perform app.notify_team('share.narrowed', of_episode, h.to_team, h.given_by_team);
      perform app.end_what_rests(of_episode, h.to_team);
    end if;
  end loop;
  for h in select * from app.finished_shares(of_episode) f
    where f.given_by_team = of_team and f.referral_id is not null and f.id <> all (finished) loop
    kept := array(select x from unnest(h.sections) x
        where (x <> all (gone)) is not true
      and x not in (select p.section from app.may_pass_on(of_episode, of_team, app.sender_of(h.referral_id)) p));
    if kept <> '{}' then perform app.end_what_rests(of_episode, h.to_team, kept, finished || h.id); end if;
  end loop;
end
$$;

create function app.extend_share(of_share uuid, ends timestamp with time zone,
    review timestamp with time zone) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare h share;
begin
  select * into h from share where id = of_share for update;
  if h.id is null or h.ended_at is not null or h.until is null or h.until <= app.now()
    or not h.sections <@ app.may_share(h.episode_id)
    or ends is null or ends < h.until or coalesce(h.begins_at >= least(ends, review), false) or review is null
      or review > ends or review <= app.now()
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if ends > h.until
    and coalesce(app.agreed_until(h.given_by_team, h.to_team, h.purpose, h.sections), '-infinity') < ends
    then return false; end if;
  update share set until = ends, review_at = review, agreement_id = case
    when ends > h.until then app.agreement_for(h.given_by_team, h.to_team, h.purpose, h.sections)
    else agreement_id end where id = of_share;
  update access_grant set until = ends where share_id = of_share and basis <> 'retained' and until = h.until;
  update task set ended_at = app.now(), outcome = 'done'
    where kind = 'reviewShare' and about = of_share and ended_at is null;
  perform app.begin_review(of_share);
  return true;
end
$$;

create function app.finished_shares(of_episode uuid) returns setof share
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select * from share where episode_id = of_episode and onward
    and (begins_at is null or begins_at < coalesce(ended_at, until)) and case
    when ended_at is null then until <= app.now() else end_reason in ('workEnded', 'endDate') end
$$;

create function app.give_share(input jsonb) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  of_episode uuid := input ->> 'episodeId';
  receiver uuid := input ->> 'toTeam';
  named uuid := input ->> 'toAccount';
  opened text[] := array(select jsonb_array_elements_text(input -> 'sections'));
  ends timestamptz := input ->> 'until';
  review timestamptz := input ->> 'reviewAt';
  begins timestamptz := case when (input ->> 'from')::timestamptz > app.now()
    then (input ->> 'from')::timestamptz end;
  consent jsonb := input -> 'consent';
  new_share uuid := input ->> 'id';
  urgent text := nullif(btrim(coalesce(input ->> 'urgentReason', '')), '');
  agreed boolean := coalesce(app.agreed_until(app.team_id(), receiver, input ->> 'purpose', opened) >= ends, false);
begin
  if not opened <@ app.may_share(of_episode) or not 'summary' = any (opened) or ends is null or ends <= app.now()
    or review is null or review > ends or coalesce(begins >= least(ends, review), false)
    or exists (select from membership m
        where m.account_id = app.account_id() and m.team_id = receiver and (m.until is null or m.until > now()))
    or not exists (select from team t join agency g on g.id = t.agency_id
        where t.id = receiver and g.kind <> 'oversight')
    or (named is null and exists (select from episode e join person_protection g on g.person_id = e.person_id
          where e.id = of_episode and g.sealed))
    or (named is not null and not exists (select from app.people_to_share_with(receiver) p where p.id = named))
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if not agreed and (urgent is null or input ->> 'legalBasis' <> 'vitalInterests') then return false; end if;
  insert into share (id, episode_id, to_team, to_account, given_by_team, sections, purpose, legal_basis,
      receiver_basis, condition, duty, onward, until, review_at, begins_at)
  values (new_share, of_episode, receiver, named, app.team_id(), opened, input ->> 'purpose', input ->> 'legalBasis',
      input ->> 'receiverBasis', input ->> 'condition', input ->> 'duty', (input ->> 'onward')::boolean, ends, review,
    begins);
  perform app.add_grant(of_episode, receiver, case when named is null then 'share'
      else 'individual' end, opened, new_share, ends, null, named);
  if begins is not null then update access_grant set from_at = begins where share_id = new_share; end if;
  insert into share_consent (share_id, episode_id, asked, asked_by, asked_at, scope, answer, why_not_asked, views)
  values (new_share, of_episode, consent ->> 'asked' = 'yes', consent ->> 'askedBy',
      (consent ->> 'askedAt')::timestamptz, consent ->> 'scope', consent ->> 'answer', consent ->> 'whyNotAsked',
    consent ->> 'views');
  if not agreed then
    insert into share_urgent (share_id, episode_id, reason) values (new_share, of_episode, urgent);
  end if;
  insert into task (id, kind, episode_id, about, section, owner_team, started_at, due_at)
  values (gen_random_uuid(), 'reviewShare', of_episode, new_share, 'summary', app.team_id(), app.now(), review);
  return true;
end
$$;

create function app.keep_consent() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if app.account_id() is null or new.referral_id is null then return null; end if;
  insert into share_consent (share_id, episode_id, asked, asked_by, asked_at, scope, answer, why_not_asked, stance,
      views)
  select new.id, new.episode_id, c.asked, c.asked_by, c.asked_at, c.scope, c.answer, c.why_not_asked, c.views,
    c.views_note from referral_content c where c.referral_id = new.referral_id;
  if not app.is_agreed(new.given_by_team, new.to_team, new.purpose, new.sections) then
    insert into share_urgent (share_id, episode_id, reason)
      select new.id, new.episode_id, c.reason from referral_content c where c.referral_id = new.referral_id;
  end if;
  return null;
end
$$;

create function app.keep_share_change() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into share_change (share_id, episode_id, kind, sections, until)
  values (new.id, new.episode_id, case when tg_op = 'INSERT' then 'given' when new.sections is distinct
      from old.sections or new.until < coalesce(old.until, 'infinity') then 'narrowed'
    else 'extended' end, new.sections, new.until);
  return null;
end
$$;

create function app.may_pass_on(of_episode uuid, of_team uuid, of_account uuid) returns table (section text,
    until timestamp with time zone)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select x, case when bool_or(s.until is null) then null else max(s.until) end
  from access_grant s left join share h on h.id = s.share_id cross join lateral unnest(s.sections) x
  where s.episode_id = of_episode and s.team_id = of_team and (s.account_id is null or s.account_id = of_account)
    and s.from_at <= app.now() and (s.until is null or s.until > app.now())
    and (s.basis in ('lead', 'area', 'placing', 'national') or (s.basis in ('share', 'individual') and h.onward))
    and (x <> 'whereabouts' or not s.withheld or s.basis = 'lead')
  group by x
$$;

create function app.may_share(of_episode uuid) returns text[]
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(distinct x), '{}') from my_grant s cross join lateral unnest(s.sections) x
  where s.episode_id = of_episode and x = any (app.read_sections())
    and exists (select from role_action r
        where r.role = (s.actor).role and r.basis = s.basis and r.action = 'share.give')
    and (x <> 'whereabouts' or not s.withheld or s.basis = 'lead' or s.person_id = any (app.allow_listed()))
$$;

create function app.narrow_share(of_share uuid, kept text[]) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare h share;
begin
  select * into h from share where id = of_share for update;
  if h.id is null or h.ended_at is not null or app.may_share(h.episode_id) = '{}' or not kept <@ h.sections
    or h.sections <@ kept or not 'summary' = any (kept)
  then raise exception 'not allowed' using errcode = '42501'; end if;
  update share set sections = kept where id = of_share;
  update access_grant set sections = kept where share_id = of_share and basis <> 'retained';
  if h.onward then perform app.end_what_rests(h.episode_id, h.to_team); end if;
end
$$;

create function app.passed_on(of_episode uuid, of_team uuid, from_share uuid) returns setof share
  language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  select h.* from share h where h.episode_id = of_episode and h.given_by_team = of_team and h.referral_id is not null
    and h.ended_at is null and (h.until is null or h.until > app.now())
    and (from_share is null or exists (select from share f
          where f.id = from_share and h.from_at between f.from_at and coalesce(f.ended_at, f.until))) for update of h
$$;

create function app.people_to_share_with(of_team uuid) returns table (id uuid, name text, role text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct on (a.name, a.id, m.role) a.id, a.name, m.role
    from membership m join account a on a.id = m.account_id
  where m.team_id = of_team and (m.until is null or m.until > now()) and a.disabled_at is null
    and exists (select from role_section r where r.role = m.role)
    and app.may('share.give')
      and (app.actor()).view_episode is null
  order by a.name, a.id, m.role limit 200
$$;

create function app.review_before(ends timestamp with time zone) returns timestamp with time zone
  language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select least(app.now() + (ends - app.now()) / 2, app.now() + interval '90 days')
$$;

create function app.review_urgent_share(of_share uuid, verdict text, words text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare u share_urgent; h share;
begin
  select * into u from share_urgent where share_id = of_share for update;
  select * into h from share where id = of_share;
  if u.share_id is null or h.given_by = app.account_id()
    or exists (select from referral r where r.id = h.referral_id and r.recorded_by = app.account_id())
    or not app.can('share.review', u.episode_id)
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if u.reviewed_at is not null then return false; end if;
  update share_urgent set reviewed_by = app.account_id(), reviewed_at = app.now(), outcome = verdict, note = words
    where share_id = of_share;
  update task set ended_at = app.now(), outcome = 'done'
    where kind = 'reviewUrgentShare' and about = of_share and ended_at is null;
  if verdict = 'wrong' then perform app.close_share(of_share, 'foundWrong'); end if;
  return true;
end
$$;

create function app.reviewer_of(of_share uuid) returns uuid
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case when exists (select
      from access_grant s join team t on t.id = s.team_id join agency g on g.id = t.agency_id
    where s.episode_id = h.episode_id and s.team_id = h.given_by_team and s.account_id is null
      and s.from_at <= app.now() and (s.until is null or s.until > app.now())
      and (s.basis in ('lead', 'national')
          or (s.basis in ('area', 'placing') and g.kind = 'council' and not s.sealed))) then h.given_by_team
        else e.lead_team end
  from share h join episode e on e.id = h.episode_id where h.id = of_share
$$;

create function app.share_lasts(of_share uuid) returns timestamp with time zone
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select nullif(app.agreed_until(h.given_by_team, h.to_team, h.purpose, h.sections), 'infinity') from share h
    where h.id = of_share and h.sections <@ app.may_share(h.episode_id)
$$;

create function app.share_openings(of_episode uuid) returns table (share_id uuid, times integer,
    last_at timestamp with time zone)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select h.id, count(c.id)::int, max(c.at)
    from share h left join access_log c on c.ids && array[of_episode] and c.team_id = h.to_team
    and c.outcome = 'shown' and c.at >= coalesce(h.begins_at, h.from_at)
    and (h.to_account is null or c.account_id = h.to_account) and (h.ended_at is null or c.at <= h.ended_at)
  where h.episode_id = of_episode
    and (app.my_bases(of_episode) && array['lead', 'national']
      or (h.given_by_team = app.team_id() and app.my_bases(of_episode) && array['area', 'placing'])) group by h.id
$$;

create function app.withdraw_consent(new_id uuid, of_episode uuid, how text) returns integer
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  h share;
  sees_all boolean := exists (select from my_grant s
      where s.episode_id = of_episode and s.basis in ('lead', 'area', 'placing', 'national')
    and (not s.withheld or s.basis = 'lead' or s.person_id = any (app.allow_listed())));
  live uuid[] := array(select s.id from share s
      where s.episode_id = of_episode and s.ended_at is null and (s.until is null or s.until > app.now()));
begin
  if not app.can('consent.withdraw', of_episode) or nullif(btrim(how), '') is null
  then raise exception 'not allowed' using errcode = '42501'; end if;
  insert into consent_withdrawal (id, episode_id, said) values (new_id, of_episode, how);
  -- the last one first, so that what rests on consent itself ends by it and not by what it rests on
  for h in select s.* from share s where s.id = any (live) and 'consent' in (s.legal_basis, s.receiver_basis)
    order by s.from_at desc loop
    update share_consent c set withdrawn_at = app.now() where c.share_id = h.id;
    continue when exists (select from share s where s.id = h.id and s.ended_at is not null);
    perform app.close_share(h.id, 'consentWithdrawn');
    if h.begins_at > app.now()
      then perform app.notify_team('share.withdrawn', of_episode, h.to_team, h.given_by_team);
    else perform app.notify_team('share.ended', of_episode, h.to_team, h.given_by_team,
        '{"why": "consentWithdrawn"}'); end if;
  end loop;
  for h in select f.* from app.finished_shares(of_episode) f where 'consent' in (f.legal_basis, f.receiver_basis) loop
    perform app.end_what_rests(of_episode, h.to_team, h.sections, array[h.id]);
  end loop;
  return case when sees_all then (select count(*) from share s
      where s.id = any (live) and s.ended_at is not null) end;
end
$$;

create trigger checks before insert on share for each row execute function app.check_share();

create trigger completes_deadlines after update of ended_at on share
  for each row when (((new.ended_at is not null) and (old.ended_at is null)))
    execute function app.complete_share_deadlines();

create trigger keeps_change after insert on share for each row execute function app.keep_share_change();

create trigger keeps_changes after update of sections, until on share
  for each row when (((new.sections is distinct from old.sections) or (new.until is distinct from old.until)))
  execute function app.keep_share_change();

create trigger keeps_consent after insert on share for each row execute function app.keep_consent();

create trigger asks_review after insert on share_urgent for each row execute function app.ask_review();

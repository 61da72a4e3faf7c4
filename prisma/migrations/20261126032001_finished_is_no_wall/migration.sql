-- What was passed on rests on what a team had, also once that team has finished its own work (decision 41): finished work takes nothing from those after it, nor does it keep anything for them.

-- The shares that allowed passing on and are over because their team finished its work, or because their day came.
create function app.finished_shares(of_episode uuid) returns setof share language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select * from share where episode_id = of_episode and onward and case when ended_at is null then until <= app.now() else end_reason in ('workEnded', 'endDate') end $$;
-- What a team passed on by referrals and is live: all of it, or what it can have passed on from a finished share.
create function app.passed_on(of_episode uuid, of_team uuid, from_share uuid) returns setof share language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  select h.* from share h where h.episode_id = of_episode and h.given_by_team = of_team and h.referral_id is not null and h.ended_at is null and (h.until is null or h.until > app.now())
    and (from_share is null or exists (select from share f where f.id = from_share and h.from_at between f.from_at and coalesce(f.ended_at, f.until))) for update of h $$;

-- `gone` are the sections that a finished share lost, null where the team itself lost something; `finished` are the finished shares on the way, of which the last is that share.
drop function app.end_what_rests(uuid, uuid);
create function app.end_what_rests(of_episode uuid, of_team uuid, gone text[] default null, finished uuid[] default '{}') returns void
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare h share; kept text[];
begin
  for h in select * from app.passed_on(of_episode, of_team, finished[cardinality(finished)]) loop
    kept := array(select x from unnest(h.sections) with ordinality u (x, i) where x <> all (gone) or x in (select p.section from app.may_pass_on(of_episode, of_team, app.sender_of(h.referral_id)) p) order by i);
    if not 'summary' = any (kept) then
      perform app.close_share(h.id, 'restEnded');
      perform app.tell_team('share.ended', of_episode, h.to_team, h.given_by_team);
    elsif not h.sections <@ kept then
      update share set sections = kept where id = h.id;
      update sight set sections = kept where share_id = h.id and reason <> 'own';
      perform app.tell_team('share.narrowed', of_episode, h.to_team, h.given_by_team);
      perform app.end_what_rests(of_episode, h.to_team);
    end if;
  end loop;
  for h in select * from app.finished_shares(of_episode) f where f.given_by_team = of_team and f.referral_id is not null and f.id <> all (finished) loop
    kept := array(select x from unnest(h.sections) x where (x <> all (gone)) is not true and x not in (select p.section from app.may_pass_on(of_episode, of_team, app.sender_of(h.referral_id)) p));
    if kept <> '{}' then perform app.end_what_rests(of_episode, h.to_team, kept, finished || h.id); end if;
  end loop;
end $$;

-- What was passed on lasts no longer than what it rests on, when that is shortened: `ends` is when what a finished share rested on ends.
create function app.cut_what_rests(of_episode uuid, of_team uuid, ends timestamptz default null, finished uuid[] default '{}') returns void
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare h share; lasts timestamptz; due timestamptz;
begin
  for h in select * from app.passed_on(of_episode, of_team, finished[cardinality(finished)]) loop
    lasts := (select min(case when p.section is null then ends else greatest(coalesce(p.until, 'infinity'), ends) end) from unnest(h.sections) x left join app.may_pass_on(of_episode, of_team, app.sender_of(h.referral_id)) p on p.section = x);
    if lasts < coalesce(h.until, 'infinity') then
      due := app.review_before(lasts);
      update share set until = lasts, review_at = least(review_at, due) where id = h.id;
      update sight set until = least(until, lasts) where share_id = h.id and reason <> 'own' and (until is null or until > app.now());
      update task set due_at = least(due_at, due) where kind = 'reviewShare' and about = h.id and ended_at is null;
      perform app.tell_team('share.narrowed', of_episode, h.to_team, h.given_by_team);
      if h.onward then perform app.cut_what_rests(of_episode, h.to_team); end if;
    end if;
  end loop;
  for h in select * from app.finished_shares(of_episode) f where f.given_by_team = of_team and f.referral_id is not null and f.id <> all (finished) loop
    lasts := (select min(case when p.section is null then ends else greatest(coalesce(p.until, 'infinity'), ends) end) from unnest(h.sections) x left join app.may_pass_on(of_episode, of_team, app.sender_of(h.referral_id)) p on p.section = x);
    if lasts is not null then perform app.cut_what_rests(of_episode, h.to_team, lasts, finished || h.id); end if;
  end loop;
end $$;

-- ---------------------------------------------------------------- The end of an agreement reaches what was passed on, whether or not another one covers what it rests on.
select app.amend_function('app.look_over_shares', 'until = least(until, (select a.until from agreement a where a.id = other)) where id = h.id;',
  'until = least(until, (select a.until from agreement a where a.id = other)),
        review_at = least(review_at, (select app.review_before(a.until) from agreement a where a.id = other and a.until < h.until)) where id = h.id;');
select app.amend_function('app.look_over_shares', '(until is null or until > app.now());
      continue;', '(until is null or until > app.now());
      update task set due_at = least(due_at, (select s.review_at from share s where s.id = h.id)) where kind = ''reviewShare'' and about = h.id and ended_at is null; -- before it ends
      if h.onward then perform app.cut_what_rests(h.episode_id, h.to_team); end if;
      continue;');
select app.amend_function('app.look_over_shares', 'perform app.begin_review(h.id);
    end if;
  end loop;', 'perform app.begin_review(h.id);
    end if;
    if h.onward then perform app.cut_what_rests(h.episode_id, h.to_team); end if;
  end loop;
  for h in select f.* from (select distinct s.episode_id from share s where s.agreement_id = of_agreement) e cross join lateral app.finished_shares(e.episode_id) f where f.agreement_id = of_agreement loop
    other := app.agreement_for(h.given_by_team, h.to_team, h.purpose, h.sections);
    perform app.cut_what_rests(h.episode_id, h.to_team, x.lasts, array[h.id]) from (select case when other is null then ends else (select a.until from agreement a where a.id = other) end as lasts) x where x.lasts is not null;
  end loop;');

-- ---------------------------------------------------------------- So does the end of a consent. How many shares ended is told to whoever sees them all.
drop function app.withdraw_consent(uuid, uuid, text);
create function app.withdraw_consent(new_id uuid, of_episode uuid, how text) returns int language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  h share;
  mine text[] := app.my_reasons(of_episode);
  sees_all boolean := exists (select from app.live_sight() s where s.episode_id = of_episode and s.reason in ('lead', 'area', 'placing', 'national') and (not s.withheld or s.reason = 'lead' or s.person_id = any (app.safe_listed())));
  live uuid[] := array(select s.id from share s where s.episode_id = of_episode and s.ended_at is null and (s.until is null or s.until > app.now()));
begin
  if not coalesce((mine && array['lead'] and app.role() in ('officer', 'sergeant', 'inspector', 'police-coordinator')) or (mine && array['national'] and app.role() = 'national')
    or (mine && array['area', 'placing', 'share', 'named'] and app.role() in ('council-coordinator', 'social-worker'))
    or (mine && array['share', 'named'] and app.role() in ('housing-officer', 'discussion-worker', 'caseworker')), false) or nullif(btrim(how), '') is null
  then raise exception 'not allowed' using errcode = '42501'; end if;
  insert into consent_withdrawal (id, episode_id, said) values (new_id, of_episode, how);
  -- the last one first, so that what rests on consent itself ends by it and not by what it rests on
  for h in select s.* from share s where s.id = any (live) and 'consent' in (s.legal_basis, s.receiver_basis) order by s.from_at desc loop
    update share_consent c set withdrawn_at = app.now() where c.share_id = h.id;
    continue when exists (select from share s where s.id = h.id and s.ended_at is not null);
    perform app.close_share(h.id, 'consentWithdrawn');
    perform app.tell_team('share.ended', of_episode, h.to_team, h.given_by_team, '{"why": "consentWithdrawn"}');
  end loop;
  for h in select f.* from app.finished_shares(of_episode) f where 'consent' in (f.legal_basis, f.receiver_basis) loop
    perform app.end_what_rests(of_episode, h.to_team, h.sections, array[h.id]);
  end loop;
  return case when sees_all then (select count(*) from share s where s.id = any (live) and s.ended_at is not null) end;
end $$;
grant execute on function app.withdraw_consent to waymark_app;

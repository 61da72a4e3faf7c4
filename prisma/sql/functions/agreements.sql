create function app.agreed_until(giver uuid, receiver uuid, wanted_purpose text,
    wanted text[]) returns timestamp with time zone
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case when exists (select from team g join team r using (agency_id) where g.id = giver and r.id = receiver)
    then 'infinity'
    else (select coalesce(a.until, 'infinity') from agreement a
        where a.id = app.agreement_for(giver, receiver, wanted_purpose, wanted)) end
$$;

create function app.agreement_ended() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin perform app.look_over_shares(new.id); return null; end
$$;

create function app.agreement_for(giver uuid, receiver uuid, wanted_purpose text, wanted text[]) returns uuid
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.id from team g cross join team r
    join agreement a on a.agency_id = g.agency_id and a.with_agency = r.agency_id
  where g.id = giver and r.id = receiver and wanted_purpose = any (a.purposes) and wanted <@ a.sections
    and a.ended_at is null and a.from_at <= app.now() and (a.until is null or a.until > app.now())
      order by a.until desc nulls first, a.from_at, a.id limit 1
$$;

create function app.end_agreement() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  -- whoever ends it, now: nobody says otherwise
  if app.account_id() is not null then new.ended_at := app.now(); new.ended_by := app.account_id(); end if;
  if new.ended_at is not null and old.ended_at is null then new.looked_over_at := app.now(); end if;
  return new;
end
$$;

create function app.is_agreed(giver uuid, receiver uuid, wanted_purpose text, wanted text[]) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from team g join team r using (agency_id) where g.id = giver and r.id = receiver)
    or app.agreement_for(giver, receiver, wanted_purpose, wanted) is not null
$$;

create function app.look_over_shares(of_agreement uuid) returns integer
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  h share;
  other uuid;
  ends timestamptz := app.now() + interval '7 days';
  due timestamptz := app.now() + interval '1 day';
  n int := 0;
begin
  for h in select * from share where agreement_id = of_agreement and ended_at is null
    and (until is null or until > app.now()) for update loop
    other := app.agreement_for(h.given_by_team, h.to_team, h.purpose, h.sections);
    perform app.notify_team(case when h.until <= (select coalesce(a.until, 'infinity') from agreement a
          where a.id = other) then 'share.moved' else 'share.narrowed' end, h.episode_id, h.to_team, h.given_by_team);
    if other is not null then
      update share
        set agreement_id = other, until = least(until, (select a.until from agreement a where a.id = other)),
        review_at = least(review_at, (select app.review_before(a.until) from agreement a
              where a.id = other and a.until < h.until)) where id = h.id;
      update access_grant set until = least(until, (select a.until from agreement a where a.id = other))
        where share_id = h.id and basis <> 'retained' and (until is null or until > app.now());
      -- before it ends
      update task set due_at = least(due_at, (select s.review_at from share s where s.id = h.id))
        where kind = 'reviewShare' and about = h.id and ended_at is null;
      if h.onward then perform app.cut_what_rests(h.episode_id, h.to_team); end if;
      continue;
    end if;
    n := n + 1;
    update share set until = least(until, ends), review_at = due where id = h.id;
    update access_grant set until = least(until, ends)
      where share_id = h.id and basis <> 'retained' and (until is null or until > app.now());
    update task set due_at = least(due_at, due), given_at = app.now()
      where kind = 'reviewShare' and about = h.id and ended_at is null;
    if not found then
      perform app.begin_review(h.id);
    end if;
    if h.onward then perform app.cut_what_rests(h.episode_id, h.to_team); end if;
  end loop;
  for h in select f.* from (select distinct s.episode_id from share s where s.agreement_id = of_agreement) e
    cross join lateral app.finished_shares(e.episode_id) f where f.agreement_id = of_agreement loop
    other := app.agreement_for(h.given_by_team, h.to_team, h.purpose, h.sections);
    perform app.cut_what_rests(h.episode_id, h.to_team, x.lasts, array[h.id])
      from (select case when other is null then ends
        else (select a.until from agreement a where a.id = other) end as lasts) x where x.lasts is not null;
  end loop;
  return n;
end
$$;

create trigger ends before update on agreement for each row execute function app.end_agreement();

create trigger looks_over after update of ended_at on agreement
  for each row when (((new.ended_at is not null) and (old.ended_at is null))) execute function app.agreement_ended();

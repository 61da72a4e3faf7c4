-- What a wall asks tells nobody who asks it themselves that somebody is there: exclusions are compared by marks, an order is asked for by its id, and what answered of ids answers only those who may know.

-- ---------------------------------------------------------------- Whom somebody is excluded from, as marks that hold for this transaction alone, among others that mean nothing: whoever reads them learns neither of whom, nor that there is anybody.
create function app.moment() returns bigint language sql stable set search_path = pg_catalog, pg_temp as $$ select (extract(epoch from now()) * 1000000)::bigint $$;
create function app.excluded_marks() returns bigint[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with marks as (select uuid_hash_extended(x.person_id, app.moment()) as mark from exclusion x where x.account_id = app.account_id())
  select array_agg(m.mark order by m.mark) from (
    select mark from marks union all
    -- what nobody knows makes up the rest, to eight, sixteen and so on
    select hashtextextended((select a.password_hash from account a where a.id = app.account_id()) || n, app.moment()) from generate_series(1, 8 - (select count(*) from marks)::int % 8) n) m $$;
grant execute on function app.moment, app.excluded_marks to waymark_app;
do $marks$
declare
  p record;
  was text;
  becomes text;
  n int := 0;
begin
  for p in select polname, polrelid::regclass as noun, pg_get_expr(polqual, polrelid) as qual from pg_policy where pg_get_expr(polqual, polrelid) like '%excluded_persons%' loop
    becomes := replace(p.qual, 'person_id <> ALL (( SELECT app.excluded_persons() AS excluded_persons)::uuid[])',
      'uuid_hash_extended(person_id, (select app.moment())) <> all (coalesce((select app.excluded_marks()), ''{}''))');
    if becomes like '%excluded_persons%' then raise exception 'the wall of % reads otherwise', p.noun; end if;
    execute format('alter policy %I on %s using (%s)', p.polname, p.noun, becomes);
    n := n + 1;
  end loop;
  if n <> 5 then raise exception '% walls ask who is excluded', n; end if;
end $marks$;
-- Whether an order is there for whoever asks: by its id, so that no reference can be tried; and whoever gave it is told nothing by it.
create function app.may_know_of_order(of_order uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select not exists (select from exclusion_order o where o.id = of_order and o.recorded_by is distinct from app.account_id() and app.person_of(o.reference) = any (app.excluded_persons())) $$;
grant execute on function app.may_know_of_order to waymark_app;
alter policy reads on exclusion_order using (account_id in (select m.id from app.may_exclude() m) and app.may_know_of_order(id));
do $ends$
declare
  was text := pg_get_functiondef('app.end_exclusion'::regproc);
  becomes text := replace(was, '(o.recorded_by is distinct from app.account_id() and app.is_barred_from(o.reference))', 'not app.may_know_of_order(o.id)');
begin
  if was = becomes then raise exception 'the end of an exclusion is not as it was'; end if;
  execute becomes;
end $ends$;
drop function app.is_barred_from(text);
revoke execute on function app.excluded_persons from public, waymark_app;

-- ---------------------------------------------------------------- When somebody was found is told by no guess: only of the moments at which something was asked, offered or shared.
create or replace function app.since_found(of_episode uuid, at timestamptz) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from episode e where e.id = of_episode and at >= e.located_at) and app.is_concerned(of_episode)
    and (exists (select from referral r where r.episode_id = of_episode and r.recorded_at = at) or exists (select from question q where q.episode_id = of_episode and q.recorded_at = at)
      or exists (select from share h where h.episode_id = of_episode and h.from_at = at)) $$;
-- Who is on an episode is for whoever sees it by a row that counts, a share that has ended not among them.
create or replace function app.usual_teams(of_episode uuid) returns uuid[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(distinct s.team_id), '{}') from sight s join episode e on e.id = s.episode_id
  where s.episode_id = of_episode and s.because_of is distinct from s.episode_id
    and (s.reason in ('lead', 'national', 'area', 'placing') or e.located_at is null or s.from_at < e.located_at)
    and exists (select from sight m where m.episode_id = of_episode and m.reason <> 'own' and m.team_id = app.sight_team() and (m.account_id is null or m.account_id = app.account_id())
      and m.from_at <= app.now() and (m.until is null or m.until > app.now()) and m.person_id <> all (app.excluded_persons())
      and (not m.sealed or m.reason in ('national', 'named') or (m.reason = 'lead' and app.role() in ('sergeant', 'inspector', 'police-coordinator')))) $$;

-- ---------------------------------------------------------------- Who may take what is asked by those alone who may know of it themselves.
do $asked$
declare
  f record;
  was text;
  becomes text;
begin
  for f in select * from (values
    ('app.may_hold_referral', 'and r.sent_at is not null', 'and r.sent_at is not null and r.person_id <> all (app.excluded_persons()) and (not r.sealed or exists (select from app.live_sight() l where l.episode_id = r.episode_id))'),
    ('app.accept_referral', 'or r.person_id = any (app.excluded_persons())', 'or r.person_id = any (app.excluded_persons()) or (r.sealed and not exists (select from app.live_sight() l where l.episode_id = r.episode_id))'),
    ('app.see_hand_over', 'and t.asked_account = app.account_id()', 'and t.asked_account = app.account_id() and app.may_take(h.episode_id, h.to_team, app.account_id())')) x (name, part, whole) loop
    was := pg_get_functiondef(f.name::regproc);
    becomes := replace(was, f.part, f.whole);
    if was = becomes then raise exception '% is not as it was', f.name; end if;
    execute becomes;
  end loop;
end $asked$;

select app.narrow_walls();

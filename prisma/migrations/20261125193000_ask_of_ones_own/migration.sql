-- Two questions that walls ask, and that anyone could ask of an episode out of their sight: now they are answered of what one has in sight, or has a referral of.
create function app.is_concerned(of_episode uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from sight m where m.episode_id = of_episode and m.team_id = app.sight_team() and (m.account_id is null or m.account_id = app.account_id())
      and m.from_at <= app.now() and (m.until is null or m.until > app.now()) and m.person_id <> all (app.excluded_persons()))
    or exists (select from referral r where r.episode_id = of_episode and app.team_id() in (r.from_team, r.to_team, r.approved_by_team) and r.person_id <> all (app.excluded_persons())) $$;
create or replace function app.usual_teams(of_episode uuid) returns uuid[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(distinct s.team_id), '{}') from sight s join episode e on e.id = s.episode_id
  where s.episode_id = of_episode and s.because_of is distinct from s.episode_id
    and (s.reason in ('lead', 'national', 'area', 'placing') or e.located_at is null or s.from_at < e.located_at)
    and app.is_concerned(of_episode) $$;
create or replace function app.since_found(of_episode uuid, at timestamptz) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from episode e where e.id = of_episode and at >= e.located_at) and app.is_concerned(of_episode) $$;
revoke execute on function app.is_concerned from public;

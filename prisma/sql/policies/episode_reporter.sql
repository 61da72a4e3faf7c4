alter table episode_reporter enable row level security;

create policy reads on episode_reporter for select to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = episode_reporter.episode_id)
      and ((('enquiries'::text = any (s.sections))
        and ('enquiries'::text = any (( select app.read_sections() as read_sections)::text[])))
    or ((episode_reporter.recorded_team = ( select app.own_team() as own_team))
      and ('enquiries'::text = any (( select app.read_own_sections() as read_own_sections)::text[]))
    and true))) offset 0));

create policy writes on episode_reporter for insert to waymark_app
  with check (exists ( select from access_grant s
        where ((s.episode_id = episode_reporter.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis),
        s.basis) <> all (array['retained'::text, 'break-glass'::text]))) offset 0));

create policy changes on episode_reporter for update to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = episode_reporter.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis),
        s.basis) <> all (array['retained'::text, 'break-glass'::text]))) offset 0));

create policy seen on episode_reporter as restrictive for update to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = episode_reporter.episode_id)
      and ((('enquiries'::text = any (s.sections))
        and ('enquiries'::text = any (( select app.read_sections() as read_sections)::text[])))
    or ((episode_reporter.recorded_team = ( select app.own_team() as own_team))
      and ('enquiries'::text = any (( select app.read_own_sections() as read_own_sections)::text[]))
    and true))) offset 0));

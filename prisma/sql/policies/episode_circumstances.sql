alter table episode_circumstances enable row level security;

create policy reads on episode_circumstances for select to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = episode_circumstances.episode_id)
      and ((('description'::text = any (s.sections))
        and ('description'::text = any (( select app.read_sections() as read_sections)::text[])))
    or ((episode_circumstances.recorded_team = ( select app.own_team() as own_team))
      and ('description'::text = any (( select app.read_own_sections() as read_own_sections)::text[]))
    and true))) offset 0));

create policy writes on episode_circumstances for insert to waymark_app
  with check (exists ( select from access_grant s
        where ((s.episode_id = episode_circumstances.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis),
        s.basis) <> all (array['retained'::text, 'break-glass'::text]))) offset 0));

create policy changes on episode_circumstances for update to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = episode_circumstances.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis),
        s.basis) <> all (array['retained'::text, 'break-glass'::text]))) offset 0));

create policy seen on episode_circumstances as restrictive for update to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = episode_circumstances.episode_id)
      and ((('description'::text = any (s.sections))
        and ('description'::text = any (( select app.read_sections() as read_sections)::text[])))
    or ((episode_circumstances.recorded_team = ( select app.own_team() as own_team))
      and ('description'::text = any (( select app.read_own_sections() as read_own_sections)::text[]))
    and true))) offset 0));

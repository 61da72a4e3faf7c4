alter table episode enable row level security;

create policy reads on episode for select to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = episode.id)
      and ((('summary'::text = any (s.sections))
        and ('summary'::text = any (( select app.read_sections() as read_sections)::text[])))
    or ((episode.recorded_team = ( select app.own_team() as own_team))
      and ('summary'::text = any (( select app.read_own_sections() as read_own_sections)::text[]))
    and false))) offset 0));

create policy writes on episode for insert to waymark_app
  with check (exists ( select from access_grant s
        where ((s.episode_id = episode.id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis),
        s.basis) <> all (array['retained'::text, 'break-glass'::text]))) offset 0));

create policy changes on episode for update to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = episode.id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis),
        s.basis) <> all (array['retained'::text, 'break-glass'::text]))) offset 0));

create policy seen on episode as restrictive for update to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = episode.id)
      and ((('summary'::text = any (s.sections))
        and ('summary'::text = any (( select app.read_sections() as read_sections)::text[])))
    or ((episode.recorded_team = ( select app.own_team() as own_team))
      and ('summary'::text = any (( select app.read_own_sections() as read_own_sections)::text[]))
    and false))) offset 0));

alter table support_note enable row level security;

create policy reads on support_note for select to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = support_note.episode_id)
      and ((('support'::text = any (s.sections))
        and ('support'::text = any (( select app.read_sections() as read_sections)::text[]))
    and support_note.shared_back)
    or ((support_note.recorded_team = ( select app.own_team() as own_team))
      and ('support'::text = any (( select app.read_own_sections() as read_own_sections)::text[]))
    and true))) offset 0));

create policy writes on support_note for insert to waymark_app
  with check (exists ( select from access_grant s
        where ((s.episode_id = support_note.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis),
        s.basis) <> all (array['retained'::text, 'break-glass'::text]))) offset 0));

create policy changes on support_note for update to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = support_note.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis),
        s.basis) <> all (array['retained'::text, 'break-glass'::text]))) offset 0));

create policy of_places on support_note as restrictive for select to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = support_note.episode_id)
      and ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[]))
    or coalesce(((support_note.recorded_team = ( select app.own_team() as own_team))
        or (support_note.recorded_team = any (app.usual_teams(s.episode_id)))), true))) offset 0));

create policy seen on support_note as restrictive for update to waymark_app
  using ((exists ( select from access_grant s
          where ((s.episode_id = support_note.episode_id)
      and ((('support'::text = any (s.sections))
        and ('support'::text = any (( select app.read_sections() as read_sections)::text[]))
    and support_note.shared_back)
    or ((support_note.recorded_team = ( select app.own_team() as own_team))
      and ('support'::text = any (( select app.read_own_sections() as read_own_sections)::text[]))
    and true))) offset 0))
    and (exists ( select from access_grant s
        where ((s.episode_id = support_note.episode_id)
      and ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[]))
    or coalesce(((support_note.recorded_team = ( select app.own_team() as own_team))
        or (support_note.recorded_team = any (app.usual_teams(s.episode_id)))), true))) offset 0)));

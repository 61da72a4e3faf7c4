alter table episode_death enable row level security;

create policy reads on episode_death for select to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = episode_death.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      = any (array['lead'::text, 'national'::text]))
    and ('enquiries'::text = any (( select app.read_sections() as read_sections)::text[]))) offset 0));

create policy writes on episode_death for insert to waymark_app
  with check ((confirmed_by is null)
      and (exists ( select from access_grant s
        where ((s.episode_id = episode_death.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      = any (array['lead'::text, 'national'::text]))))));

create policy changes on episode_death for update to waymark_app
  using ((recorded_by <> ( select app.account_id() as account_id)) and (confirmed_by is null)
      and (exists ( select from access_grant s
        where ((s.episode_id = episode_death.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      = any (array['lead'::text, 'national'::text]))))))
  with check (confirmed_by = ( select app.account_id() as account_id));

create policy seen on episode_death as restrictive for update to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = episode_death.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      = any (array['lead'::text, 'national'::text]))
    and ('enquiries'::text = any (( select app.read_sections() as read_sections)::text[]))) offset 0));

alter table share_urgent enable row level security;

create policy reads on share_urgent for select to waymark_app
  using (exists ( select from (access_grant s join share h on ((h.id = share_urgent.share_id)))
        where ((s.episode_id = share_urgent.episode_id) and ('summary'::text = any (s.sections))
      and ((coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
        = any (array['lead'::text, 'national'::text]))
    or (h.given_by_team = ( select app.own_team() as own_team)))) offset 0));

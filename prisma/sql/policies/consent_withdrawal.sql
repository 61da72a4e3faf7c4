alter table consent_withdrawal enable row level security;

create policy reads on consent_withdrawal for select to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = consent_withdrawal.episode_id) and ('summary'::text = any (s.sections))
      and ((coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
        = any (array['lead'::text, 'area'::text, 'placing'::text, 'national'::text]))
    or (consent_withdrawal.recorded_team = ( select app.own_team() as own_team)))) offset 0));

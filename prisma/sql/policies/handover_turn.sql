alter table handover_turn enable row level security;

create policy reads on handover_turn for select to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = handover_turn.episode_id) and ('enquiries'::text = any (s.sections))
      and ('enquiries'::text = any (( select app.read_sections() as read_sections)::text[]))) offset 0));

alter table hand_over_turn enable row level security;

create policy reads on hand_over_turn for select to waymark_app
  using (exists ( select from sight s
        where ((s.episode_id = hand_over_turn.episode_id) and ('enquiries'::text = any (s.sections))
      and ('enquiries'::text = any (( select app.read_sections() as read_sections)::text[]))) offset 0));

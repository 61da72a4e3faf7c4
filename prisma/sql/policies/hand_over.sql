alter table hand_over enable row level security;

create policy reads on hand_over for select to waymark_app
  using (exists ( select from sight s
        where ((s.episode_id = hand_over.episode_id) and ('enquiries'::text = any (s.sections))
      and ('enquiries'::text = any (( select app.read_sections() as read_sections)::text[]))) offset 0));

alter table handover enable row level security;

create policy reads on handover for select to waymark_app
  using (exists ( select from access_grant s
        where ((s.episode_id = handover.episode_id) and ('enquiries'::text = any (s.sections))
      and ('enquiries'::text = any (( select app.read_sections() as read_sections)::text[]))) offset 0));

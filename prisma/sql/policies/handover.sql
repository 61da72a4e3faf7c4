alter table handover enable row level security;

create policy reads on handover for select to waymark_app
  using (exists (select from my_access a
    where a.episode_id = handover.episode_id and a.enquiries offset 0));

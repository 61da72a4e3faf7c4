alter table handover_turn enable row level security;

create policy reads on handover_turn for select to waymark_app
  using (exists (select from my_access a
    where a.episode_id = handover_turn.episode_id and a.enquiries offset 0));

alter table episode_death enable row level security;

create policy access on episode_death for all to waymark_app
  using (exists (select from my_access a
    where a.episode_id = episode_death.episode_id and a.leads and a.enquiries offset 0))
  with check (true);

create policy adds on episode_death as restrictive for insert to waymark_app
  with check (confirmed_by is null and exists (select from my_access a
    where a.episode_id = episode_death.episode_id and a.leads offset 0));

-- Confirmed by somebody else, once.
create policy confirms on episode_death as restrictive for update to waymark_app
  using (confirmed_by is null and recorded_by <> (select app.account_id()))
  with check (confirmed_by = (select app.account_id()));

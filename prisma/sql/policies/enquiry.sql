alter table enquiry enable row level security;

create policy access on enquiry for all to waymark_app
  using (exists (select from my_access a
    where a.episode_id = enquiry.episode_id and a.enquiries
      and (recorded_team = any (a.known_teams)) is not false offset 0))
  with check (true);

create policy adds on enquiry as restrictive for insert to waymark_app
  with check (exists (select from my_access a
    where a.episode_id = enquiry.episode_id and a.basis in ('lead', 'area', 'national')
      and 'enquiries' = any (a.granted) offset 0));

create policy changes on enquiry as restrictive for update to waymark_app
  using (exists (select from my_access a
    where a.episode_id = enquiry.episode_id and a.basis in ('lead', 'area', 'national')
      and 'enquiries' = any (a.granted) offset 0));

create policy closes on enquiry as restrictive for update to waymark_app
  using (result is null) with check (result is not null);

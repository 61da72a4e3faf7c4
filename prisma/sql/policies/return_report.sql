alter table return_report enable row level security;

-- Until the police located the person, a report of a return is for those who lead and those who made it.
create policy access on return_report for all to waymark_app
  using (exists (select from my_access a
    where a.episode_id = return_report.episode_id
      and (a.whereabouts and (a.leads or a.status not in ('reported', 'missing'))
      or recorded_team = a.own_whereabouts) offset 0))
  with check (true);

create policy adds on return_report as restrictive for insert to waymark_app
  with check (exists (select from my_access a
    where a.episode_id = return_report.episode_id and a.writes offset 0));

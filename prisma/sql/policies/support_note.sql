alter table support_note enable row level security;

create policy access on support_note for all to waymark_app
  using (exists (select from my_access a
    where a.episode_id = support_note.episode_id and (a.support and shared_back or recorded_team = a.own_support)
      and (recorded_team = any (a.known_teams)) is not false offset 0))
  with check (true);

create policy adds on support_note as restrictive for insert to waymark_app
  with check (exists (select from my_access a
    where a.episode_id = support_note.episode_id and a.writes offset 0));

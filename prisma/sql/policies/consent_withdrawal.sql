alter table consent_withdrawal enable row level security;

create policy reads on consent_withdrawal for select to waymark_app
  using (exists (select from my_access a
    where a.episode_id = consent_withdrawal.episode_id and 'summary' = any (a.granted)
      and (a.sees_all_grants or recorded_team = a.own_team) offset 0));

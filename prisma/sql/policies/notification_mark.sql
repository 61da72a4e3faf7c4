alter table notification_mark enable row level security;

create policy own on notification_mark for all to waymark_app
  using (account_id = (select app.account_id()) and team_id = (select app.own_team()));

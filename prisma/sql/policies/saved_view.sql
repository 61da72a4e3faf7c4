alter table saved_view enable row level security;

create policy own on saved_view for all to waymark_app
  using (team_id = (select app.own_team()) and account_id = (select app.account_id()));

create policy shared on saved_view for select to waymark_app
  using (team_id = (select app.own_team()) and shared);

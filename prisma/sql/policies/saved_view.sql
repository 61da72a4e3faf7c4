alter table saved_view enable row level security;

create policy reads on saved_view for select to waymark_app
  using ((team_id = ( select app.own_team() as own_team))
      and (shared or (account_id = ( select app.account_id() as account_id))));

create policy writes on saved_view for insert to waymark_app
  with check ((team_id = ( select app.own_team() as own_team))
      and (account_id = ( select app.account_id() as account_id)));

create policy drops on saved_view for delete to waymark_app
  using ((team_id = ( select app.own_team() as own_team))
      and (account_id = ( select app.account_id() as account_id)));

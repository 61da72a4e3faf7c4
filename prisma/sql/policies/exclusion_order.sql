alter table exclusion_order enable row level security;

create policy reads on exclusion_order for select to waymark_app
  using ((account_id in ( select m.id from app.may_exclude() m(id, name, team_id))) and app.may_know_of_order(id));

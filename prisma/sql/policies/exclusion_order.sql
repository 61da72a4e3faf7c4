alter table exclusion_order enable row level security;

create policy reads on exclusion_order for select to waymark_app
  using (id in (select app.readable_orders()));

alter table access_log enable row level security;

-- Requests write what the actor saw or was refused. What only functions know of is written by them.
create policy adds on access_log for insert to waymark_app
  with check (account_id is not distinct from (select app.account_id())
    and outcome not in ('matched', 'tried', 'print', 'export'));

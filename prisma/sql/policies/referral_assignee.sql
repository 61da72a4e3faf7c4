alter table referral_assignee enable row level security;

create policy reads on referral_assignee for select to waymark_app
  using (exists ( select from referral r
        where ((r.id = referral_assignee.referral_id) and (r.to_team = ( select app.own_team() as own_team)))));

create policy writes on referral_assignee for insert to waymark_app
  with check (exists ( select from referral r
        where ((r.id = referral_assignee.referral_id) and (r.to_team = ( select app.own_team() as own_team)))));

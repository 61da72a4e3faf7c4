alter table referral_holder enable row level security;

create policy reads on referral_holder for select to waymark_app
  using (exists ( select from referral r
        where ((r.id = referral_holder.referral_id) and (r.to_team = ( select app.own_team() as own_team)))));

create policy writes on referral_holder for insert to waymark_app
  with check (exists ( select from referral r
        where ((r.id = referral_holder.referral_id) and (r.to_team = ( select app.own_team() as own_team)))));

alter table referral_assignee enable row level security;

create policy access on referral_assignee for all to waymark_app
  using (exists (select from referral r
        where r.id = referral_assignee.referral_id and r.to_team = (select app.own_team())));

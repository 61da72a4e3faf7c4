alter table referral_line enable row level security;

create policy reads on referral_line for select to waymark_app
  using (exists (select from referral_with_words r where r.id = referral_line.referral_id));

create policy adds on referral_line for insert to waymark_app
  with check (exists (select from referral r
        where r.id = referral_line.referral_id and r.from_team = (select app.own_team())
    and r.recorded_by = (select app.account_id())));

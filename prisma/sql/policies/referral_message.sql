alter table referral_message enable row level security;

create policy reads on referral_message for select to waymark_app
  using ((select app.may('referral.read'))
      and exists (select from referral_with_words r
      where r.id = referral_message.referral_id and ((select app.own_team()) in (r.from_team, r.to_team)
      or exists (select from my_access a where a.episode_id = r.episode_id and a.basis = 'national' offset 0))));

create policy adds on referral_message for insert to waymark_app
  with check (exists (select from referral r where r.id = referral_message.referral_id and r.sent_at is not null
    and (select app.own_team()) = case kind when 'answer' then r.from_team else r.to_team end));

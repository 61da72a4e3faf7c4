-- What a share takes over from a referral is what was written there: nobody's asking, answer, scope or legal basis is made up. What was recorded before keeps what it has.
alter table share_consent alter column asked drop not null, add column stance text;
alter table share_consent drop constraint asked_or_why;
-- Asked and answered; not asked, and why; or nobody said whether they were asked, and then nothing of it.
alter table share_consent add constraint asked_or_why check (case when asked then answer is not null when not asked then why_not_asked is not null and answer is null
    else asked_by is null and asked_at is null and scope is null and answer is null and why_not_asked is null end),
  add constraint stance check (stance in ('agrees', 'disagrees', 'notAsked', 'refused'));

create or replace function app.keep_consent() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if app.account_id() is null or new.referral_id is null then return null; end if;
  insert into share_consent (share_id, episode_id, stance, views) select new.id, new.episode_id, c.views, c.views_note from referral_content c where c.referral_id = new.referral_id;
  if not app.is_agreed(new.given_by_team, new.to_team, new.purpose, new.sections) then
    insert into share_urgent (share_id, episode_id, reason) select new.id, new.episode_id, c.reason from referral_content c where c.referral_id = new.referral_id;
  end if;
  return null;
end $$;
-- On what basis a team has it is what the two agreed, or what was said; else nobody stated one.
select app.amend_function('app.check_share', 'where a.id = new.agreement_id), ''publicTask'')', 'where a.id = new.agreement_id))');

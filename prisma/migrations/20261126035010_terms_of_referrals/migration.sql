-- A referral says what a share says: the condition for special categories, the duty in law, and whether the person was asked. They stand behind the wall of its words, and its share takes them over.
ALTER TABLE "referral_content" ADD COLUMN     "answer" TEXT,
ADD COLUMN     "asked" BOOLEAN,
ADD COLUMN     "asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "asked_by" TEXT,
ADD COLUMN     "condition" TEXT,
ADD COLUMN     "duty" TEXT,
ADD COLUMN     "scope" TEXT,
ADD COLUMN     "why_not_asked" TEXT;
alter table referral_content add constraint answer check (answer in ('agrees', 'disagrees', 'noAnswer')),
  add constraint asked_or_why check (case when asked then answer is not null when not asked then why_not_asked is not null and answer is null
    else asked_by is null and asked_at is null and scope is null and answer is null and why_not_asked is null end);
grant insert (condition, duty, asked, asked_by, asked_at, scope, answer, why_not_asked) on referral_content to waymark_app;

select app.amend_function('app.keep_consent', 'insert into share_consent (share_id, episode_id, stance, views) select new.id, new.episode_id, c.views, c.views_note from',
  'insert into share_consent (share_id, episode_id, asked, asked_by, asked_at, scope, answer, why_not_asked, stance, views)
  select new.id, new.episode_id, c.asked, c.asked_by, c.asked_at, c.scope, c.answer, c.why_not_asked, c.views, c.views_note from');
select app.amend_function('app.check_share', 'new.receiver_basis := coalesce(', 'if new.referral_id is not null then select c.condition, c.duty into new.condition, new.duty from referral_content c where c.referral_id = new.referral_id; end if;
  new.receiver_basis := coalesce(');

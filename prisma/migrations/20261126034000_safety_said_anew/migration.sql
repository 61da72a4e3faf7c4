-- What must be known before anybody calls, writes or visits changes after a referral was sent; whoever sent it says it anew, in every state in which somebody may still go by it.

-- AlterTable
ALTER TABLE "referral_content" ADD COLUMN     "safety_changed_at" TIMESTAMPTZ(3),
ADD COLUMN     "safety_version" INTEGER NOT NULL DEFAULT 1;

-- No door may change what was sent; this function asks again who may, as sending does: the team that sent it, while it sees the episode and reads what it writes over. False where somebody wrote meanwhile.
create function app.change_safety(of_referral uuid, of_version int, the_safety text, the_contact text, no_text boolean, no_family boolean, the_times text, who_answers text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare r referral;
begin
  select * into r from referral where id = of_referral for update;
  if r.id is null or r.from_team is distinct from app.team_id() or r.status not in ('sent', 'received', 'moreInfoAsked', 'waitingList', 'accepted', 'active')
    or coalesce(app.role(), '') not in ('officer', 'sergeant', 'inspector', 'police-coordinator', 'national', 'council-coordinator', 'social-worker', 'housing-officer', 'discussion-worker', 'caseworker')
    or not exists (select from app.live_sight() s where s.episode_id = r.episode_id and s.reason not in ('own', 'break-glass')
      and (not r.withheld or s.reason = 'lead' or r.person_id = any (app.safe_listed())))
  then raise exception 'not allowed' using errcode = '42501'; end if;
  update referral_content set safety = the_safety, contact = the_contact, do_not_text = no_text, do_not_tell_family = no_family, safe_times = the_times, may_answer = who_answers,
    safety_version = safety_version + 1, safety_changed_at = app.now()
  where referral_id = r.id and safety_version = of_version;
  return found;
end $$;
grant execute on function app.change_safety to waymark_app;
grant insert (safety_version) on referral_content to waymark_app; -- Prisma writes defaults down

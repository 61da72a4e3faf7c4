-- What is passed on ends, narrows and is judged with what it rests on; and what would tell of a place, of a person or of an asking is told alike to everybody. (Tables as Prisma writes them, then the walls.)

-- CreateTable
CREATE TABLE "referral_line" (
    "referral_id" UUID NOT NULL,
    "line" TEXT NOT NULL,

    CONSTRAINT "referral_line_pkey" PRIMARY KEY ("referral_id")
);

-- What is there moves, and nothing of it happens anew.
insert into referral_line (referral_id, line) select id, line from referral;

-- AlterTable
ALTER TABLE "referral" DROP COLUMN "line";

-- AddForeignKey
ALTER TABLE "referral_line" ADD CONSTRAINT "referral_line_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------- What a team may pass on of an episode now, and until when: its own rows, and shares that allow it; a row that names an account is that account's alone.
create function app.may_pass_on(of_episode uuid, of_team uuid, of_account uuid) returns table (section text, until timestamptz) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select x, case when bool_or(s.until is null) then null else max(s.until) end
  from sight s left join share h on h.id = s.share_id cross join lateral unnest(s.sections) x
  where s.episode_id = of_episode and s.team_id = of_team and (s.account_id is null or s.account_id = of_account) and s.from_at <= app.now() and (s.until is null or s.until > app.now())
    and (s.reason in ('lead', 'area', 'placing', 'national') or (s.reason in ('share', 'named') and h.onward))
    and (x <> 'whereabouts' or not s.withheld or s.reason = 'lead')
  group by x $$;
-- Whom a referral rests on: the account that sent it, where its own team answers for it; else a team that agreed.
create function app.sender_of(of_referral uuid) returns uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case when r.approved_by_team = r.from_team then r.recorded_by end from referral r where r.id = of_referral $$;
-- Who gave what an accepted referral opens: whoever sent it last, or agreed to it.
create function app.giver_of(of_referral uuid) returns uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((select e.account_id from event e where e.subject = 'referral' and e.subject_id = of_referral and e.kind in ('referral.sent', 'referral.approved', 'referral.offeredAgain') order by e.id desc limit 1),
    (select r.recorded_by from referral r where r.id = of_referral)) $$;

-- Accepts, as before: each section no longer than what it rests on; and nothing on a consent that was withdrawn since the referral was made.
create or replace function app.accept_referral(of_referral uuid, new_share uuid) returns text[] language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare r referral; opened text[]; rests_until timestamptz; -- no longer than what it rests on
begin
  select * into r from referral where id = of_referral for update;
  if r.to_team is distinct from app.team_id() or r.status not in ('sent', 'received', 'moreInfoAsked', 'waitingList')
    or app.role() not in ('police-coordinator', 'council-coordinator', 'social-worker', 'housing-officer', 'discussion-worker', 'caseworker')
    or r.person_id = any (app.excluded_persons())
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if r.legal_basis = 'consent' and exists (select from consent_withdrawal w where w.episode_id = r.episode_id and w.recorded_at >= r.recorded_at) then return '{}'; end if;
  select coalesce(array_agg(p.section), '{}'), min(p.until) into opened, rests_until
  from app.may_pass_on(r.episode_id, coalesce(r.approved_by_team, r.from_team), app.sender_of(r.id)) p where p.section = any (r.sections);
  if not 'summary' = any (opened) then return '{}'; end if; -- the sender may no longer pass it on
  insert into share (id, episode_id, referral_id, to_team, given_by_team, sections, purpose, legal_basis, onward, until)
  values (new_share, r.episode_id, r.id, r.to_team, coalesce(r.approved_by_team, r.from_team), opened, 'referral', r.legal_basis, r.onward, least(r.share_until, rests_until));
  perform app.add_sight(r.episode_id, r.to_team, 'share', opened, new_share, least(r.share_until, rests_until));
  return opened;
end $$;

-- ---------------------------------------------------------------- What a team passed on ends or narrows with what it had.
create function app.end_what_rests(of_episode uuid, of_team uuid) returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare h share; kept text[];
begin
  for h in select * from share where episode_id = of_episode and given_by_team = of_team and referral_id is not null and ended_at is null and (until is null or until > app.now()) for update loop
    kept := array(select p.section from app.may_pass_on(of_episode, of_team, app.sender_of(h.referral_id)) p where p.section = any (h.sections) order by array_position(h.sections, p.section));
    if not 'summary' = any (kept) then
      perform app.close_share(h.id, 'restEnded');
      insert into event (kind, subject, subject_id, data) values ('share.ended', 'episode', of_episode, json_build_object('teamId', h.to_team));
    elsif not h.sections <@ kept then
      update share set sections = kept where id = h.id;
      update sight set sections = kept where share_id = h.id and reason <> 'own';
      insert into event (kind, subject, subject_id, data) values ('share.narrowed', 'episode', of_episode, json_build_object('teamId', h.to_team));
      perform app.end_what_rests(of_episode, h.to_team);
    end if;
  end loop;
end $$;
create or replace function app.close_share(of_share uuid, why text) returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare h share;
begin
  update share set ended_at = app.now(), end_reason = why where id = of_share and ended_at is null returning * into h;
  if h.id is null then return; end if;
  update sight set until = app.now() where share_id = of_share and reason <> 'own' and (until is null or until > app.now());
  perform app.add_sight(h.episode_id, h.to_team, 'own', '{}', h.id, null, null, h.to_account);
  if h.onward then perform app.end_what_rests(h.episode_id, h.to_team); end if;
end $$;
create or replace function app.narrow_share(of_share uuid, kept text[]) returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare h share;
begin
  select * into h from share where id = of_share for update;
  if h.id is null or h.ended_at is not null or app.may_share(h.episode_id) = '{}' or not kept <@ h.sections or h.sections <@ kept or not 'summary' = any (kept)
  then raise exception 'not allowed' using errcode = '42501'; end if;
  update share set sections = kept where id = of_share;
  update sight set sections = kept where share_id = of_share and reason <> 'own';
  if h.onward then perform app.end_what_rests(h.episode_id, h.to_team); end if;
end $$;

-- ---------------------------------------------------------------- Who gave what a referral opened is whoever sent it, never whoever accepted it; neither they nor whoever agreed judge it.
create or replace function app.check_share() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if app.account_id() is null or new.purpose = 'notified' then return new; end if;
  new.given_by := coalesce(new.given_by, app.giver_of(new.referral_id), app.account_id());
  new.agreement_id := app.agreement_for(new.given_by_team, new.to_team, new.purpose, new.sections);
  if new.legal_basis <> 'vitalInterests' and not app.is_agreed(new.given_by_team, new.to_team, new.purpose, new.sections) then
    raise exception 'no live agreement' using errcode = 'WMAGR';
  end if;
  new.receiver_basis := coalesce(new.receiver_basis, (select a.receiver_basis from agreement a where a.id = new.agreement_id), 'publicTask');
  return new;
end $$;
create or replace function app.review_urgent_share(of_share uuid, verdict text, words text) returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare u share_urgent; h share;
begin
  select * into u from share_urgent where share_id = of_share for update;
  select * into h from share where id = of_share;
  if u.share_id is null or h.given_by = app.account_id() or exists (select from referral r where r.id = h.referral_id and r.recorded_by = app.account_id()) or not coalesce(
    (app.my_reasons(u.episode_id) && array['lead'] and app.role() in ('inspector', 'police-coordinator')) or (app.my_reasons(u.episode_id) && array['national'] and app.role() = 'national'), false)
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if u.reviewed_at is not null then return false; end if;
  update share_urgent set reviewed_by = app.account_id(), reviewed_at = app.now(), outcome = verdict, note = words where share_id = of_share;
  update task set ended_at = app.now(), outcome = 'done' where kind = 'reviewUrgentShare' and about = of_share and ended_at is null;
  if verdict = 'wrong' then perform app.close_share(of_share, 'foundWrong'); end if;
  return true;
end $$;

-- ---------------------------------------------------------------- What is offered is asked whenever it is sent; and nobody sends to a team of their own, to accept it there themselves.
create or replace function app.check_offer() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if app.account_id() is null or (tg_op = 'UPDATE' and (new.approved_by_team is null or (new.approved_by_team is not distinct from old.approved_by_team and new.sent_at is not distinct from old.sent_at))) then return new; end if;
  if exists (select from unnest(new.sections) wanted where not wanted = any (app.read_sections()) or not exists (select from app.live_sight() s
      where s.episode_id = new.episode_id and s.reason not in ('own', 'break-glass') and wanted = any (s.sections)
        and (wanted <> 'whereabouts' or not s.withheld or s.reason = 'lead' or s.person_id = any (app.safe_listed()))))
    or (new.service_id is not null and not exists (select from service v where v.id = new.service_id and v.receiving_team = new.to_team))
    or app.is_member_of(new.to_team)
  then raise exception 'not allowed' using errcode = '42501'; end if;
  return new;
end $$;
-- Whether whoever asks is of that team, in which they may not be acting now.
create function app.is_member_of(of_team uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from membership m where m.account_id = app.account_id() and m.team_id = of_team and (m.until is null or m.until > now())) $$;
grant execute on function app.is_member_of to waymark_app;

-- ---------------------------------------------------------------- Under a restriction (rule 4) nothing names who came since the person was found, or says in words where they are.
create policy of_places on referral_content as restrictive for select to waymark_app using (exists (select from referral r where r.id = referral_content.referral_id
  and (not r.withheld or r.person_id = any ((select app.safe_listed())::uuid[]) or exists (select from sight s where s.episode_id = r.episode_id and s.reason = 'lead' offset 0)) offset 0));
-- The line of a referral is a text of it, too: a table of its own, so that the wall can withhold it from those who know of the referral.
alter table referral_line enable row level security;
create policy reads on referral_line for select to waymark_app using (exists (select from referral r where r.id = referral_line.referral_id
  and (not r.withheld or r.person_id = any ((select app.safe_listed())::uuid[]) or exists (select from sight s where s.episode_id = r.episode_id and s.reason = 'lead' offset 0)) offset 0));
create policy writes on referral_line for insert to waymark_app with check (exists (select from referral r where r.id = referral_line.referral_id and r.from_team = (select app.team_id()) and r.recorded_by = (select app.account_id())));
grant select, insert (referral_id, line) on referral_line to waymark_app;
create constraint trigger audited after insert or update or delete on referral_line deferrable initially deferred for each row execute function app.require_event('referral_id');
do $scope$
declare
  was text := pg_get_functiondef('app.keep_consent'::regproc);
  becomes text := replace(was, 'r.line', '(select l.line from referral_line l where l.referral_id = r.id)');
begin
  if was = becomes then raise exception 'what is kept of consent is not as it was'; end if;
  execute becomes;
end $scope$;
create policy of_places on share_consent as restrictive for select to waymark_app using (exists (select from sight s where s.episode_id = share_consent.episode_id
  and (not s.withheld or s.reason = 'lead' or s.person_id = any ((select app.safe_listed())::uuid[])) offset 0));
create policy of_places on access_found as restrictive for select to waymark_app using (exists (select from sight s where s.episode_id = access_found.episode_id
  and (not s.withheld or s.reason = 'lead' or s.person_id = any ((select app.safe_listed())::uuid[])) offset 0));
create policy of_places on correction as restrictive for select to waymark_app using (exists (select from sight s where s.person_id = correction.person_id
  and (not s.withheld or s.reason = 'lead' or s.person_id = any ((select app.safe_listed())::uuid[])
    or correction.recorded_team is null or correction.recorded_team = (select app.team_id()) or correction.recorded_team = any (app.usual_teams(s.episode_id))) offset 0));
do $told$
declare
  was text := pg_get_functiondef('app.correction_recipients'::regproc);
  becomes text := replace(was, $a$k.team_id in (select x.team_id from teams x)$a$,
    $b$k.team_id in (select x.team_id from teams x) and (k.told or k.team_id = any (app.usual_teams(k.episode_id)))$b$);
begin
  if was = becomes then raise exception 'who is told of a correction is not as it was'; end if;
  execute becomes;
end $told$;

-- ---------------------------------------------------------------- An order of exclusion is there for whoever gave it, whomever it names: else what is missing would tell.
drop policy reads on exclusion_order;
create policy reads on exclusion_order for select to waymark_app using (
  account_id in (select m.id from app.may_exclude() m) and (recorded_by = (select app.account_id()) or not app.is_barred_from(reference)));
do $ends$
declare
  was text := pg_get_functiondef('app.end_exclusion'::regproc);
  becomes text := replace(was, 'or app.is_barred_from(o.reference)', 'or (o.recorded_by is distinct from app.account_id() and app.is_barred_from(o.reference))');
begin
  if was = becomes then raise exception 'the end of an exclusion is not as it was'; end if;
  execute becomes;
end $ends$;

-- ---------------------------------------------------------------- What somebody tried by a reference or a name reads alike to their auditor, whether it is there or not.
do $alike$
declare
  was text := pg_get_functiondef('app.looking'::regproc);
  becomes text := replace(replace(was, '(''forbidden'', ''not-found'')', '(''forbidden'', ''not-found'', ''tried'')'), '      cardinality(p.ids),',
    '      case when p.outcome = ''tried'' and not exists (select from unnest(p.ids) x where app.agency_knows(agency, x)) then 0 else cardinality(p.ids) end,');
begin
  if position('''tried''' in becomes) = 0 or position('else cardinality(p.ids) end' in becomes) = 0 then raise exception 'app.looking reads otherwise'; end if;
  execute becomes;
end $alike$;

select app.narrow_walls();

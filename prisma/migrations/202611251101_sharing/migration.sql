-- Shares in full: what each stands on, consent and views, agreements between agencies, and a review of what was shared outside any. (Tables as Prisma writes them, then the walls.)

-- AlterTable
ALTER TABLE "share" ADD COLUMN     "agreement_id" UUID,
ADD COLUMN     "condition" TEXT,
ADD COLUMN     "duty" TEXT,
ADD COLUMN     "given_by" UUID,
ADD COLUMN     "receiver_basis" TEXT,
ADD COLUMN     "review_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "agreement" (
    "id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "with_agency" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "purposes" TEXT[],
    "sections" TEXT[],
    "giver_basis" TEXT NOT NULL,
    "receiver_basis" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),
    "until" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" UUID,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "share_consent" (
    "share_id" UUID NOT NULL,
    "episode_id" UUID NOT NULL,
    "asked" BOOLEAN NOT NULL,
    "asked_by" TEXT,
    "asked_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "answer" TEXT,
    "why_not_asked" TEXT,
    "views" TEXT,
    "withdrawn_at" TIMESTAMPTZ(3),
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "share_consent_pkey" PRIMARY KEY ("share_id")
);

-- CreateTable
CREATE TABLE "share_urgent" (
    "share_id" UUID NOT NULL,
    "episode_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "reviewed_by" UUID,
    "reviewed_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "note" TEXT,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "share_urgent_pkey" PRIMARY KEY ("share_id")
);

-- CreateTable
CREATE TABLE "consent_withdrawal" (
    "id" UUID NOT NULL,
    "episode_id" UUID NOT NULL,
    "said" TEXT NOT NULL,
    "recorded_by" UUID DEFAULT app.account_id(),
    "recorded_team" UUID DEFAULT app.team_id(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app.now(),

    CONSTRAINT "consent_withdrawal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "agreement_agency_id_with_agency_idx" ON "agreement"("agency_id", "with_agency");

-- CreateIndex
CREATE INDEX "agreement_with_agency_idx" ON "agreement"("with_agency");

-- CreateIndex
CREATE INDEX "share_consent_episode_id_idx" ON "share_consent"("episode_id");

-- CreateIndex
CREATE INDEX "share_urgent_episode_id_idx" ON "share_urgent"("episode_id");

-- CreateIndex
CREATE INDEX "consent_withdrawal_episode_id_idx" ON "consent_withdrawal"("episode_id");

-- AddForeignKey
ALTER TABLE "share_consent" ADD CONSTRAINT "share_consent_share_id_fkey" FOREIGN KEY ("share_id") REFERENCES "share"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_urgent" ADD CONSTRAINT "share_urgent_share_id_fkey" FOREIGN KEY ("share_id") REFERENCES "share"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- ---------------------------------------------------------------- Values. The unions are in shared/; a test keeps them one.
alter table share_consent add constraint answer check (answer in ('agrees', 'disagrees', 'noAnswer')),
  add constraint asked_or_why check (case when asked then answer is not null else why_not_asked is not null and answer is null end);
alter table share_urgent add constraint outcome check (outcome in ('right', 'wrong') and (outcome is null) = (reviewed_at is null));
do $kinds$ -- the list as it stands, and two more
declare listed text := (select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'task'::regclass and conname = 'kind');
begin
  alter table task drop constraint kind;
  execute 'alter table task add constraint kind ' || replace(listed, 'ARRAY[', $$ARRAY['reviewShare'::text, 'reviewUrgentShare'::text, $$);
end $kinds$;

-- ---------------------------------------------------------------- Walls.
-- An agreement is known to the people of its two agencies; it is kept by whoever keeps agreements for the first.
create function app.agency_id() returns uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select agency_id from team where id = app.team_id() $$;
grant execute on function app.agency_id to waymark_app;
alter table agreement enable row level security;
create policy reads on agreement for select to waymark_app using ((select app.agency_id()) in (agency_id, with_agency));
create policy writes on agreement for insert to waymark_app with check (agency_id = (select app.agency_id()) and (select app.role()) in ('national', 'admin') and ended_at is null);
create policy changes on agreement for update to waymark_app using (ended_at is null and agency_id = (select app.agency_id()) and (select app.role()) in ('national', 'admin'))
  with check (ended_at is not null and agency_id = (select app.agency_id()));
grant select, insert (id, agency_id, with_agency, title, purposes, sections, giver_basis, receiver_basis, from_at, until), update (ended_at, ended_by) on agreement to waymark_app;
create function app.end_agreement() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if app.account_id() is not null then new.ended_at := app.now(); new.ended_by := app.account_id(); end if; -- whoever ends it, now: nobody says otherwise
  return new;
end $$;
create trigger ends before update on agreement for each row execute function app.end_agreement();

-- Consent, views and urgent reasons are for the two teams and for who leads: the functions below write them.
do $wall$
declare noun record;
begin
  for noun in select * from (values ('share_consent'), ('share_urgent')) as nouns (name) loop
    execute format('alter table %I enable row level security', noun.name);
    execute format($f$ create policy reads on %1$I for select to waymark_app using (exists (select from sight s join share h on h.id = %1$I.share_id where s.episode_id = %1$I.episode_id
      and 'summary' = any (s.sections) and (s.reason in ('lead', 'national') or h.to_team = (select app.team_id()) or h.given_by_team = (select app.team_id())) offset 0)) $f$, noun.name);
  end loop;
  alter table consent_withdrawal enable row level security;
  create policy reads on consent_withdrawal for select to waymark_app using (exists (select from sight s where s.episode_id = consent_withdrawal.episode_id
    and 'summary' = any (s.sections) and (s.reason in ('lead', 'area', 'placing', 'national') or consent_withdrawal.recorded_team = (select app.team_id())) offset 0));
end $wall$;
grant select on share_consent, share_urgent, consent_withdrawal to waymark_app;

-- With whom it is shared, and that a share was changed: for those who see the whole list, and for the teams concerned. That an end has come is told to whom it has come, who sees no more.
create policy of_shares on event as restrictive for select to waymark_app using (kind not in ('share.extended', 'share.narrowed', 'share.urgent', 'share.reviewed') and coalesce(data ->> 'task', '') not in ('reviewShare', 'reviewUrgentShare')
  or event.team_id = (select app.team_id()) or event.data ->> 'teamId' = (select app.team_id())::text
  or exists (select from sight s where s.episode_id = event.subject_id and s.reason in ('lead', 'area', 'placing', 'national') offset 0));
create policy of_shares on task as restrictive for select to waymark_app using (kind not in ('reviewShare', 'reviewUrgentShare') or owner_team = (select app.team_id())
  or exists (select from sight s where s.episode_id = task.episode_id and s.reason in ('lead', 'area', 'placing', 'national') offset 0));
create policy reads_of_endings on event for select to waymark_app using (kind = 'share.ended' and event.data ->> 'teamId' = (select app.team_id())::text
  and exists (select from sight s where s.episode_id = event.subject_id offset 0));

do $audit$
declare noun record;
begin
  for noun in select * from (values ('agreement', '{id,recorded_by,ended_by}'), ('share_consent', '{episode_id}'), ('share_urgent', '{episode_id}'), ('consent_withdrawal', '{episode_id}')) as nouns (name, subjects) loop
    execute format('create constraint trigger audited after insert or update or delete on %I deferrable initially deferred for each row execute function app.require_event(%s)',
      noun.name, (select string_agg(quote_literal(subject), ', ') from unnest(noun.subjects::text[]) subject));
  end loop;
end $audit$;

-- ---------------------------------------------------------------- Agreements.
-- The live agreement by which one team may share these sections with another for this purpose.
create function app.agreement_for(giver uuid, receiver uuid, wanted_purpose text, wanted text[]) returns uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.id from team g cross join team r join agreement a on a.agency_id = g.agency_id and a.with_agency = r.agency_id
  where g.id = giver and r.id = receiver and wanted_purpose = any (a.purposes) and wanted <@ a.sections
    and a.ended_at is null and a.from_at <= app.now() and (a.until is null or a.until > app.now()) order by a.from_at, a.id limit 1 $$;
-- Within an agency none is needed.
create function app.is_agreed(giver uuid, receiver uuid, wanted_purpose text, wanted text[]) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from team g join team r using (agency_id) where g.id = giver and r.id = receiver) or app.agreement_for(giver, receiver, wanted_purpose, wanted) is not null $$;

-- Every share that a request makes stands on an agreement, whichever function makes it; a partner's notification is no share that anybody gives.
create function app.check_share() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if app.account_id() is null or new.purpose = 'notified' then return new; end if;
  new.given_by := coalesce(new.given_by, app.account_id());
  new.agreement_id := app.agreement_for(new.given_by_team, new.to_team, new.purpose, new.sections);
  if new.legal_basis <> 'vitalInterests' and not app.is_agreed(new.given_by_team, new.to_team, new.purpose, new.sections) then
    raise exception 'no live agreement' using errcode = 'WMAGR';
  end if;
  new.receiver_basis := coalesce(new.receiver_basis, (select a.receiver_basis from agreement a where a.id = new.agreement_id), 'publicTask');
  return new;
end $$;
create trigger checks before insert on share for each row execute function app.check_share();

-- A share that a referral made takes with it what was said of consent; outside an agreement its reason is reviewed as any other.
create function app.keep_consent() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if app.account_id() is null or new.referral_id is null then return null; end if;
  insert into share_consent (share_id, episode_id, asked, asked_at, scope, answer, why_not_asked, views)
  select new.id, new.episode_id, c.views <> 'notAsked', case when c.views <> 'notAsked' then r.recorded_at end, r.line, case c.views when 'agrees' then 'agrees' when 'disagrees' then 'disagrees' when 'notAsked' then null else 'noAnswer' end,
    case when c.views = 'notAsked' then coalesce(c.views_note, 'Not said') end, case when c.views <> 'notAsked' then c.views_note end
  from referral_content c join referral r on r.id = c.referral_id where c.referral_id = new.referral_id;
  if not app.is_agreed(new.given_by_team, new.to_team, new.purpose, new.sections) then
    insert into share_urgent (share_id, episode_id, reason) select new.id, new.episode_id, c.reason from referral_content c where c.referral_id = new.referral_id;
  end if;
  return null;
end $$;
create trigger keeps_consent after insert on share for each row execute function app.keep_consent();

-- Shared outside an agreement to protect a life: whoever supervises in the team that leads looks at it within a day.
create function app.ask_review() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into task (id, kind, episode_id, about, section, owner_team, started_at, due_at)
  select gen_random_uuid(), 'reviewUrgentShare', e.id, new.share_id, 'summary', e.lead_team, app.now(), app.now() + interval '1 day' from episode e where e.id = new.episode_id;
  insert into event (kind, subject, subject_id, audience, data) select 'share.urgent', 'episode', new.episode_id, 'lead', json_build_object('teamId', h.to_team) from share h where h.id = new.share_id;
  return null;
end $$;
create trigger asks_review after insert on share_urgent for each row execute function app.ask_review();

-- A share that has ended is not reviewed for another term.
create function app.end_share_clocks() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update task set ended_at = app.now(), outcome = 'dropped' where kind = 'reviewShare' and about = new.id and ended_at is null;
  return null;
end $$;
create trigger ends_clocks after update of ended_at on share for each row when (new.ended_at is not null and old.ended_at is null) execute function app.end_share_clocks();

-- ---------------------------------------------------------------- Who may share, and what.
-- The sections that whoever asks may give on an episode: what their role reads of the rows by which one gives; none for whoever may not.
create function app.may_share(of_episode uuid) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(distinct x), '{}') from app.live_sight() s cross join lateral unnest(s.sections) x
  where s.episode_id = of_episode and x = any (app.read_sections())
    and ((s.reason in ('lead', 'national') and app.role() in ('sergeant', 'inspector', 'police-coordinator', 'national')) or (s.reason in ('area', 'placing') and app.role() = 'council-coordinator'))
    and (x <> 'whereabouts' or not s.withheld or s.reason = 'lead' or s.person_id = any (app.safe_listed())) $$;

-- Who of a team one may share with: for whoever ever gives shares.
create function app.people_to_share_with(of_team uuid) returns table (id uuid, name text, role text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct on (a.name, a.id, m.role) a.id, a.name, m.role from membership m join account a on a.id = m.account_id
  where m.team_id = of_team and (m.until is null or m.until > now()) and a.disabled_at is null and exists (select from role_section r where r.role = m.role)
    and app.role() in ('sergeant', 'inspector', 'police-coordinator', 'national', 'council-coordinator') and app.seen_as() is null
  order by a.name, a.id, m.role limit 200 $$;

-- Gives a share. `false`: no live agreement covers it. Whatever else does not hold is refused: sections that are not the giver's to give, and a team of their own.
create function app.give_share(input jsonb) returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  of_episode uuid := input ->> 'episodeId';
  receiver uuid := input ->> 'toTeam';
  named uuid := input ->> 'toAccount';
  opened text[] := array(select jsonb_array_elements_text(input -> 'sections'));
  ends timestamptz := input ->> 'until';
  review timestamptz := input ->> 'reviewAt';
  consent jsonb := input -> 'consent';
  new_share uuid := input ->> 'id';
  urgent text := nullif(btrim(coalesce(input ->> 'urgentReason', '')), '');
  agreed boolean := app.is_agreed(app.team_id(), receiver, input ->> 'purpose', opened);
begin
  if not opened <@ app.may_share(of_episode) or not 'summary' = any (opened) or ends is null or ends <= app.now() or review is null or review > ends
    or exists (select from membership m where m.account_id = app.account_id() and m.team_id = receiver and (m.until is null or m.until > now()))
    or not exists (select from team t join agency g on g.id = t.agency_id where t.id = receiver and g.kind <> 'oversight')
    or (named is not null and not exists (select from app.people_to_share_with(receiver) p where p.id = named))
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if not agreed and (urgent is null or input ->> 'legalBasis' <> 'vitalInterests') then return false; end if;
  insert into share (id, episode_id, to_team, to_account, given_by_team, sections, purpose, legal_basis, receiver_basis, condition, duty, onward, until, review_at)
  values (new_share, of_episode, receiver, named, app.team_id(), opened, input ->> 'purpose', input ->> 'legalBasis', input ->> 'receiverBasis', input ->> 'condition', input ->> 'duty', (input ->> 'onward')::boolean, ends, review);
  perform app.add_sight(of_episode, receiver, case when named is null then 'share' else 'named' end, opened, new_share, ends, null, named);
  insert into share_consent (share_id, episode_id, asked, asked_by, asked_at, scope, answer, why_not_asked, views)
  values (new_share, of_episode, consent ->> 'asked' = 'yes', consent ->> 'askedBy', (consent ->> 'askedAt')::timestamptz, consent ->> 'scope', consent ->> 'answer', consent ->> 'whyNotAsked', consent ->> 'views');
  if not agreed then
    insert into share_urgent (share_id, episode_id, reason) values (new_share, of_episode, urgent);
  end if;
  insert into task (id, kind, episode_id, about, section, owner_team, started_at, due_at)
  values (gen_random_uuid(), 'reviewShare', of_episode, new_share, 'summary', app.team_id(), app.now(), review);
  return true;
end $$;

-- A later end and the next review. Nobody extends more than they may give, nor beyond an agreement. `false`: no live agreement covers it.
create function app.extend_share(of_share uuid, ends timestamptz, review timestamptz) returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare h share;
begin
  select * into h from share where id = of_share for update;
  if h.id is null or h.ended_at is not null or h.until is null or h.until <= app.now() or not h.sections <@ app.may_share(h.episode_id)
    or ends is null or ends < h.until or review is null or review > ends or review <= app.now()
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if ends > h.until and not app.is_agreed(h.given_by_team, h.to_team, h.purpose, h.sections) then return false; end if;
  update share set until = ends, review_at = review where id = of_share;
  update sight set until = ends where share_id = of_share and reason <> 'own' and until = h.until;
  update task set ended_at = app.now(), outcome = 'done' where kind = 'reviewShare' and about = of_share and ended_at is null;
  insert into task (id, kind, episode_id, about, section, owner_team, started_at, due_at)
  values (gen_random_uuid(), 'reviewShare', h.episode_id, of_share, 'summary', h.given_by_team, app.now(), review);
  return true;
end $$;

-- Fewer sections, at once. Whoever may end a share may narrow it.
create function app.narrow_share(of_share uuid, kept text[]) returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare h share;
begin
  select * into h from share where id = of_share for update;
  if h.id is null or h.ended_at is not null or app.may_share(h.episode_id) = '{}' or not kept <@ h.sections or h.sections <@ kept or not 'summary' = any (kept)
  then raise exception 'not allowed' using errcode = '42501'; end if;
  update share set sections = kept where id = of_share;
  update sight set sections = kept where share_id = of_share and reason <> 'own';
end $$;

-- The person no longer agrees: every live share of the episode that rests on consent, on either side, ends at once. The teams that had one.
create function app.withdraw_consent(new_id uuid, of_episode uuid, how text) returns table (share_id uuid, team_id uuid) language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  h record;
  mine text[] := app.my_reasons(of_episode);
begin
  if not coalesce((mine && array['lead'] and app.role() in ('officer', 'sergeant', 'inspector', 'police-coordinator')) or (mine && array['national'] and app.role() = 'national')
    or (mine && array['area', 'placing', 'share', 'named'] and app.role() in ('council-coordinator', 'social-worker'))
    or (mine && array['share', 'named'] and app.role() in ('housing-officer', 'discussion-worker', 'caseworker')), false) or nullif(btrim(how), '') is null
  then raise exception 'not allowed' using errcode = '42501'; end if;
  insert into consent_withdrawal (id, episode_id, said) values (new_id, of_episode, how);
  for h in select s.id, s.to_team from share s where s.episode_id = of_episode and s.ended_at is null and (s.until is null or s.until > app.now()) and 'consent' in (s.legal_basis, s.receiver_basis) order by s.from_at loop
    perform app.close_share(h.id, 'consentWithdrawn');
    update share_consent c set withdrawn_at = app.now() where c.share_id = h.id;
    share_id := h.id; team_id := h.to_team;
    return next;
  end loop;
end $$;

-- What an urgent share comes to: a supervisor of the team that leads, or the national unit, and not who gave it. Found wrong, it ends. `false`: it was reviewed.
create function app.review_urgent_share(of_share uuid, verdict text, words text) returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare u share_urgent; h share;
begin
  select * into u from share_urgent where share_id = of_share for update;
  select * into h from share where id = of_share;
  if u.share_id is null or h.given_by = app.account_id() or not coalesce(
    (app.my_reasons(u.episode_id) && array['lead'] and app.role() in ('inspector', 'police-coordinator')) or (app.my_reasons(u.episode_id) && array['national'] and app.role() = 'national'), false)
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if u.reviewed_at is not null then return false; end if;
  update share_urgent set reviewed_by = app.account_id(), reviewed_at = app.now(), outcome = verdict, note = words where share_id = of_share;
  update task set ended_at = app.now(), outcome = 'done' where kind = 'reviewUrgentShare' and about = of_share and ended_at is null;
  if verdict = 'wrong' then perform app.close_share(of_share, 'foundWrong'); end if;
  return true;
end $$;

-- Which agencies opened it since it was shared, how often and when last: for whoever leads, and the national unit (access.md, rule 10).
create function app.share_openings(of_episode uuid) returns table (share_id uuid, times int, last_at timestamptz) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select h.id, count(c.id)::int, max(c.at) from share h join consultation c on c.ids && array[of_episode] and c.team_id = h.to_team and c.outcome = 'shown' and c.at >= h.from_at
    and (h.to_account is null or c.account_id = h.to_account) and (h.ended_at is null or c.at <= h.ended_at)
  where h.episode_id = of_episode and app.my_reasons(of_episode) && array['lead', 'national'] group by h.id $$;

grant execute on function app.may_share, app.people_to_share_with, app.give_share, app.extend_share, app.narrow_share, app.withdraw_consent, app.review_urgent_share, app.share_openings to waymark_app;

select app.narrow_walls();

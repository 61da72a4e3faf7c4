-- What an accepted referral opens is reviewed as any other share is: halfway to its end, after three months at the latest, by a team that may extend it.

-- The team that looks again whether a share is still needed: whoever gave it, where they may extend it; else whoever leads.
create function app.reviewer_of(of_share uuid) returns uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case when exists (select from sight s join team t on t.id = s.team_id join agency g on g.id = t.agency_id
    where s.episode_id = h.episode_id and s.team_id = h.given_by_team and s.account_id is null and s.from_at <= app.now() and (s.until is null or s.until > app.now())
      and (s.reason in ('lead', 'national') or (s.reason in ('area', 'placing') and g.kind = 'council' and not s.sealed))) then h.given_by_team else e.lead_team end
  from share h join episode e on e.id = h.episode_id where h.id = of_share $$;

create function app.begin_review(of_share uuid) returns void language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into task (id, kind, episode_id, about, section, owner_team, started_at, due_at)
  select gen_random_uuid(), 'reviewShare', h.episode_id, h.id, 'summary', app.reviewer_of(h.id), app.now(), h.review_at from share h where h.id = of_share $$;

do $reviewed$
declare
  was text;
  becomes text;
begin
  was := pg_get_functiondef('app.accept_referral'::regproc);
  becomes := replace(replace(was, 'r.onward, least(r.share_until, rests_until));', 'r.onward, least(r.share_until, rests_until), app.review_before(least(r.share_until, rests_until)));
  perform app.begin_review(new_share);'), 'legal_basis, onward, until)', 'legal_basis, onward, until, review_at)');
  if position('app.begin_review' in becomes) = 0 or position('until, review_at)' in becomes) = 0 then raise exception 'accepting is not as it was'; end if;
  execute becomes;
  -- the next review of a share that is extended, and of one whose agreement ended, is asked of the same team
  was := pg_get_functiondef('app.extend_share'::regproc);
  becomes := regexp_replace(was, 'insert into task .*? review\);', 'perform app.begin_review(of_share);');
  if position('app.begin_review' in becomes) = 0 or position('insert into task' in becomes) > 0 then raise exception 'extending is not as it was'; end if;
  execute becomes;
  was := pg_get_functiondef('app.look_over_shares'::regproc);
  becomes := regexp_replace(was, 'insert into task .*? due\);', 'perform app.begin_review(h.id);');
  if position('app.begin_review' in becomes) = 0 or position('insert into task' in becomes) > 0 then raise exception 'the end of an agreement is not as it was'; end if;
  execute becomes;
end $reviewed$;

-- When a share that nobody set a day for is reviewed (timers.reviewReferralShare says the same).
create function app.review_before(ends timestamptz) returns timestamptz language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select least(app.now() + (ends - app.now()) / 2, app.now() + interval '90 days') $$;

-- What was accepted before is reviewed from now on, too: the tasks are given to teams, not to persons.
do $before$
declare h share;
begin
  for h in select * from share where referral_id is not null and review_at is null and ended_at is null and (until is null or until > app.now()) loop
    update share set review_at = app.review_before(h.until) where id = h.id;
    perform app.begin_review(h.id);
    insert into event (kind, subject, subject_id, data) select 'task.given', 'episode', h.episode_id, json_build_object('id', t.id, 'task', t.kind) from task t where t.kind = 'reviewShare' and t.about = h.id and t.ended_at is null;
  end loop;
end $before$;

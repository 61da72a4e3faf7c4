-- What is kept for one person: drafts, saved views, how far notices were read; and who has an episode open.

-- ---------------------------------------------------------------- Drafts: their writer's, in the team they wrote them in, and only while what they are about is in sight.
do $wall$
declare mine constant text := $$
  account_id = (select app.account_id()) and team_id = (select app.team_id())
  and (episode_id is null or exists (select from sight s where s.episode_id = draft.episode_id and s.reason <> 'own'
    and draft.section = any (s.sections) and draft.section = any ((select app.read_sections())::text[]) offset 0))
  and (person_id is null or exists (select from sight s where s.person_id = draft.person_id and s.reason <> 'own'
    and draft.section = any (s.sections) and draft.section = any ((select app.read_sections())::text[]) offset 0)) $$;
begin
  execute format('create policy own on draft to waymark_app using (%s) with check (%s)', mine, mine);
end $wall$;
grant select, insert (id, form, place, episode_id, person_id, section, "values", version), update ("values", version, saved_at), delete on draft to waymark_app;

-- ---------------------------------------------------------------- Saved views: one's own, and those that the team shares.
create policy reads on saved_view for select to waymark_app using (team_id = (select app.team_id()) and (shared or account_id = (select app.account_id())));
create policy writes on saved_view for insert to waymark_app with check (team_id = (select app.team_id()) and account_id = (select app.account_id()));
create policy drops on saved_view for delete to waymark_app using (team_id = (select app.team_id()) and account_id = (select app.account_id()));
grant select, insert (id, list, name, search, shared), delete on saved_view to waymark_app;

-- ---------------------------------------------------------------- How far notices were read. A notice is an event, seen through the event's own wall.
create policy own on notice_mark to waymark_app using (account_id = (select app.account_id()) and team_id = (select app.team_id()))
  with check (account_id = (select app.account_id()) and team_id = (select app.team_id()));
grant select, insert (event_id), update (event_id) on notice_mark to waymark_app;
-- What happened to a referral is there for whoever knows of the referral, in the roles that may ever read one; who holds it is the receiving team's own matter.
create policy reads_of_referrals on event for select to waymark_app using (subject = 'referral' and (select app.role()) not in ('call-handler', 'notifier') and exists (select from referral r where r.id = event.subject_id
  and (event.kind <> 'referral.allocated' or r.to_team = (select app.team_id())) offset 0));

-- ---------------------------------------------------------------- Presence: soft, never a lock.
-- Says that whoever asks has the episode open, and gives who else has, as far as they may know of those teams (access.md, rule 10).
create function app.present(of_episode uuid, now_editing text, lasts interval) returns table (account_id uuid, name text, team text, editing text)
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
#variable_conflict use_column
begin
  if not exists (select from app.live_sight() l where l.episode_id = of_episode and l.reason <> 'own') then return; end if;
  insert into presence (episode_id, editing) values (of_episode, now_editing)
  on conflict (episode_id, account_id, team_id) do update set editing = excluded.editing, at = app.now();
  return query
    select p.account_id, a.name, t.name, case when p.editing = any (app.read_sections()) and exists (select from app.live_sight() l
      where l.episode_id = of_episode and p.editing = any (l.sections)) then p.editing end
    from presence p join account a on a.id = p.account_id join team t on t.id = p.team_id
    where p.episode_id = of_episode and p.at > app.now() - lasts and p.account_id <> app.account_id()
      and (p.team_id = app.team_id() or p.team_id in (select x.team_id from app.explain_sight(of_episode) x))
    order by a.name limit 50;
end $$;
grant execute on function app.present to waymark_app;
-- Who went away is forgotten.
create function app.forget_presence() returns int language sql volatile security definer set search_path = pg_catalog, public as $$
  with gone as (delete from presence where at < app.now() - interval '1 hour' returning 1) select count(*)::int from gone $$;
grant execute on function app.forget_presence to waymark_jobs, waymark_demo;

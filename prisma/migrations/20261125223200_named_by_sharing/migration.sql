-- Whoever leads lets an account of any agency in to somebody sealed by sharing with it by name: such a row counts (access.md, rule 3). With a team nothing is shared then, for it would open nothing now, and all at once when the seal ends.
do $give$
declare
  was text := pg_get_functiondef('app.give_share'::regproc);
  becomes text := replace(was, 'or (named is not null and not exists', 'or (named is null and exists (select from episode e join person_guard g on g.person_id = e.person_id where e.id = of_episode and g.sealed))
    or (named is not null and not exists');
begin
  if was = becomes then raise exception 'giving a share is not as it was'; end if;
  execute becomes;
end $give$;

-- Who is let in by name, for those who decide: named for the seal, or by a share with them alone.
drop function app.named_accounts(uuid);
create function app.named_accounts(of_person uuid) returns table (account_id uuid, name text, team_id uuid, until timestamptz, share_id uuid, episode_id uuid) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.id, a.name, s.team_id, max(s.until), s.share_id, case when s.share_id is not null then (array_agg(s.episode_id))[1] end from sight s join account a on a.id = s.account_id
  where s.person_id = of_person and s.reason = 'named' and s.from_at <= app.now() and s.until > app.now()
    and app.stands(of_person, array['inspector', 'police-coordinator'], array['lead'])
  group by a.id, a.name, s.team_id, s.share_id order by a.name, a.id, s.share_id limit 200 $$;
grant execute on function app.named_accounts to waymark_app;

-- ---------------------------------------------------------------- Of a correction of a note that is its writers' alone, what happens about it is theirs, too: that it is late, and that their sight of it ended.
drop policy of_correction on event;
create policy of_correction on event as restrictive for select to waymark_app using (
  (kind not in ('correction.asked', 'correction.acknowledged') and coalesce(data ->> 'task', '') not in ('acknowledgeCorrection', 'tellCorrection'))
  or data ->> 'teamId' = (select app.team_id())::text or team_id = (select app.team_id())
  or (section <> 'support' and exists (select from sight s where s.episode_id = event.subject_id and s.reason in ('lead', 'national') offset 0))
  or exists (select from task t where t.id::text = event.data ->> 'id' and t.owner_team = (select app.team_id())));
drop trigger stays_private on task;
drop function app.end_private_clock();
do $clocks$
declare
  was text := pg_get_functiondef('app.leave_clocks'::regproc);
  becomes text := replace(replace(was, 'kind <> ''acceptHandOver'' returning', 'kind <> ''acceptHandOver'' and not (kind = ''tellCorrection'' and section = ''support'') returning'),
    '  for t in update task', '  update task set ended_at = app.now(), outcome = ''dropped'' where episode_id = new.episode_id and ended_at is null and owner_team = new.team_id and kind = ''tellCorrection'' and section = ''support'';
  for t in update task');
begin
  if position('outcome = ''dropped''' in becomes) = 0 or position('and not (kind' in becomes) = 0 then raise exception 'leaving clocks is not as it was'; end if;
  execute becomes;
  was := pg_get_functiondef('app.seal_person'::regproc);
  becomes := replace(was, 'k.kind <> ''acceptHandOver''', 'k.kind <> ''acceptHandOver'' and not (k.kind = ''tellCorrection'' and k.section = ''support'')');
  if was = becomes then raise exception 'sealing is not as it was'; end if;
  execute becomes;
end $clocks$;

select app.narrow_walls();

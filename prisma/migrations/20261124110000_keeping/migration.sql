-- What is kept for one person: drafts, saved views, how far notices were read; and who has an episode open.

-- ---------------------------------------------------------------- Drafts: their writer's, in the team they wrote them in, and only while what they are about is in sight.
do $wall$
declare mine constant text := $$
  account_id = (select app.account_id()) and team_id = (select app.team_id())
  -- a draft that may say where somebody was found is withheld with the place
  and (form not in ('recordFound', 'returnReport', 'recordDiscussion') or episode_id is null or exists (select from sight s where s.episode_id = draft.episode_id
    and s.reason <> 'own' and (not s.withheld or s.reason = 'lead' or s.person_id = any ((select app.safe_listed())::uuid[])) offset 0))
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

-- ---------------------------------------------------------------- The relay: as it was, but who holds a referral is told to the receiving team alone.
create or replace function app.drain_outbox(most int) returns int language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  due record;
  e event;
  rooms text[];
  barred text[];
  taken int := 0;
begin
  for due in select * from outbox order by id limit most for update skip locked loop
    taken := taken + 1;
    rooms := '{}'; barred := '{}';
    if due.event_id is null then
      rooms := case when due.lost_account is not null then array['account:' || due.lost_account]
        else (select array_agg('team:' || due.lost_team || ':' || role) from (select distinct role from role_section) x) end;
      perform pg_notify('hint', json_build_object('rooms', rooms, 'barred', barred, 'hint', json_build_object('kind', 'sight.changed', 'subject', 'episode', 'id', due.lost_episode))::text);
    else
      select * into e from event where id = due.event_id;
      if e.subject in ('episode', 'person') then
        select coalesce(array_agg(distinct case when s.account_id is null then 'team:' || s.team_id || ':' || rs.role else 'account:' || s.account_id end), '{}') into rooms
        from sight s cross join role_section rs
        where ((e.subject = 'episode' and s.episode_id = e.subject_id) or (e.subject = 'person' and s.person_id = e.subject_id))
          and s.from_at <= app.now() and (s.until is null or s.until > app.now())
          and rs.section = e.section
          and (s.account_id is null or exists (select from membership m where m.account_id = s.account_id and m.team_id = s.team_id and m.role = rs.role))
          and (not s.sealed or s.reason = 'national' or s.account_id is not null or (s.reason = 'lead' and rs.role in ('sergeant', 'inspector', 'police-coordinator')))
          and case e.audience
            when 'ownTeam' then s.team_id = e.team_id
            when 'lead' then s.reason in ('lead', 'national') and rs.reach = 'yes'
            else (e.section = any (s.sections) and rs.reach = 'yes' and (e.kind <> 'return.reported' or s.reason in ('lead', 'national') or s.status not in ('reported', 'missing')))
              or s.team_id = e.team_id
          end
          and (e.kind not in ('share.given', 'share.ended', 'referral.waits') or s.reason in ('lead', 'area', 'placing', 'national') or s.team_id = e.team_id or e.data ->> 'teamId' = s.team_id::text)
          -- under a restriction the safe list is told by account, and the rest of the team is not
          and (e.section <> 'whereabouts' or not s.withheld or s.reason = 'lead');
        if e.section = 'whereabouts' then
          rooms := rooms || array(select 'account:' || l.account_id from safe_listed l join sight s on s.person_id = l.person_id
            where (e.subject = 'episode' and s.episode_id = e.subject_id) or (e.subject = 'person' and s.person_id = e.subject_id));
        end if;
        select coalesce(array_agg(distinct 'account:' || x.account_id), '{}') into barred from exclusion x
        where x.person_id = case when e.subject = 'person' then e.subject_id else (select person_id from episode where id = e.subject_id) end;
      elsif e.subject = 'referral' then
        select coalesce(array_agg(distinct 'team:' || t || ':' || rs.role), '{}') into rooms
        from referral r cross join lateral unnest(case when e.kind = 'referral.allocated' then array[r.to_team] when r.sent_at is null then array[r.from_team] else array[r.from_team, r.to_team] end) t cross join role_section rs
        where r.id = e.subject_id and rs.section = 'summary' and rs.role not in ('call-handler', 'notifier') -- those may never read one
          and (not r.sealed or exists (select from sight s where s.episode_id = r.episode_id and s.team_id = t and (s.until is null or s.until > app.now())
            and (s.account_id is not null or s.reason = 'national' or (s.reason = 'lead' and rs.role in ('sergeant', 'inspector', 'police-coordinator')))));
        select coalesce(array_agg(distinct 'account:' || x.account_id), '{}') into barred from exclusion x join referral r on r.person_id = x.person_id where r.id = e.subject_id;
      else
        rooms := array['account:' || e.subject_id];
      end if;
      if cardinality(rooms) > 0 then
        -- a message of PostgreSQL holds 8,000 bytes: the rooms go in parts
        perform pg_notify('hint', json_build_object('rooms', part, 'barred', barred, 'hint', json_build_object('kind', e.kind, 'subject', e.subject, 'id', e.subject_id))::text)
        from (select array_agg(room) as part from (select room, (row_number() over () - 1) / 60 as n from unnest(rooms) room) x group by n) parts;
      end if;
    end if;
    delete from outbox where id = due.id;
  end loop;
  return taken;
end $$;

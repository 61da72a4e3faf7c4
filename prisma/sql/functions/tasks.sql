create function app.colleagues(of_team uuid) returns table (id uuid, name text, role text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct on (a.name, a.id) a.id, a.name, m.role
    from membership m join account a on a.id = m.account_id join team t on t.id = m.team_id
    join agency g on g.id = t.agency_id
  where m.team_id = of_team and (m.until is null or m.until > now()) and a.disabled_at is null
    and exists (select from role_section r where r.role = m.role)
    and (of_team = app.team_id()
        or (g.kind = 'police' and app.may('episode.handover')))
  order by a.name, a.id,
    app.seniority(m.role) desc
$$;

create function app.colleagues_for(of_team uuid, of_episode uuid, of_referral uuid,
    to_take boolean) returns table (id uuid, name text, role text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select c.id, c.name, c.role from app.colleagues(of_team) c
  where (of_episode is null
      or (exists (select from my_grant l where l.episode_id = of_episode and l.basis <> 'retained')
      and case when to_take then app.may_take(of_episode, of_team, c.id) else app.may_be_given(of_episode, c.id) end))
    and (of_referral is null or app.may_be_assigned_referral(of_referral, c.id))
$$;

create function app.complete_deadlines(of_episode uuid, of_about uuid, kinds text[], how text,
    ended timestamp with time zone) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not app.my_bases(of_episode) && array['lead', 'area', 'placing', 'share', 'individual', 'national']
    then raise exception 'not allowed' using errcode = '42501'; end if;
  if not app.my_bases(of_episode) && array['lead', 'area', 'national'] then
    kinds := array(select unnest(coalesce(kinds,
            array['arrangeDiscussion', 'completeDiscussion', 'reofferDiscussion'])) intersect
      select unnest(array['arrangeDiscussion', 'completeDiscussion', 'reofferDiscussion']));
  end if;
  update task set ended_at = ended, outcome = how
    where episode_id = of_episode and ended_at is null and (of_about is null or about = of_about)
    and (kinds is null or kind = any (kinds));
end
$$;

create function app.leave_deadlines() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare leads uuid; t record;
begin
  if new.basis = 'retained' or new.until is null or new.until > app.now()
    or exists (select from access_grant s where s.episode_id = new.episode_id and s.team_id = new.team_id
    and s.basis <> 'retained' and s.from_at <= app.now() and (s.until is null or s.until > app.now()))
      then return null; end if;
  select lead_team into leads from episode where id = new.episode_id;
  update task set ended_at = app.now(), outcome = 'dropped'
    where episode_id = new.episode_id and ended_at is null and owner_team = new.team_id and kind = 'passOnCorrection'
    and section = 'support';
  for t in update task set owner_team = leads, owner_account = null, given_at = app.now()
    where episode_id = new.episode_id and ended_at is null
    and owner_team = new.team_id and owner_team <> leads and kind <> 'acceptHandover'
      and not (kind = 'passOnCorrection' and section = 'support') returning id, kind, section loop
    insert into event (kind, subject, subject_id, section, audience, data)
      values ('task.given', 'episode', new.episode_id, t.section, 'lead',
        json_build_object('id', t.id, 'task', t.kind));
  end loop;
  return null;
end
$$;

create function app.may_be_given(of_episode uuid, wanted uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from episode e
      where e.id = of_episode and exists (select from my_grant l where l.episode_id = e.id)
    and not exists (select from exclusion x where x.account_id = wanted and x.person_id = e.person_id)
    and (not exists (select from person_protection p where p.person_id = e.person_id and p.sealed)
      or exists (select from membership m
          where m.account_id = wanted and m.team_id = app.team_id()
        and (app.reads_sealed(m.role, 'lead') or app.reads_sealed(m.role, 'national')))))
$$;

create trigger leaves_deadlines after update of until, ended_at on access_grant for each row
  execute function app.leave_deadlines();

-- That sight has changed is told where somebody is sealed, too: of the seal itself to everybody who saw them until then; of anything after it (a share that ends, a restriction, an exclusion)
-- to those alone who see past the seal. And whoever is excluded hears nothing that is told to their team.
ALTER TABLE "outbox" ADD COLUMN "by_seal" BOOLEAN NOT NULL DEFAULT false;

create function app.rooms_of_loss(of_episode uuid, of_team uuid, of_account uuid, by_seal boolean) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with passing as (
    select s.team_id, s.account_id, s.reason from sight s where s.episode_id = of_episode and s.from_at <= app.now() and (s.until is null or s.until > app.now())
      and (not s.sealed or s.account_id is not null or s.reason in ('lead', 'national'))),
  anybody as (select by_seal or not exists (select from sight s where s.episode_id = of_episode and s.sealed) as hears)
  select coalesce(array_agg(room), '{}') from (
    select 'account:' || of_account as room from anybody where of_account is not null and (hears or exists (select from passing p join membership m on m.team_id = p.team_id and m.account_id = of_account
      where p.account_id = of_account or (p.account_id is null and (p.reason = 'national' or m.role in ('sergeant', 'inspector', 'police-coordinator')))))
    union all
    select 'team:' || of_team || ':' || r.role from anybody cross join (select distinct role from role_section) r where of_account is null and (hears or exists (select from passing p
      where p.team_id = of_team and p.account_id is null and (p.reason = 'national' or r.role in ('sergeant', 'inspector', 'police-coordinator'))))) told $$;

select app.amend_function('app.post_loss', 'insert into outbox (lost_episode, lost_team, lost_account) values (new.episode_id, new.team_id, new.account_id);',
  'insert into outbox (lost_episode, lost_team, lost_account, by_seal) values (new.episode_id, new.team_id, new.account_id, new.sealed and not old.sealed);');
select app.amend_function('app.drain_outbox', $was$rooms := case when due.lost_account is not null then array['account:' || due.lost_account]
        else (select array_agg('team:' || due.lost_team || ':' || role) from (select distinct role from role_section) x) end;
      perform pg_notify(app.channel('hint'), json_build_object('rooms', rooms, 'barred', barred, 'hint', json_build_object('kind', 'sight.changed', 'subject', 'episode', 'id', due.lost_episode))::text);$was$,
  $becomes$rooms := app.rooms_of_loss(due.lost_episode, due.lost_team, due.lost_account, due.by_seal);
      if due.lost_account is null then
        select coalesce(array_agg('account:' || x.account_id), '{}') into barred from exclusion x join episode o on o.person_id = x.person_id where o.id = due.lost_episode;
      end if;
      if cardinality(rooms) > 0 then
        perform pg_notify(app.channel('hint'), json_build_object('rooms', rooms, 'barred', barred, 'hint', json_build_object('kind', 'sight.changed', 'subject', 'episode', 'id', due.lost_episode))::text);
      end if;$becomes$);

alter table sight enable row level security;

create policy wall on sight for select to waymark_app
  using ((team_id = ( select app.sight_team() as sight_team))
      and ((account_id is null) or (account_id = ( select app.account_id() as account_id)))
    and (from_at <= ( select app.now() as now)) and ((until is null) or (until > ( select app.now() as now)))
    and (uuid_hash_extended(person_id,
        ( select app.moment() as moment)) <> all (coalesce(( select app.excluded_marks() as excluded_marks),
      '{}'::bigint[]))) and ((not sealed) or (reason = 'national'::text) or (reason = 'named'::text)
    or ((reason = 'lead'::text)
      and (( select app.role() as role)
      = any (array['sergeant'::text, 'inspector'::text, 'police-coordinator'::text]))))
    and ((( select app.seen_episode() as seen_episode) is null)
      or ((episode_id = ( select app.seen_episode() as seen_episode))
      and ((not sealed) or ( select ((app.seen_as() ->> 'account'::text))::boolean as bool)))));

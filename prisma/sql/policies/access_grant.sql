alter table access_grant enable row level security;

create policy reads on access_grant for select to waymark_app
  using ((team_id = ( select app.access_team() as access_team))
      and ((account_id is null) or (account_id = ( select app.account_id() as account_id)))
    and (from_at <= ( select app.now() as now)) and ((until is null) or (until > ( select app.now() as now)))
    and (uuid_hash_extended(person_id,
        ( select app.moment() as moment)) <> all (coalesce(( select app.excluded_marks() as excluded_marks),
      '{}'::bigint[]))) and ((not sealed) or (basis = 'national'::text) or (basis = 'individual'::text)
    or ((basis = 'lead'::text)
      and (( select app.role() as role)
      = any (array['sergeant'::text, 'inspector'::text, 'police-coordinator'::text]))))
    and ((( select app.view_episode() as view_episode) is null)
      or ((episode_id = ( select app.view_episode() as view_episode))
      and ((not sealed) or ( select ((app.view_as() ->> 'account'::text))::boolean as bool)))));

alter table break_glass enable row level security;

create policy reads on break_glass for select to waymark_app
  using ((recorded_by <> ( select app.account_id() as account_id))
      and (uuid_hash_extended(person_id,
        ( select app.moment() as moment)) <> all (coalesce(( select app.excluded_marks() as excluded_marks),
      '{}'::bigint[])))
    and (((( select app.role() as role)
          = any (array['inspector'::text, 'police-coordinator'::text, 'national'::text]))
    and (exists ( select from access_grant s
        where ((s.episode_id = break_glass.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      = any (array['lead'::text, 'national'::text]))) offset 0)))
    or ((( select app.role() as role) = 'auditor'::text)
      and (recorded_team in ( select t.id from (team t join team own on ((own.agency_id = t.agency_id)))
        where (own.id = ( select app.own_team() as own_team)))))));

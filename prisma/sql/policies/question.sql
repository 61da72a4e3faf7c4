alter table question enable row level security;

create policy reads on question for select to waymark_app
  using ((( select app.access_team() as access_team) is not null)
      and (uuid_hash_extended(person_id,
        ( select app.moment() as moment)) <> all (coalesce(( select app.excluded_marks() as excluded_marks),
      '{}'::bigint[]))) and (((to_team = ( select app.own_team() as own_team)) and (not sealed))
    or (((( select app.own_team() as own_team) = from_team) or (( select app.own_team() as own_team) = to_team))
      and (exists ( select from access_grant s where (s.episode_id = question.episode_id) offset 0)))));

create policy of_places on question as restrictive for select to waymark_app
  using ((not withheld) or (to_team = ( select app.own_team() as own_team))
      or (recorded_by = ( select app.account_id() as account_id))
    or (exists ( select from access_grant s
        where ((s.episode_id = question.episode_id)
      and ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[])))) offset 0))
    or (not app.since_found(episode_id, recorded_at)));

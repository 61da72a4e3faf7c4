alter table referral enable row level security;

create policy reads on referral for select to waymark_app
  using ((( select app.access_team() as access_team) is not null)
      and (uuid_hash_extended(person_id,
        ( select app.moment() as moment)) <> all (coalesce(( select app.excluded_marks() as excluded_marks),
      '{}'::bigint[])))
    and ((from_team = ( select app.own_team() as own_team))
      or (approved_by_team = ( select app.own_team() as own_team))
    or ((to_team = ( select app.own_team() as own_team)) and (sent_at is not null))
    or (exists ( select from access_grant s
        where ((s.episode_id = referral.episode_id)
      and ((coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'national'::text)
      or ((referral.status = 'draft'::text)
      and (( select app.role() as role)
      = any ( case coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      when 'lead'::text then array['sergeant'::text, 'inspector'::text, 'police-coordinator'::text]
    when 'area'::text then array['council-coordinator'::text]
    when 'placing'::text then array['council-coordinator'::text] else null::text[] end))))) offset 0)))
    and ((not sealed) or (exists ( select from access_grant s where (s.episode_id = referral.episode_id) offset 0))));

create policy writes on referral for insert to waymark_app
  with check ((from_team = ( select app.own_team() as own_team))
      and (exists ( select from access_grant s
        where ((s.episode_id = referral.episode_id) and (s.person_id = referral.person_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis),
        s.basis) <> all (array['retained'::text, 'break-glass'::text]))))));

create policy changes on referral for update to waymark_app
  using ((from_team = ( select app.own_team() as own_team)) or (to_team = ( select app.own_team() as own_team))
      or (exists ( select from access_grant s
        where ((s.episode_id = referral.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      = any (array['lead'::text, 'area'::text, 'placing'::text, 'national'::text]))))));

create policy of_places on referral as restrictive for select to waymark_app
  using ((not withheld) or (to_team = ( select app.own_team() as own_team))
      or (recorded_by = ( select app.account_id() as account_id))
    or (exists ( select from access_grant s
        where ((s.episode_id = referral.episode_id)
      and ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[])))) offset 0))
    or (not app.since_found(episode_id, recorded_at)));

create policy seen on referral as restrictive for update to waymark_app
  using ((( select app.access_team() as access_team) is not null)
      and (uuid_hash_extended(person_id,
        ( select app.moment() as moment)) <> all (coalesce(( select app.excluded_marks() as excluded_marks),
      '{}'::bigint[])))
    and ((from_team = ( select app.own_team() as own_team))
      or (approved_by_team = ( select app.own_team() as own_team))
    or ((to_team = ( select app.own_team() as own_team)) and (sent_at is not null))
    or (exists ( select from access_grant s
        where ((s.episode_id = referral.episode_id)
      and ((coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'national'::text)
      or ((referral.status = 'draft'::text)
      and (( select app.role() as role)
      = any ( case coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      when 'lead'::text then array['sergeant'::text, 'inspector'::text, 'police-coordinator'::text]
    when 'area'::text then array['council-coordinator'::text]
    when 'placing'::text then array['council-coordinator'::text] else null::text[] end))))) offset 0)))
    and ((not sealed) or (exists ( select from access_grant s where (s.episode_id = referral.episode_id) offset 0)))
    and ((not withheld) or (to_team = ( select app.own_team() as own_team))
      or (recorded_by = ( select app.account_id() as account_id))
    or (exists ( select from access_grant s
        where ((s.episode_id = referral.episode_id)
      and ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[])))) offset 0))
    or (not app.since_found(episode_id, recorded_at))));

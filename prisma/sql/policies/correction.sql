alter table correction enable row level security;

create policy of_places on correction as restrictive for select to waymark_app
  using (exists ( select from access_grant s
        where ((s.person_id = correction.person_id)
      and ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[]))
      or (correction.recorded_team is null)
    or (correction.recorded_team = ( select app.own_team() as own_team))
    or (correction.recorded_team = any (app.usual_teams(s.episode_id))))) offset 0));

create policy reads on correction for select to waymark_app
  using (exists ( select from access_grant s
        where (((s.episode_id = correction.episode_id)
        or ((correction.episode_id is null) and (s.person_id = correction.person_id)))
    and ((correction.about is not null)
      or ((correction.section = any (s.sections))
      and (correction.section = any (( select app.read_sections() as read_sections)::text[]))))
    and ((correction.field <> all (array['homeAddress'::text, 'phone'::text])) or (not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[])))) offset 0));

create policy of_records on correction as restrictive for select to waymark_app
  using ((about is null) or case section
      when 'description'::text then ((exists ( select from information r where (r.id = correction.about)))
      or (exists ( select from risk_assessment r where (r.id = correction.about))))
    when 'health'::text then (exists ( select from return_check r where (r.episode_id = correction.about)))
    when 'returnDiscussion'::text
    then ((exists ( select from return_discussion_record r where (r.id = correction.about)))
      or (exists ( select from return_discussion_refusal r where (r.id = correction.about))))
    when 'support'::text then (exists ( select from support_note r where (r.id = correction.about)))
    else ((exists ( select from found_place r where (r.episode_id = correction.about)))
      or (exists ( select from return_report r where (r.id = correction.about)))) end);

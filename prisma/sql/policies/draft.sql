alter table draft enable row level security;

create policy own on draft for all to waymark_app
  using ((account_id = ( select app.account_id() as account_id)) and (team_id = ( select app.own_team() as own_team))
      and ((form <> all (array['recordFound'::text, 'returnReport'::text, 'recordDiscussion'::text, 'notHeld'::text,
          'correction'::text])) or (episode_id is null)
    or (exists ( select from access_grant s
        where ((s.episode_id = draft.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) <> 'retained'::text)
    and ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[])))) offset 0)))
    and ((episode_id is null)
      or (exists ( select from access_grant s
        where ((s.episode_id = draft.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) <> 'retained'::text)
    and (draft.section = any (s.sections))
    and (draft.section = any (( select app.read_sections() as read_sections)::text[]))) offset 0)))
    and ((person_id is null)
      or (exists ( select from access_grant s
        where ((s.person_id = draft.person_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) <> 'retained'::text)
    and (draft.section = any (s.sections))
    and (draft.section = any (( select app.read_sections() as read_sections)::text[]))) offset 0))))
  with check ((account_id = ( select app.account_id() as account_id))
      and (team_id = ( select app.own_team() as own_team))
    and ((form <> all (array['recordFound'::text, 'returnReport'::text, 'recordDiscussion'::text, 'notHeld'::text,
          'correction'::text])) or (episode_id is null)
    or (exists ( select from access_grant s
        where ((s.episode_id = draft.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) <> 'retained'::text)
    and ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[])))) offset 0)))
    and ((episode_id is null)
      or (exists ( select from access_grant s
        where ((s.episode_id = draft.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) <> 'retained'::text)
    and (draft.section = any (s.sections))
    and (draft.section = any (( select app.read_sections() as read_sections)::text[]))) offset 0)))
    and ((person_id is null)
      or (exists ( select from access_grant s
        where ((s.person_id = draft.person_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) <> 'retained'::text)
    and (draft.section = any (s.sections))
    and (draft.section = any (( select app.read_sections() as read_sections)::text[]))) offset 0))));

create policy of_place on draft as restrictive for all to waymark_app
  using (case when (form = any (array['questionAnswer'::text, 'questionRefusal'::text]))
      then (exists ( select from question_words w where (w.question_id = app.id_in(draft.place))))
    when (form = 'referralStep'::text)
    then (exists ( select from referral r where (r.id = app.id_in(split_part(draft.place, '/'::text, 1)))))
    when (form = 'openingReview'::text)
    then (exists ( select from break_glass b where (b.id = app.id_in(draft.place))))
    when (form = 'exclusionEnd'::text)
    then (exists ( select from exclusion_order o where (o.id = app.id_in(draft.place))))
    when (form = 'accessAlertReview'::text) then (not app.is_excluded_from_alert(place))
    when ((form = any (array['report'::text, 'notify'::text]))
      and (app.id_in(("values" ->> 'personId'::text)) is not null)
    and (coalesce(("values" -> 'person'::text), 'null'::jsonb) = 'null'::jsonb))
    then app.still_notified_of(app.id_in(("values" ->> 'personId'::text))) else true end);

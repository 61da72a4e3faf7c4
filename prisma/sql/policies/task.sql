alter table task enable row level security;

create policy reads on task for select to waymark_app
  using (((referral_id is not null)
        and (( select app.role() as role) <> all (array['call-handler'::text, 'notifier'::text]))
    and (exists ( select from referral r where (r.id = task.referral_id))))
    or ((episode_id is not null)
      and (exists ( select from access_grant s
        where ((s.episode_id = task.episode_id) and (task.section = any (s.sections))
      and (task.section = any (( select app.read_sections() as read_sections)::text[]))
    and ((task.section <> 'whereabouts'::text)
      or ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[]))))) offset 0))));

create policy writes on task for insert to waymark_app
  with check (((referral_id is not null) and (exists ( select from referral r where (r.id = task.referral_id))))
      or ((episode_id is not null)
      and (exists ( select from access_grant s
        where ((s.episode_id = task.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis),
        s.basis) <> all (array['retained'::text, 'break-glass'::text]))
    and ((coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
        = any (array['lead'::text, 'area'::text, 'national'::text]))
    or (task.kind = any (array['arrangeDiscussion'::text, 'completeDiscussion'::text, 'reofferDiscussion'::text]))
    or ((task.kind = any (array['confirmReport'::text, 'riskReview'::text]))
      and (exists ( select from episode e
        where ((e.id = task.episode_id) and (e.status = 'reported'::text)
      and (e.recorded_by = ( select app.account_id() as account_id)))))))) offset 0))));

create policy changes on task for update to waymark_app
  using (((referral_id is not null) and (exists ( select from referral r where (r.id = task.referral_id))))
      or ((episode_id is not null)
      and (exists ( select from access_grant s
        where ((s.episode_id = task.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis),
        s.basis) <> all (array['retained'::text, 'break-glass'::text]))
    and ((coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
        = any (array['lead'::text, 'area'::text, 'national'::text]))
    or (task.kind
      = any (array['arrangeDiscussion'::text, 'completeDiscussion'::text, 'reofferDiscussion'::text])))) offset 0))));

create policy of_shares on task as restrictive for select to waymark_app
  using ((kind <> all (array['reviewShare'::text, 'reviewUrgentShare'::text]))
      or (owner_team = ( select app.own_team() as own_team))
    or (exists ( select from access_grant s
        where ((s.episode_id = task.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      = any (array['lead'::text, 'area'::text, 'placing'::text, 'national'::text]))) offset 0)));

create policy of_break_glass on task as restrictive for select to waymark_app
  using ((kind <> 'reviewBreakGlass'::text)
      or (exists ( select from access_grant s
        where ((s.episode_id = task.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      = any (array['lead'::text, 'national'::text]))) offset 0)));

create policy of_protection on task as restrictive for select to waymark_app
  using ((kind <> all (array['confirmUnseal'::text, 'decideRestriction'::text]))
      or (exists ( select from access_grant s
        where ((s.episode_id = task.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      = any (array['lead'::text, 'national'::text]))) offset 0)));

create policy of_places on task as restrictive for select to waymark_app
  using ((episode_id is null)
      or (exists ( select from access_grant s
        where ((s.episode_id = task.episode_id)
      and ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[]))
    or coalesce(((task.owner_team = ( select app.own_team() as own_team))
        or (task.owner_team = any (app.usual_teams(s.episode_id)))), true))) offset 0)));

create policy reads_of_questions on task for select to waymark_app
  using ((question_id is not null) and (exists ( select from question q where (q.id = task.question_id))));

create policy of_access on task as restrictive for select to waymark_app
  using ((kind <> 'answerAccess'::text)
      or (exists ( select from access_grant s
        where ((s.episode_id = task.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      = any (array['lead'::text, 'national'::text]))) offset 0)));

create policy of_correction on task as restrictive for select to waymark_app
  using ((kind <> all (array['acknowledgeCorrection'::text, 'passOnCorrection'::text]))
      or (owner_team = ( select app.own_team() as own_team))
    or ((section <> 'support'::text)
      and (exists ( select from access_grant s
        where ((s.episode_id = task.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      = any (array['lead'::text, 'national'::text]))) offset 0))));

create policy seen on task as restrictive for update to waymark_app
  using ((((referral_id is not null)
          and (( select app.role() as role) <> all (array['call-handler'::text, 'notifier'::text]))
    and (exists ( select from referral r where (r.id = task.referral_id))))
    or ((episode_id is not null)
      and (exists ( select from access_grant s
        where ((s.episode_id = task.episode_id) and (task.section = any (s.sections))
      and (task.section = any (( select app.read_sections() as read_sections)::text[]))
    and ((task.section <> 'whereabouts'::text)
      or ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[]))))) offset 0)))
    or ((question_id is not null) and (exists ( select from question q where (q.id = task.question_id)))))
    and ((kind <> all (array['reviewShare'::text, 'reviewUrgentShare'::text]))
      or (owner_team = ( select app.own_team() as own_team))
    or (exists ( select from access_grant s
        where ((s.episode_id = task.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      = any (array['lead'::text, 'area'::text, 'placing'::text, 'national'::text]))) offset 0)))
    and ((kind <> 'reviewBreakGlass'::text)
      or (exists ( select from access_grant s
        where ((s.episode_id = task.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      = any (array['lead'::text, 'national'::text]))) offset 0)))
    and ((kind <> all (array['confirmUnseal'::text, 'decideRestriction'::text]))
      or (exists ( select from access_grant s
        where ((s.episode_id = task.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      = any (array['lead'::text, 'national'::text]))) offset 0)))
    and ((episode_id is null)
      or (exists ( select from access_grant s
        where ((s.episode_id = task.episode_id)
      and ((not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[]))
    or coalesce(((task.owner_team = ( select app.own_team() as own_team))
        or (task.owner_team = any (app.usual_teams(s.episode_id)))), true))) offset 0)))
    and ((kind <> 'answerAccess'::text)
      or (exists ( select from access_grant s
        where ((s.episode_id = task.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      = any (array['lead'::text, 'national'::text]))) offset 0)))
    and ((kind <> all (array['acknowledgeCorrection'::text, 'passOnCorrection'::text]))
      or (owner_team = ( select app.own_team() as own_team))
    or ((section <> 'support'::text)
      and (exists ( select from access_grant s
        where ((s.episode_id = task.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      = any (array['lead'::text, 'national'::text]))) offset 0)))));

alter table draft enable row level security;

create policy own on draft for all to waymark_app
  using (account_id = (select app.account_id()) and team_id = (select app.own_team())
    and (episode_id is null or exists (select from my_access a where a.episode_id = draft.episode_id
      and a.basis <> 'retained' and section = any (a.granted) and section = any (a.readable) offset 0))
    and (person_id is null or exists (select from my_access a where a.person_id = draft.person_id
      and a.basis <> 'retained' and section = any (a.granted) and section = any (a.readable) offset 0)));

-- What may say where somebody was found is withheld with the place: two grants, so two policies.
create policy places on draft as restrictive for all to waymark_app
  using (episode_id is null
      or form not in ('recordFound', 'returnReport', 'recordDiscussion', 'notHeld', 'correction')
    or exists (select from my_access a where a.episode_id = draft.episode_id
      and a.basis <> 'retained' and a.may_know_whereabouts offset 0));

-- A draft about something of which the actor may no longer know is not there; it comes back with access.
create policy subject on draft as restrictive for all to waymark_app
  using (about is null or exists (select from draft_subject s where s.form = draft.form and s.id = about));

-- What a change does to the share of a team, told to that team and to those who see the whole list (access.md, rule 10). It stands as done by whoever made the change
-- where they may know of that team: their own, one to which they gave it, or any where they see the whole list. Else it happened by itself: what somebody did stands
-- in the event of what they did, and the walls and the relay let through what a team did.
create function app.tell_team(of_kind text, of_episode uuid, of_team uuid, given_by uuid, more jsonb default '{}', of_section text default 'summary', heard text default 'section') returns void
  language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into event (kind, subject, subject_id, section, audience, data, account_id, team_id, role, request_id)
  select of_kind, 'episode', of_episode, of_section, heard, more || jsonb_build_object('teamId', of_team),
    case when k.known then app.account_id() end, case when k.known then app.team_id() end, case when k.known then app.role() end, case when k.known then app.request_id() end
  from (select coalesce(heard = 'ownTeam' or app.team_id() in (of_team, given_by) or app.my_reasons(of_episode) && array['lead', 'area', 'placing', 'national'], false) as known) k $$;

-- Who is asked about a correction: what GET /corrections keeps from its corrector, the timeline does not tell them either.
select app.amend_function('app.ask_recipients', 'insert into event (kind, subject, subject_id, section, audience, data)
      values (''correction.asked'', ''episode'', reached.episode_id, case when private then ''support'' else ''summary'' end, case when private then ''ownTeam'' else ''section'' end, json_build_object(''id'', c.id, ''teamId'', leads));',
  'perform app.tell_team(''correction.asked'', reached.episode_id, leads, null, jsonb_build_object(''id'', c.id), case when private then ''support'' else ''summary'' end, case when private then ''ownTeam'' else ''section'' end);');

-- An agreement is ended by whoever keeps it, whose colleagues may be shared with themselves.
select app.amend_function('app.look_over_shares', 'insert into event (kind, subject, subject_id, data) values (case when', 'perform app.tell_team(case when');
select app.amend_function('app.look_over_shares', 'end, ''episode'', h.episode_id, json_build_object(''teamId'', h.to_team));', 'end, h.episode_id, h.to_team, h.given_by_team);');

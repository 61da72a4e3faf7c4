-- An answer to another agency's question is a disclosure: who answered whom, and when; never what was asked or said.
-- To the two teams, and to whoever leads and the national unit; under a restriction that they were told anything is all that the others of them read.
select app.amend_function('app.disclosures', 'select d.id::text, d.kind, d.disclosed_at, d.disclosed_at, 1, d.episode_id', $$select q.id || ' answer', 'answer', q.ended_at, q.ended_at, 1, q.episode_id, q.to_team, case when t.agency_id = me.agency_id then q.ended_by end, q.from_team, null,
      null, null, '{}', '{}', null, case when m.told then 'question' end, not m.told, null, null, null, null
    from question q join mine m on m.episode_id = q.episode_id join team t on t.id = q.to_team join team o on o.id = q.from_team cross join me
    where q.status = 'answered' and t.agency_id <> o.agency_id and (m.leads or me.team_id in (q.from_team, q.to_team))
    union all
    select d.id::text, d.kind, d.disclosed_at, d.disclosed_at, 1, d.episode_id$$);

-- Of the agency that answered: for its auditors. Being asked opens nothing, so where it knows of no episode there is neither reference nor person.
select app.amend_function('app.agency_disclosures', 'select d.id::text, d.kind, d.disclosed_at, d.disclosed_at, 1, d.person_id', $$select q.id || ' answer', 'answer', q.ended_at, q.ended_at, 1, q.person_id, q.episode_id, q.to_team, q.ended_by, q.from_team, null, '{}', '{}', null, 'question', null, null, null, null
    from question q join team o on o.id = q.from_team where q.to_team in (select id from teams) and q.status = 'answered' and o.agency_id <> ours
    union all
    select d.id::text, d.kind, d.disclosed_at, d.disclosed_at, 1, d.person_id$$);
select app.amend_function('app.agency_disclosures', $$select (select e.reference from episode e where e.id = c.episode_id), c.id, c.kind, c.at, c.last_at, c.times, c.person_id, c.episode_id,$$,
  $$select case when k.known then (select e.reference from episode e where e.id = c.episode_id) end, c.id, c.kind, c.at, c.last_at, c.times, case when k.known then c.person_id end, case when k.known then c.episode_id end,$$);
select app.amend_function('app.agency_disclosures', 'from chosen c order by', $$from chosen c cross join lateral (select c.kind <> 'answer' or app.agency_knows(ours, c.episode_id) as known) k order by$$);

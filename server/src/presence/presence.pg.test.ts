import { expect, test } from 'vitest'
import { presenceApi, presenceTimes } from '@waymark/shared/presence/presence.api.ts'
import { somebody, type Somebody } from '../../test/people.ts'
import { aProgram } from '../../test/program.ts'

const { owner, people, send, anEpisode, division } = await aProgram()
const { officer, sergeant, coordinator, otherOfficer } = people

const there = async (who: Somebody, episodeId: string, editing = '') => {
  const response = await send(who, 'GET', `/api/episodes/${episodeId}/presence${editing && `?editing=${editing}`}`)
  const body = JSON.parse(await response.text()) as { data: unknown } // as: every API answer has this shape
  return response.status === 200
    ? presenceApi.list.response.parse(body.data).map(({ name, editing }) => [name, editing])
    : response.status
}

test('users with an episode open see who else has it open, and which section they edit', async () => {
  const { episodeId } = await anEpisode('missing')
  expect(await there(officer, episodeId)).toEqual([])
  expect(await there(sergeant, episodeId, 'description')).toEqual([['A officer', null]])
  expect(await there(officer, episodeId)).toEqual([['A sergeant', 'description']])
  expect(await there(coordinator, episodeId)).toEqual([
    ['A officer', null],
    ['A sergeant', 'description'],
  ])
  expect(await there(otherOfficer, episodeId)).toBe(404)
})

test('a user who leaves an episode disappears from its presence after a time limit', async () => {
  const { episodeId } = await anEpisode('missing')
  await there(sergeant, episodeId)
  await owner.query(`update presence set at = now() - make_interval(secs => $2) where episode_id = $1`, [
    episodeId,
    presenceTimes.lasts / 1000 + 1,
  ])
  expect(await there(officer, episodeId)).toEqual([])
})

test('presence shows the edited section only to users whose role and grant may read it', async () => {
  const { episodeId } = await anEpisode('missing')
  const shared = await somebodyWithShare(episodeId)
  const colleague = await somebody(owner, shared.teamId, 'caseworker')
  await there(colleague, episodeId, 'health')
  expect(await there(shared, episodeId)).toEqual([['A caseworker', null]])
  await there(colleague, episodeId, 'summary')
  expect(await there(shared, episodeId)).toEqual([['A caseworker', 'summary']])
  await there(officer, episodeId, 'enquiries')
  expect(await there(coordinator, episodeId)).toContainEqual(['A officer', null])
})

test('presence hides users of a team that the reader may not know', async () => {
  const { episodeId } = await anEpisode('missing')
  const shared = await somebody(owner, (await somebodyWithShare(episodeId)).teamId, 'caseworker')
  await there(officer, episodeId)
  expect(await there(shared, episodeId)).toEqual([])
  // users of the found area are hidden too, from readers without access to whereabouts
  const { episodeId: found } = await anEpisode('located')
  await there(otherOfficer, found)
  expect(await there(officer, found)).toEqual([['A officer', null]])
  await owner.query(
    `with notified as (insert into event (kind, subject, subject_id) values ('share.ended', 'episode', $1)) update access_grant set sections = array['summary'] where episode_id = $1 and team_id = $2`,
    [found, coordinator.teamId],
  )
  await there(await somebody(owner, division, 'sergeant'), found)
  expect(await there(coordinator, found)).toEqual([
    ['A officer', null],
    ['A sergeant', null],
  ])
})

test('presence requests do not extend the session and write no access log entry', async () => {
  const { episodeId } = await anEpisode('missing')
  const before = await owner.query('select count(*)::int as n from access_log where $1 = any (ids)', [episodeId])
  await owner.query(`update session set active_at = now() - interval '10 minutes' where id = $1`, [officer.sessionId])
  await there(officer, episodeId)
  const after = await owner.query('select count(*)::int as n from access_log where $1 = any (ids)', [episodeId])
  expect(after.rows).toEqual(before.rows)
  const { rows } = await owner.query(`select active_at < now() - interval '9 minutes' as idle from session where id = $1`, [
    officer.sessionId,
  ])
  expect(rows).toEqual([{ idle: true }])
})

async function somebodyWithShare(episodeId: string): Promise<Somebody> {
  const who = people.caseworker
  await owner.query(
    `with notified as (insert into event (kind, subject, subject_id) values ('share.given', 'episode', $1))
     insert into access_grant (episode_id, person_id, team_id, sections, basis, open, risk, status, reported_at)
     select id, person_id, $2, array['summary'], 'share', true, risk, status, reported_at from episode where id = $1`,
    [episodeId, who.teamId],
  )
  return who
}

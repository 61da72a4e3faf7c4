import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { accessApi } from '@waymark/shared/access/access.api.ts'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { notificationApi } from '@waymark/shared/notifications/notification.api.ts'
import { personApi } from '@waymark/shared/people/person.api.ts'
import { riskApi } from '@waymark/shared/risk/risk.api.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'

const { people, ask, anEpisode, owner, config, council } = await aProgram()
const { officer, coordinator } = people
const housing = await somebody(owner, council, 'housing-officer')
const rooms = new Set<string>()
const relay = new pg.Client(config)
beforeAll(async () => {
  await relay.connect()
  const { rows } = await owner.query<{ address: string }>(`select app.channel('change') as address`)
  relay.on('notification', ({ payload = '{}' }) =>
    (JSON.parse(payload) as { to?: string[] }).to?.forEach(room => rooms.add(room)),
  ) // as: notify_change writes this payload
  await relay.query(`listen "${rows[0]?.address}"`)
})
afterAll(() => relay.end())

const terms = `Rolebasis${crypto.randomUUID().slice(0, 8)}`
const { episodeId, personId } = await anEpisode('missing', { person: { givenName: 'Mirren', familyName: terms } })

/** Whether each channel shows the episode to the housing officer. */
async function channels() {
  rooms.clear()
  await done(
    ask(officer, riskApi.assess, { params: { episodeId }, body: { ...exampleOf(riskApi.assess), id: crypto.randomUUID() } }),
  )
  const coordinatorHears = `team:${council}:council-coordinator`
  for (let tries = 0; tries < 100 && !rooms.has(coordinatorHears); tries++) await wait(50)
  const params = { episodeId }
  const seers = (await done(ask(coordinator, accessApi.whoSees, { params }))).data.teams.flatMap(team => team.seers)
  const board = (await done(ask(housing, episodeApi.board))).data.rows
  const found = (await done(ask(housing, personApi.search, { body: { terms } }))).data.hits
  const told = (await done(ask(housing, notificationApi.list))).data
  return {
    coordinatorHears: rooms.has(coordinatorHears),
    episode: (await ask(housing, episodeApi.read, { params })).status,
    timeline: (await ask(housing, episodeApi.timeline, { params })).status,
    person: (await ask(housing, personApi.read, { params: { personId } })).status,
    board: board.some(({ id }) => id === episodeId),
    search: found.length > 0,
    notifications: JSON.stringify(told).includes(episodeId),
    live: rooms.has(`team:${council}:housing-officer`),
    list: seers.some(({ role }) => role === 'housing-officer'),
  }
}

test('an access grant for the area opens nothing to a housing officer, in any channel, until an episode is shared', async () => {
  const hidden = { board: false, search: false, notifications: false, live: false, list: false }
  expect(await channels()).toEqual({ coordinatorHears: true, episode: 404, timeline: 404, person: 404, ...hidden })
  await owner.query('begin')
  await owner.query(`insert into event (kind, subject, subject_id) values ('share.given', 'episode', $1)`, [episodeId])
  await owner.query(`select app.add_grant($1, $2, 'share', array['summary', 'description'])`, [episodeId, council])
  await owner.query('commit')
  const open = { board: true, search: true, notifications: true, live: true, list: true }
  expect(await channels()).toEqual({ coordinatorHears: true, episode: 200, timeline: 200, person: 200, ...open })
})

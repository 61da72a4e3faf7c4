import { io, Manager, type Socket } from 'socket.io-client'
import { expect, test } from 'vitest'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { sessionApi } from '@waymark/shared/sessions/session.api.ts'
import { hashPassword } from './password.ts'
import { somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, glasgow } from '../../test/program.ts'

const { owner, people, program, ask, anEpisode, division } = await aProgram()

const once = (socket: Socket, event: 'connect' | 'disconnect') =>
  new Promise<void>(resolve => void socket.once(event, () => resolve()))

/** Adds a membership of another team to the account. */
async function joins(who: Somebody, teamId: string, role: string, until: string | null = null): Promise<string> {
  const { rows } = await owner.query(
    `with notified as (insert into event (kind, subject, subject_id) values ('account.created', 'account', $1))
     insert into membership (account_id, team_id, role, until) values ($1, $2, $3, $4) returning id`,
    [who.accountId, teamId, role, until],
  )
  return rows[0].id
}
const to = (who: Somebody, membershipId: string) => ask(who, sessionApi.switchTeam, { body: { membershipId } })

test('after switching teams a person has the access of the new team, and neither reads nor hears from the first', async () => {
  const me = await somebody(owner, division, 'officer')
  const charity = await joins(me, people.caseworker.teamId, 'caseworker')
  const { episodeId } = await anEpisode('missing')
  const read = async () => (await ask(me, episodeApi.read, { params: { episodeId } })).status
  expect(await read()).toBe(200)
  const socket = io(program.address, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { cookie: `waymark=${me.token}`, origin: program.address },
  })
  await once(socket, 'connect')
  const ended = once(socket, 'disconnect')
  const { data } = await done(to(me, charity))
  await ended
  expect([data.role, data.memberships.map(({ current }) => current).toSorted()]).toEqual(['caseworker', [false, true]])
  expect(data.allowed).not.toContain('episode.report')
  expect(await read()).toBe(404)
  const again = io(program.address, {
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { cookie: `waymark=${me.token}`, origin: program.address },
  })
  await once(again, 'connect')
  const heard: unknown[] = []
  again.on('changed', hints => heard.push(hints))
  await anEpisode('missing', { areaCode: glasgow })
  await new Promise(resolve => setTimeout(resolve, 700))
  expect(heard).toEqual([])
  again.close()
})

test('switching to another person’s, a past or an unknown membership gets the same refusal', async () => {
  const me = await somebody(owner, division, 'officer')
  const left = await joins(me, people.caseworker.teamId, 'caseworker', '2026-01-01T00:00:00Z')
  const answers = []
  for (const membershipId of [people.sergeant.membershipId, left, crypto.randomUUID()]) answers.push(await to(me, membershipId))
  expect(answers.map(({ status }) => status)).toEqual([400, 400, 400])
  expect(new Set(answers.map(({ problem }) => JSON.stringify(problem.fields))).size).toBe(1)
  const { data } = await done(ask(me, sessionApi.read))
  expect([data.role, data.memberships.length]).toEqual(['officer', 1])
})

test('a socket that began to open for the first team is refused after switching', async () => {
  const me = await somebody(owner, division, 'officer')
  const charity = await joins(me, people.caseworker.teamId, 'caseworker')
  const extraHeaders = { cookie: `waymark=${me.token}`, origin: program.address }
  const manager = new Manager(program.address, {
    transports: ['websocket'],
    reconnection: false,
    autoConnect: false,
    extraHeaders,
  })
  await new Promise<void>(resolve => void manager.open(() => resolve()))
  await done(to(me, charity))
  const socket = manager.socket('/')
  const outcome = new Promise<string>(resolve => {
    socket.once('connect', () => resolve('connected'))
    socket.once('connect_error', error => resolve(error.message))
  })
  socket.connect()
  expect(await outcome).toBe('not-signed-in')
  socket.close()
})

test('signing in again selects the team of the last activity', async () => {
  const email = 'two.teams@waymark.example'
  const me = await somebody(owner, division, 'officer', email, await hashPassword('a long enough password'))
  const second = await joins(me, people.caseworker.teamId, 'caseworker')
  const roleNow = async () =>
    (await done(ask(null, sessionApi.signIn, { body: { email, password: 'a long enough password' } }))).data.role
  expect(await roleNow()).toBe('officer')
  await done(to(me, second))
  expect(await roleNow()).toBe('caseworker')
  await done(to(me, me.membershipId))
  expect(await roleNow()).toBe('officer')
})

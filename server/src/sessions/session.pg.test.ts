import { once } from 'node:events'
import { io } from 'socket.io-client'
import { describe, expect, test } from 'vitest'
import { sessionApi } from '@waymark/shared/sessions/session.api.ts'
import { aProgram } from '../../test/program.ts'
import { somebody } from '../../test/people.ts'
import { hashPassword } from './password.ts'

const { people, ask, send, owner, program, division } = await aProgram()
const password = 'correct horse battery'
const hash = await hashPassword(password)
const account = async (email: string) => somebody(owner, division, 'officer', email, hash)
const signIn = (email: string, given = password) => ask(null, sessionApi.signIn, { body: { email, password: given } })
const socketOf = (token: string, headers: Record<string, string> = {}) =>
  io(program.address, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { cookie: `waymark=${token}`, origin: program.address, ...headers },
  })

describe('signing in', () => {
  test('signing in sets a cookie that scripts cannot read and other sites cannot send', async () => {
    await account('ailsa@waymark.example')
    const { status, headers, data } = await signIn('Ailsa@waymark.example ')
    expect([status, data.role]).toEqual([201, 'officer'])
    const cookie = headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^waymark=[\w-]{43};/)
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Strict/)
  })
  test('a wrong password, an unknown address and a disabled account get the same answer', async () => {
    await account('known@waymark.example')
    const off = await account('disabled@waymark.example')
    await owner.query('begin')
    await owner.query(`insert into event (kind, subject, subject_id) values ('account.created', 'account', $1)`, [off.accountId])
    await owner.query('update account set disabled_at = now() where id = $1', [off.accountId])
    await owner.query('commit')
    const answers = [
      await signIn('known@waymark.example', 'wrong'),
      await signIn('unknown@waymark.example', 'wrong'),
      await signIn('disabled@waymark.example'),
    ]
    for (const { status, problem } of answers)
      expect([status, { ...problem, requestId: '' }]).toEqual([401, { ...answers[0]?.problem, requestId: '' }])
  })
  test('signing in requires both email and password', async () => {
    const { status, problem } = await ask(null, sessionApi.signIn, { body: {} as never })
    expect([status, problem.fields?.map(({ path }) => path)]).toEqual([400, ['email', 'password']])
  })
  test('after ten wrong passwords sign-in must wait, even with the right one, and the same for unknown addresses', async () => {
    await account('guessed@waymark.example')
    for (const email of ['guessed@waymark.example', 'never.there@waymark.example']) {
      const tries = await Promise.all(Array.from({ length: 14 }, () => signIn(email, 'wrong')))
      expect(tries.filter(({ status }) => status === 401)).toHaveLength(10)
      const blocked = await signIn(email)
      expect([blocked.status, blocked.problem.code]).toEqual([429, 'too-many-tries'])
      expect(Number(blocked.headers.get('retry-after'))).toBeGreaterThan(0)
    }
  })
  test('the wait grows with each further wrong password, and counting restarts after a successful sign-in', async () => {
    await account('patient@waymark.example')
    const wait = async () => Number((await signIn('patient@waymark.example', 'wrong')).headers.get('retry-after'))
    for (let i = 0; i < 10; i++) await signIn('patient@waymark.example', 'wrong')
    const first = await wait()
    await owner.query(`update sign_in_attempt set at = at - interval '40 seconds'`)
    await signIn('patient@waymark.example', 'wrong')
    expect(await wait()).toBeGreaterThan(first)
    await owner.query(`update sign_in_attempt set at = at - interval '2 minutes'`)
    expect((await signIn('patient@waymark.example')).status).toBe(201)
    expect((await signIn('patient@waymark.example', 'wrong')).status).toBe(401)
  })
})

describe('a session', () => {
  test('signing out ends the session, so that its token is refused', async () => {
    const me = await account('leaver@waymark.example')
    expect((await ask(me, sessionApi.signOut)).status).toBe(200)
    expect((await ask(me, sessionApi.read)).status).toBe(401)
  })
  test('a session ends after 15 minutes without activity, and reading the session does not count as activity', async () => {
    const me = await account('idle@waymark.example')
    const idle = () => owner.query(`update session set active_at = now() - interval '14 minutes' where id = $1`, [me.sessionId])
    await idle()
    const read = await ask(me, sessionApi.read)
    expect(new Date(read.data.idleEndsAt).getTime() - Date.now()).toBeLessThan(61_000)
    await ask(me, sessionApi.stay)
    expect(new Date((await ask(me, sessionApi.read)).data.idleEndsAt).getTime() - Date.now()).toBeGreaterThan(14 * 60_000)
    await owner.query(`update session set active_at = now() - interval '15 minutes 1 second' where id = $1`, [me.sessionId])
    expect((await ask(me, sessionApi.read)).status).toBe(401)
    expect((await ask(me, sessionApi.stay)).status).toBe(401)
  })
  test('a session ends after twelve hours even with activity', async () => {
    const me = await account('long@waymark.example')
    await owner.query(`update session set created_at = now() - interval '12 hours 1 second' where id = $1`, [me.sessionId])
    expect((await ask(me, sessionApi.stay)).status).toBe(401)
  })
  test('a made-up session cookie is refused', async () => {
    expect((await send(null, 'GET', '/api/session', undefined, { cookie: 'waymark=chosen-by-an-attacker' })).status).toBe(401)
  })
})

describe('open sockets', () => {
  const ended = async (how: (who: Awaited<ReturnType<typeof account>>) => Promise<unknown>, email: string) => {
    const me = await account(email)
    const socket = socketOf(me.token)
    await new Promise(resolve => socket.once('connect', () => resolve(null)))
    const began = performance.now()
    const gone = new Promise(resolve => socket.once('disconnect', () => resolve(null)))
    await how(me)
    await gone
    return performance.now() - began
  }
  const withEvent = async (accountId: string, sql: string) => {
    await owner.query('begin')
    await owner.query(`insert into event (kind, subject, subject_id) values ('account.created', 'account', $1)`, [accountId])
    await owner.query(sql, [accountId])
    await owner.query('commit')
  }
  test('open sockets end within a second of signing out', async () =>
    expect(await ended(me => ask(me, sessionApi.signOut), 'a@waymark.example')).toBeLessThan(1000))
  test('open sockets end within a second when the account is disabled', async () =>
    expect(
      await ended(me => withEvent(me.accountId, 'update account set disabled_at = now() where id = $1'), 'b@waymark.example'),
    ).toBeLessThan(1000))
  test('open sockets end within a second when the membership ends', async () =>
    expect(
      await ended(
        me => withEvent(me.accountId, 'update membership set until = now() where account_id = $1'),
        'c@waymark.example',
      ),
    ).toBeLessThan(1000))
  test('a socket is not opened without a session or from another site', async () => {
    for (const [token, headers] of [
      ['no token', {}],
      [people.officer.token, { origin: 'https://evil.example' }],
    ] as const) {
      const socket = socketOf(token, headers)
      const [error] = await once(socket as never, 'connect_error')
      expect(error).toBeInstanceOf(Error)
      socket.close()
    }
  })
})

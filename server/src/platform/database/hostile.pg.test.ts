import { afterAll, describe, expect, test } from 'vitest'
import type { Change } from '@waymark/shared/platform/change.ts'
import { handoverApi } from '@waymark/shared/handovers/handover.api.ts'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { createHash } from 'node:crypto'
import pg from 'pg'
import { io } from 'socket.io-client'
import { aProgram, done, exampleOf } from '../../../test/program.ts'
import { openDatabase } from './database.ts'
import { sqlState } from './database-error.ts'

// Attacks by injected SQL that once succeeded. `npm run security:injection` tries hundreds of others.
const { config, secret, people, anEpisode, owner, asRole, ask, program, lines } = await aProgram()
const database = openDatabase({ config, secret })
afterAll(() => database.close())
const as = <T>(token: string, work: Parameters<typeof database.asActor<T>>[2]) =>
  database.asActor(token, crypto.randomUUID(), work)
const { officer, otherOfficer, coordinator, caseworker, worker } = people
const { episodeId } = await anEpisode()

describe('temporary tables', () => {
  test('a temporary table in place of session does not change the actor', async () => {
    const shadow = `create temp table session as select sha256(convert_to('${otherOfficer.token}', 'UTF8')) as token_hash, '${officer.accountId}'::uuid as account_id,
      '${officer.membershipId}'::uuid as membership_id, now() as created_at, now() as active_at, null::timestamptz as ended_at`
    const asked = as(otherOfficer.token, async tx => {
      await tx.$executeRawUnsafe(shadow)
      const [row] = await tx.$queryRawUnsafe<{ who: string }[]>('select app.account_id() as who')
      return [row?.who, await tx.episode.count()]
    })
    expect(await asked).toEqual([otherOfficer.accountId, 0])
  })
})

describe('an update without a condition', () => {
  test('an update without a condition overwrites nothing that the actor cannot read', async () => {
    const { episodeId: shared } = await anEpisode('afterReturn')
    const id = crypto.randomUUID()
    await done(
      ask(coordinator, referralApi.send, {
        params: { episodeId: shared },
        body: { ...exampleOf(referralApi.send), id, toTeam: worker.teamId, sections: ['summary'] },
      }),
    )
    await done(ask(worker, referralApi.accept, { params: { referralId: id } }))
    const blind = (sql: string) => as(worker.token, tx => tx.$executeRawUnsafe(sql)).catch(sqlState)
    expect(await blind(`update episode_circumstances set narrative = 'forged'`)).toBe(0)
    expect(await blind(`update person_care set lives_with = 'forged'`)).toBe(0)
  })
  test('an update without a condition takes over no referral', async () => {
    const { episodeId: offered } = await anEpisode('afterReturn')
    await done(
      ask(coordinator, referralApi.send, {
        params: { episodeId: offered },
        body: { ...exampleOf(referralApi.send), id: crypto.randomUUID(), toTeam: worker.teamId },
      }),
    )
    const take = as(officer.token, tx => tx.$executeRawUnsafe(`update referral set approved_by_team = '${officer.teamId}'`))
    expect(await take.catch(sqlState)).toBe(0)
  })
})

describe('the next request on a connection', () => {
  test('the next request on a connection does not run a statement that injected SQL prepared under our name', async () => {
    const first = `select set_config('app.token', $1, true), set_config('app.request_id', $2, true), set_config('app.clock', $3, true)`
    const name = createHash('sha256').update(first).digest('base64url')
    await as(caseworker.token, tx => tx.episode.count())
    await as(caseworker.token, async tx => {
      const [known] = await tx.$queryRawUnsafe<{ n: bigint }[]>(
        `select count(*) as n from pg_prepared_statements where name = '${name}'`,
      )
      expect(known?.n).toBe(1n) // otherwise this test uses the wrong name
      await tx.$executeRawUnsafe(`deallocate "${name}"`)
      await tx.$executeRawUnsafe(`prepare "${name}" (text, text, text) as select set_config('spied.token', $1, false), $2, $3`)
    })
    const [row] = await as(officer.token, tx =>
      tx.$queryRawUnsafe<{ who: string | null; spied: string | null }[]>(
        `select app.account_id() as who, current_setting('spied.token', true) as spied`,
      ),
    )
    expect([row?.who, row?.spied ?? '']).toEqual([officer.accountId, ''])
  })
  test('the next request on a connection finds no setting, cursor, channel or table of the last one', async () => {
    await as(caseworker.token, async tx => {
      await tx.$executeRawUnsafe(`set search_path = pg_temp`)
      await tx.$executeRawUnsafe(`create temp table left_behind (x int)`)
      await tx.$executeRawUnsafe(`declare left_open cursor with hold for select 1`)
      await tx.$executeRawUnsafe(`listen outbox`)
    })
    const [row] = await as(officer.token, tx =>
      tx.$queryRawUnsafe<{ left: string[] }[]>(`
      select array_remove(array[(select 'path' where current_setting('search_path') like '%temp%'), (select 'cursor' from pg_cursors where name = 'left_open'),
        (select 'channel' from pg_listening_channels()), (select 'table' where to_regclass('pg_temp.left_behind') is not null)], null) as left`),
    )
    expect(row?.left).toEqual([])
  })
})

describe('notifications on the channels of the relay', () => {
  test('a request can neither send changes through the relay nor stop it, because its channel names are secret', async () => {
    const socket = io(program.address, {
      transports: ['websocket'],
      extraHeaders: { cookie: `waymark=${officer.token}`, origin: program.address },
      forceNew: true,
    })
    const heard: string[] = []
    socket.on('changed', (changes: Change[]) =>
      heard.push(...changes.filter(({ kind }) => kind === 'access.changed').map(({ kind }) => kind)),
    )
    socket.on('disconnect', () => heard.push('disconnect'))
    await new Promise(resolve => socket.once('connect', () => resolve(null)))
    const change = JSON.stringify({
      entry: 1,
      to: [`account:${officer.accountId}`],
      of: 1,
      change: { kind: 'access.changed', subject: 'episode', id: episodeId },
    })
    const app = new pg.Client(asRole('app'))
    await app.connect()
    for (const payload of [change, 'no json', '{}'])
      await app.query(`select pg_notify('change', $1), pg_notify('outbox', $1)`, [payload])
    await app.query(`select pg_notify('session_ended', $1)`, [officer.sessionId])
    await expect(app.query(`select app.channel('change')`)).rejects.toThrow('permission denied')
    await expect(app.query('select * from relay_channel')).rejects.toThrow('permission denied')
    await app.end()
    await new Promise(resolve => setTimeout(resolve, 300))
    expect(heard).toEqual([])
    expect(lines.filter(line => line.startsWith('{"level":50'))).toEqual([])
    socket.close()
  })
})

test('withdrawing an inaccessible handover gets the same answer as withdrawing an unknown one', async () => {
  const id = crypto.randomUUID()
  await done(
    ask(officer, handoverApi.push, {
      params: { episodeId },
      body: { ...exampleOf(handoverApi.push), id, toTeam: officer.teamId, accountId: people.sergeant.accountId },
    }),
  )
  const withdraw = (of: string) =>
    as(caseworker.token, tx => tx.$queryRaw<{ it: boolean }[]>`select app.withdraw_handover(${of}::uuid) as it`).catch(sqlState)
  expect(await withdraw(id)).toEqual(await withdraw(crypto.randomUUID()))
})

test('whether an account may be assigned work is not disclosed for an inaccessible episode', async () => {
  const may = (token: string) =>
    as(
      token,
      tx => tx.$queryRaw<{ may: boolean }[]>`select app.may_be_given(${episodeId}::uuid, ${caseworker.accountId}::uuid) as may`,
    )
  expect([await may(officer.token), await may(caseworker.token)]).toEqual([[{ may: true }], [{ may: false }]])
  expect((await owner.query('select from relay_channel')).rowCount).toBe(2)
})

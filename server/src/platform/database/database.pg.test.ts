import { afterAll, describe, expect, test } from 'vitest'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { somebody } from '../../../test/people.ts'
import { aProgram, done, exampleOf } from '../../../test/program.ts'
import { openDatabase } from './database.ts'
import { sqlState } from './database-error.ts'

const { config, secret, people, anEpisode, owner, asRole, ask } = await aProgram()
const database = openDatabase({ config, secret })
afterAll(() => database.close())
const as = <T>(token: string, work: Parameters<typeof database.asActor<T>>[2]) =>
  database.asActor(token, crypto.randomUUID(), work)
const { episodeId, personId } = await anEpisode()

describe('PostgreSQL enforces the policies', () => {
  test('the lead team reads its episode; another division, no session and an unknown session read nothing', async () => {
    const count = (token: string) =>
      as(token, async tx => [
        await tx.episode.count(),
        await tx.person.count(),
        (await tx.$queryRaw<unknown[]>`select 1 from my_access`).length,
        await tx.event.count(),
      ])
    expect((await count(people.officer.token)).every(n => n > 0)).toBe(true)
    expect(await count(people.otherOfficer.token)).toEqual([0, 0, 0, 0])
    expect(await count('')).toEqual([0, 0, 0, 0])
    expect(await count('no such token')).toEqual([0, 0, 0, 0])
  })

  test.each([
    ['ended', 'ended_at = now()'],
    ['idle', `active_at = now() - interval '15 minutes 1 second'`],
    ['too old', `created_at = now() - interval '12 hours 1 second'`],
  ])('a session that is %s reads nothing, although its token is valid', async (_what, change) => {
    const leaver = await somebody(owner, people.officer.teamId, 'officer')
    const count = () => as(leaver.token, tx => tx.episode.count())
    expect(await count()).toBeGreaterThan(0)
    await owner.query(`update session set ${change} where id = $1`, [leaver.sessionId])
    expect(await count()).toBe(0)
  })

  test('a restricted found place is readable for the lead team and hidden from a partner', async () => {
    const { episodeId: restricted } = await anEpisode('located', { mayDisclose: 'nothing' })
    const places = (token: string) =>
      as(token, async tx => [
        await tx.foundPlace.count({ where: { episodeId: restricted } }),
        await tx.event.count({ where: { subjectId: restricted, section: 'whereabouts', kind: 'foundPlace.recorded' } }),
      ])
    expect(await places(people.officer.token)).toEqual([1, 1])
    expect(await places(people.coordinator.token)).toEqual([0, 0])
  })

  test('the next user of a connection does not inherit the session token', async () => {
    const one = openDatabase({ config, secret })
    await as(people.officer.token, tx => tx.episode.count())
    const { rows } = await owner.query(`select current_setting('app.token', true) as token`)
    expect(rows[0].token ?? '').toBe('')
    await one.close()
  })

  test('injected SQL cannot act as another account: ids are no tokens, and token hashes are unreadable', async () => {
    const forge = async (sql: string) =>
      as(people.otherOfficer.token, async tx => [await tx.$executeRawUnsafe(sql), await tx.episode.count()]).catch(error =>
        sqlState(error),
      )
    expect(await forge(`set local app.token = '${people.officer.accountId}'`)).toEqual([0, 0])
    expect(await forge(`set local app.account_id = '${people.officer.accountId}'`)).toEqual([0, 0])
    expect(await forge(`set local role waymark_owner`)).toBe('42501')
    expect(await forge(`set local session_replication_role = replica`)).toBe('42501')
    expect(await forge(`select token_hash from session`)).toBe('42501')
    expect(await forge(`select password_hash from account`)).toBe('42501')
  })

  test.each([
    [
      'insert an access grant',
      `insert into access_grant (episode_id, person_id, team_id, sections, basis, open, risk, status, reported_at) values ('${episodeId}', '${personId}', '${people.otherOfficer.teamId}', '{summary}', 'lead', true, 'low', 'missing', now())`,
    ],
    [
      'call the function that adds an access grant',
      `select app.add_grant('${episodeId}', '${people.otherOfficer.teamId}', 'lead', '{summary}')`,
    ],
    [
      'write an event as another account',
      `insert into event (kind, subject, subject_id, account_id) values ('episode.confirmed', 'episode', '${episodeId}', '${people.officer.accountId}')`,
    ],
    [
      'write an event on an inaccessible episode',
      `insert into event (kind, subject, subject_id) values ('episode.confirmed', 'episode', '${episodeId}')`,
    ],
    [
      'add information to an inaccessible episode',
      `insert into information (id, episode_id, source, text, learned_at) values (gen_random_uuid(), '${episodeId}', 'x', 'x', now())`,
    ],
    [
      'open an episode for an inaccessible person',
      `select app.open_episode(jsonb_build_object('id', gen_random_uuid(), 'personId', '${personId}', 'areaCode', 'S12000036', 'risk', 'low', 'missingFrom', 'other', 'reportedAt', now(), 'lastSeenAt', now()))`,
    ],
    ['change an event', `update event set kind = 'episode.closed'`],
    ['delete information', `delete from information`],
    ['truncate information', `truncate information`],
    [
      'set the time of an access log entry',
      `insert into access_log (action, outcome, at) values ('episode.read', 'shown', now())`,
    ],
  ])('injected SQL cannot %s', async (_what, sql) => {
    expect(await as(people.otherOfficer.token, tx => tx.$executeRawUnsafe(sql)).then(() => 'done', sqlState)).toBe('42501')
  })

  test('the functions that open and end access check role and basis themselves', async () => {
    const { episodeId: shared } = await anEpisode('afterReturn')
    const id = crypto.randomUUID()
    const call = (who: typeof people.officer, sql: string) =>
      as(who.token, tx => tx.$executeRawUnsafe(sql)).then(() => 'done', sqlState)
    await done(
      ask(people.coordinator, referralApi.send, {
        params: { episodeId: shared },
        body: { ...exampleOf(referralApi.send), id, toTeam: people.worker.teamId },
      }),
    )
    for (const who of [people.coordinator, people.caseworker, people.otherOfficer]) {
      expect(await call(who, `select app.accept_referral('${id}', gen_random_uuid())`)).toBe('42501')
    }
    await done(ask(people.worker, referralApi.accept, { params: { referralId: id } }))
    const { rows } = await owner.query('select id from share where referral_id = $1', [id])
    for (const who of [people.officer, people.caseworker, people.otherOfficer])
      expect(await call(who, `select app.end_share('${rows[0].id}', 'x')`)).toBe('42501')
    for (const who of [people.coordinator, people.worker])
      expect(await call(who, `select app.restrict_whereabouts('${shared}', 'nothing')`)).toBe('42501')
    for (const who of [people.coordinator, people.worker])
      expect(await call(who, `select app.open_found_area('${shared}', 'S12000034')`)).toBe('42501')
  })

  const seedGrant = async (of: string, to: typeof people.officer, account: string | null, opened: string) => {
    await owner.query('begin')
    await owner.query(`insert into event (kind, subject, subject_id) values ('share.given', 'episode', $1)`, [of])
    await owner.query(
      `insert into access_grant (episode_id, person_id, team_id, account_id, sections, basis, open, risk, status, reported_at)
       select id, person_id, $2, $3, $4, case when $3::uuid is null then 'share' else 'individual' end, true, risk, status, reported_at from episode where id = $1`,
      [of, to.teamId, account, opened],
    )
    await owner.query('commit')
  }

  test('an access grant that names an account opens nothing to the rest of the team', async () => {
    const { episodeId: named } = await anEpisode()
    const colleague = await somebody(owner, people.caseworker.teamId, 'caseworker')
    await seedGrant(named, people.caseworker, people.caseworker.accountId, '{summary}')
    const count = (token: string) => as(token, tx => tx.episode.count({ where: { id: named } }))
    expect([await count(people.caseworker.token), await count(colleague.token)]).toEqual([1, 0])
  })

  test('a section that is open to a team stays closed to a role that may not read it', async () => {
    const { episodeId: open } = await anEpisode()
    await seedGrant(open, people.caseworker, null, '{summary,description,enquiries}')
    const reads = as(people.caseworker.token, async tx => [
      await tx.episodeCircumstances.count({ where: { episodeId: open } }),
      await tx.episodeReporter.count({ where: { episodeId: open } }),
    ])
    expect(await reads).toEqual([1, 0])
  })

  test('an unconfirmed death is hidden from a team that does not lead, even with access to enquiries', async () => {
    const { episodeId: died } = await anEpisode()
    await seedGrant(died, people.otherOfficer, null, '{summary,enquiries}')
    await done(
      ask(people.inspector, episodeApi.recordDeath, { params: { episodeId: died }, body: exampleOf(episodeApi.recordDeath) }),
    )
    const notified = (token: string) =>
      as(token, async tx => [
        await tx.episodeDeath.count({ where: { episodeId: died } }),
        await tx.event.count({ where: { subjectId: died, kind: 'episode.deathRecorded' } }),
      ])
    expect([await notified(people.officer.token), await notified(people.otherOfficer.token)]).toEqual([
      [1, 1],
      [0, 0],
    ])
  })

  test('a team cannot approve a referral in the name of another team', async () => {
    const { episodeId: shared } = await anEpisode('afterReturn')
    const id = crypto.randomUUID()
    await done(
      ask(people.coordinator, referralApi.send, {
        params: { episodeId: shared },
        body: { ...exampleOf(referralApi.send), id, toTeam: people.worker.teamId },
      }),
    )
    const forge = as(people.coordinator.token, tx =>
      tx.referral.updateMany({ where: { id }, data: { approvedByTeam: people.officer.teamId } }),
    )
    expect(await forge.then(() => 'done', sqlState)).toBe('42501')
  })

  test('a request cannot set the time as the demo can', async () => {
    const now = await as(people.officer.token, async tx => {
      await tx.$executeRawUnsafe(`set local app.clock = '2001-01-01T00:00:00Z'`)
      const [row] = await tx.$queryRaw<{ now: Date }[]>`select app.now() as now`
      return row?.now
    })
    expect(now?.getUTCFullYear()).toBeGreaterThan(2020)
    expect(asRole('demo').user).toBe('waymark_demo')
  })
})

describe('no change without an event', () => {
  test('a change without an event is rolled back at its commit', async () => {
    const silent = as(people.officer.token, tx =>
      tx.information.createMany({
        data: { id: crypto.randomUUID(), episodeId, source: 'x', text: 'silent', learnedAt: new Date() },
      }),
    )
    expect(await silent.then(() => 'done', sqlState)).toBe('WMAUD')
    expect((await owner.query(`select from information where text = 'silent'`)).rowCount).toBe(0)
  })
  test('a change whose event is about another record is rolled back at its commit', async () => {
    const other = await anEpisode()
    const beside = as(people.officer.token, async tx => {
      await tx.information.createMany({
        data: { id: crypto.randomUUID(), episodeId, source: 'x', text: 'beside', learnedAt: new Date() },
      })
      await tx.event.createMany({ data: { kind: 'information.added', subject: 'episode', subjectId: other.episodeId } })
    })
    expect(await beside.then(() => 'done', sqlState)).toBe('WMAUD')
  })
  test('even the owner of the database cannot change events or delete access log entries', async () => {
    await ask(people.officer, episodeApi.read, { params: { episodeId } })
    await expect(owner.query(`update event set kind = 'episode.closed'`)).rejects.toThrow('written once')
    await expect(owner.query(`delete from access_log`)).rejects.toThrow('written once')
  })
})

import { afterAll, expect, it } from 'vitest'
import { exclusionApi } from '@waymark/shared/exclusions/exclusion.api.ts'
import { somebody, type Somebody } from '../../../test/people.ts'
import { aProgram, done } from '../../../test/program.ts'
import { sharingBy } from '../../../test/sharing.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { openDatabase, type Tx } from './database.ts'

const program = await aProgram()
const { ask, anEpisode, owner, division, config, secret } = program
const { referenceOf, give, refer } = sharingBy(program)
const database = openDatabase({ config, secret })
afterAll(() => database.close())

/** Runs work as a user in a transaction, and rolls it back. */
async function tried<T>(who: Somebody, work: (tx: Tx) => Promise<T>): Promise<T> {
  let answer: T | undefined
  const undone = new Error('undone')
  await database
    .asActor(who.token, crypto.randomUUID(), async tx => {
      answer = await work(tx)
      throw undone
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error
    })
  return answer as T // as: the work is over, or its error was thrown
}

const callable = (
  await owner.query<{ call: string }>(`
    select format('app.%I(%s)', p.proname, case p.pronargs when 1 then '$1' else '' end) as call from pg_proc p
    where p.pronamespace = 'app'::regnamespace and p.prokind = 'f' and has_function_privilege('waymark_app', p.oid, 'execute')
      and (p.pronargs = 0 or p.proargtypes::text = '25') and p.provolatile <> 'v' and p.prorettype <> 'trigger'::regtype
      and p.proname not in ('now', 'tx', 'request_id', 'moment', 'fold') order by 1`)
).rows.map(({ call }) => call)

/** The answers of all functions that take a reference or nothing. Numbers and times that differ by transaction become #. */
async function notified(tx: Tx, reference: string): Promise<string[]> {
  const all: string[] = []
  for (const call of callable) {
    const sql = `select to_jsonb(x)::text as says from ${call} x`
    const rows = await (
      call.includes('$1')
        ? tx.$queryRawUnsafe<{ says: string | null }[]>(sql, reference)
        : tx.$queryRawUnsafe<{ says: string | null }[]>(sql)
    ).catch(() => [{ says: 'refused' }])
    all.push(`${call}: ${rows.map(({ says }) => String(says).replaceAll(/-?\d{12,}|\d{4}-\d\d-\d\dT[\d:.+]+/g, '#')).join()}`)
  }
  return all
}

it('after an exclusion by a guessed reference, no function discloses whether the reference exists', async () => {
  const me = program.people.otherOfficer // of a division without access to the episode
  const exclude = (reference: string) =>
    tried(me, async tx => {
      await tx.$queryRaw`select app.exclude(gen_random_uuid(), ${me.accountId}::uuid, ${reference}, 'relative')`
      return notified(tx, reference)
    })
  const { episodeId } = await anEpisode('missing')
  expect(await exclude(await referenceOf(episodeId))).toEqual(await exclude('MP-2026-999999'))
})

it('no function discloses to excluded users that they are excluded, or from whom', async () => {
  const { episodeId } = await anEpisode('missing')
  const [excluded, other] = [await somebody(owner, division, 'officer'), await somebody(owner, division, 'officer')]
  const reference = await referenceOf(episodeId)
  const order = { id: crypto.randomUUID(), accountId: excluded.accountId, reference, why: 'relative' as const }
  await done(ask(program.people.inspector, exclusionApi.add, { body: order }))
  const heard = async (who: Somebody) =>
    (await tried(who, tx => notified(tx, reference))).map(line => line.replaceAll(who.accountId, 'who asks'))
  // these may answer with accessible data
  const onlyOfOthers = (line: string) => !/^app\.(actor|matched_people|\w+_since_found)\(\)/.test(line)
  expect((await heard(excluded)).filter(onlyOfOthers)).toEqual((await heard(other)).filter(onlyOfOthers))
})

it('no function discloses to a team with an ended share who is on the episode, or when the person was found', async () => {
  const { sergeant, caseworker } = program.people
  const { episodeId } = await anEpisode('afterReturn')
  const share = await give(sergeant, episodeId, caseworker)
  await done(ask(caseworker, shareApi.closeWork, { params: { episodeId, shareId: share } }))
  const [said] = await tried(
    caseworker,
    tx =>
      tx.$queryRaw<
        unknown[]
      >`select app.teams_before_find(${episodeId}::uuid) as teams, (select count(*)::int from app.referrals_since_found()) + (select count(*)::int from app.shares_since_found()) as found`,
  )
  expect(said).toEqual({ teams: [], found: 0 })
})

it('an excluded user gets the same answer about a referral to their team as about an unknown one', async () => {
  const { sergeant, caseworker } = program.people
  const team = { teamId: caseworker.teamId }
  const [excluded, colleague] = [
    await somebody(owner, team.teamId, 'caseworker'),
    await somebody(owner, team.teamId, 'caseworker'),
  ]
  const { episodeId } = await anEpisode('missing')
  const referral = await refer(sergeant, episodeId, caseworker)
  const may = (id: string) =>
    tried(
      excluded,
      tx => tx.$queryRaw<unknown[]>`select app.may_be_assigned_referral(${id}::uuid, ${colleague.accountId}::uuid) as may`,
    )
  expect(await may(referral)).toEqual([{ may: true }])
  await done(
    ask(excluded, exclusionApi.declare, {
      body: { id: crypto.randomUUID(), reference: await referenceOf(episodeId), why: 'relative' },
    }),
  )
  expect(await may(referral)).toEqual(await may(crypto.randomUUID()))
})

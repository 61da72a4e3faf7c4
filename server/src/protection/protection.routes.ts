import { Prisma } from '@waymark/prisma'
import { protectionApi as api } from '@waymark/shared/protection/protection.api.ts'
import { dueAfter, timers } from '@waymark/shared/tasks/timers.ts'
import { listNames } from '../episodes/who.read.ts'
import type { Tx } from '../platform/database/database.ts'
import { Problem } from '../platform/http/problem.ts'
import type { Mount } from '../platform/http/route.ts'
import { result, event } from '../platform/audit/record-events.ts'
import { personCommand, personQuery } from '../people/person-access.ts'
import { getProtection } from './protection.read.ts'

type Candidate = { account_id: string; name: string; team_id: string; role: string }

/** Mounts the seal, the restriction of whereabouts and the exceptions to both. The SQL functions decide who may act. */
export function protectionRoutes(mount: Mount): void {
  personQuery(mount, api.read, ({ tx, actor, of }) => getProtection(tx, actor, of))

  personCommand(mount, api.seal, async ({ tx, of, body: { id, reason } }) => {
    await assertDecided(tx, Prisma.sql`app.seal_person(${id}::uuid, ${of.id}::uuid, ${reason})`, 'protection.sealedAlready')
    return result({ id }, event('person.sealed', of.id, {}, 'lead'))
  })

  personCommand(mount, api.askUnseal, async ({ tx, of, body: { id, reason }, now }) => {
    const due = dueAfter(now, timers.confirmUnseal)
    const episodeId = await assertGiven(
      tx,
      Prisma.sql`app.ask_unseal(${id}::uuid, ${of.id}::uuid, ${reason}, ${due})`,
      'protection.notSealed',
    )
    return result({ id }, event('protection.asked', episodeId, { id, what: 'unseal' }, 'lead'))
  })

  personCommand(mount, api.answerUnseal, async ({ tx, of, params, body: { id, agree, reason } }) => {
    await assertAsked(tx, of.id, params.askingId)
    const answering = Prisma.sql`app.answer_unseal(${id}::uuid, ${of.id}::uuid, ${params.askingId}::uuid, ${agree}, ${reason})`
    const episodeId = await assertGiven(tx, answering, 'protection.notYours')
    const answer = event('protection.answered', episodeId, { id, what: 'unseal', agreed: agree }, 'lead')
    return result({ id }, answer, ...(agree ? [event('person.unsealed', of.id, {}, 'lead')] : []))
  })

  personCommand(mount, api.grantIndividual, async ({ tx, of, body: { id, teamId, accountId, until } }) => {
    const naming = Prisma.sql`app.grant_individual(${id}::uuid, ${of.id}::uuid, ${teamId}::uuid, ${accountId}::uuid, ${until}::timestamptz)`
    await assertChosen(tx, naming, 'Select somebody else, until a day within 90 days')
    return result({ id }, event('person.individualsChanged', of.id, {}, 'lead'))
  })

  personCommand(mount, api.endIndividual, async ({ tx, of, params, body: { id } }) => {
    await assertDecided(
      tx,
      Prisma.sql`app.end_individual(${id}::uuid, ${of.id}::uuid, ${params.accountId}::uuid)`,
      'protection.over',
    )
    return result({ id }, event('person.individualsChanged', of.id, {}, 'lead'))
  })

  personCommand(mount, api.restrict, async ({ tx, of, body: { id, mayDisclose, reason } }) => {
    await assertDecided(
      tx,
      Prisma.sql`app.restrict_person(${id}::uuid, ${of.id}::uuid, ${mayDisclose}, ${reason})`,
      'protection.asStrict',
    )
    return result({ id }, event('whereabouts.restricted', of.id, {}))
  })

  personCommand(mount, api.askRestrict, async ({ tx, of, body: { id, reason }, now }) => {
    const due = dueAfter(now, timers.decideRestriction)
    const asking = Prisma.sql`app.ask_restrict(${id}::uuid, ${of.id}::uuid, ${reason}, ${due})`
    const episodeId = await assertGiven(tx, asking, 'protection.askedAlready')
    return result({ id }, event('protection.asked', episodeId, { id, what: 'restrict' }, 'lead'))
  })

  personCommand(mount, api.refuseRestrict, async ({ tx, of, params, body: { id, reason } }) => {
    await assertAsked(tx, of.id, params.askingId)
    const refusing = Prisma.sql`app.refuse_restrict(${id}::uuid, ${of.id}::uuid, ${params.askingId}::uuid, ${reason})`
    const episodeId = await assertGiven(tx, refusing, 'protection.over')
    return result({ id }, event('protection.answered', episodeId, { id, what: 'restrict', agreed: false }, 'lead'))
  })

  personCommand(mount, api.lift, async ({ tx, of, body: { id, reason } }) => {
    await assertDecided(tx, Prisma.sql`app.lift_restriction(${id}::uuid, ${of.id}::uuid, ${reason})`, 'protection.notRestricted')
    return result({ id }, event('whereabouts.lifted', of.id, {}))
  })

  personQuery(mount, api.candidates, async ({ tx, of }) => {
    const rows = await tx.$queryRaw<Candidate[]>`select * from app.could_be_allow_listed(${of.id}::uuid)`
    const names = await listNames(
      tx,
      [],
      rows.map(row => row.team_id),
    )
    return rows.map(row => ({
      id: row.account_id,
      name: row.name,
      role: row.role,
      team: `${names.agency(row.team_id)}, ${names.team(row.team_id)}`,
    }))
  })

  personCommand(mount, api.addToAllowList, async ({ tx, of, body: { id, accountId } }) => {
    await assertChosen(
      tx,
      Prisma.sql`app.set_allow_listed(${id}::uuid, ${of.id}::uuid, ${accountId}::uuid, true)`,
      'Select somebody else who may know',
    )
    return result({ id }, event('allowList.changed', of.id, {}, 'lead'))
  })

  personCommand(mount, api.removeFromAllowList, async ({ tx, of, params, body: { id } }) => {
    await assertDecided(
      tx,
      Prisma.sql`app.set_allow_listed(${id}::uuid, ${of.id}::uuid, ${params.accountId}::uuid, false)`,
      'protection.over',
    )
    return result({ id }, event('allowList.changed', of.id, {}, 'lead'))
  })
}

async function call<T>(tx: Tx, deciding: Prisma.Sql): Promise<T | null> {
  const [row] = await tx.$queryRaw<{ answer: T | null }[]>`select ${deciding} as answer`
  return row?.answer ?? null
}
/** Throws refused if the SQL function does nothing. */
async function assertDecided(tx: Tx, deciding: Prisma.Sql, reason: string): Promise<void> {
  if (!(await call<boolean>(tx, deciding))) throw new Problem('refused', { reason, possible: [] })
}
/** Returns the episode whose lead team is concerned; throws refused if the SQL function does nothing. */
async function assertGiven(tx: Tx, deciding: Prisma.Sql, reason: string): Promise<string> {
  const episodeId = await call<string>(tx, deciding)
  if (episodeId === null) throw new Problem('refused', { reason, possible: [] })
  return episodeId
}
/** Throws invalid if the account cannot be chosen: the same answer for an excluded, an unknown or another team's account. */
async function assertChosen(tx: Tx, deciding: Prisma.Sql, message: string): Promise<void> {
  if (!(await call<boolean>(tx, deciding))) throw new Problem('invalid', { fields: [{ path: 'accountId', message }] })
}
/** Throws not-found unless the actor can read the request and it is about this person. */
async function assertAsked(tx: Tx, personId: string, id: string): Promise<void> {
  if ((await tx.protection.count({ where: { id, personId } })) === 0) throw new Problem('not-found')
}

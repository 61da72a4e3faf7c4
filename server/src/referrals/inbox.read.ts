import type { z } from 'zod'
import { Prisma } from '@waymark/prisma'
import { inboxPage, inboxStates, type Inbox, type InboxQuery } from '@waymark/shared/referrals/inbox.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Actor } from '../platform/http/context.ts'
import { presentRow, readAround } from './present-referral.ts'

type Asked = z.output<typeof InboxQuery>

/**
 * A page of the referrals that a team received or sent, with the number in each state under the other filters.
 * Row-level security applies to the page and to the counts.
 */
export async function listInbox(
  tx: Tx,
  actor: Actor,
  asked: Asked,
  now: Date,
): Promise<{ inbox: z.infer<typeof Inbox>; ids: string[] }> {
  const chosen = matching(actor, asked, now)
  const ids = await tx.$queryRaw<{ id: string }[]>`
    select r.id from referral r where ${chosen} and r.status = any (${[...inboxStates[asked.state]]})
    order by ${orders[asked.sort]}, r.id limit ${inboxPage} offset ${(asked.page - 1) * inboxPage}`
  const found = new Map(
    (await tx.referral.findMany({ where: { id: { in: ids.map(({ id }) => id) } } })).map(row => [row.id, row]),
  )
  const around = await readAround(tx, [...found.values()])
  const counts = await countStates(tx, chosen)
  const rows = ids.flatMap(({ id }) => found.get(id) ?? []).map(row => ({ of: row, shown: presentRow(row, actor, around) }))
  return {
    inbox: { rows: rows.map(({ shown }) => shown), count: counts[asked.state], counts },
    // a name that was shown is access to the episode too
    ids: rows.flatMap(({ of, shown }) => (shown.name === null ? [of.id] : [of.id, of.episodeId])),
  }
}

async function countStates(tx: Tx, chosen: Prisma.Sql): Promise<z.infer<typeof Inbox>['counts']> {
  const rows = await tx.$queryRaw<{ status: string; n: number }[]>`
    select r.status, count(*)::int as n from referral r where ${chosen} group by r.status`
  const of = (state: keyof typeof inboxStates) =>
    rows.filter(({ status }) => inboxStates[state].some(each => each === status)).reduce((sum, { n }) => sum + n, 0)
  return { open: of('open'), waiting: of('waiting'), active: of('active'), ended: of('ended'), all: of('all') }
}

/** All filters but the state. The assignee filter applies to received referrals only, because the sender may not know it. */
function matching(actor: Actor, { box, type, urgency, assignee, late }: Asked, now: Date): Prisma.Sql {
  const conditions = [
    box === 'received'
      ? Prisma.sql`r.to_team = ${actor.teamId}::uuid and r.sent_at is not null`
      : Prisma.sql`r.from_team = ${actor.teamId}::uuid`,
    type && Prisma.sql`r.type = ${type}`,
    urgency && Prisma.sql`r.urgency = ${urgency}`,
    assignee &&
      box === 'received' &&
      Prisma.sql`${assignedTo} is not distinct from ${assignee === 'me' ? actor.accountId : null}::uuid`,
    late && Prisma.sql`${due} <= ${now}`,
  ]
  return Prisma.join(
    conditions.filter(condition => typeof condition === 'object'),
    ' and ',
  )
}

const assignedTo = Prisma.sql`(select h.assignee_account from referral_assignee h where h.referral_id = r.id order by h.recorded_at desc, h.id desc limit 1)`
/** The next deadline. A referral that has ended has none, so none is looked up. */
const due = Prisma.sql`(case when r.ended_at is null then (select min(t.due_at) from task t where t.referral_id = r.id and t.ended_at is null) end)`
const newest = Prisma.sql`coalesce(r.sent_at, r.recorded_at) desc`
const orders = {
  due: Prisma.sql`(r.status = 'sent') desc, ${due} nulls last, (r.ended_at is not null), ${newest}`,
  newest,
} as const

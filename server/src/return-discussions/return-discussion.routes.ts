import { checkTime } from '@waymark/shared/episodes/whereabouts.ts'
import { next, possible } from '@waymark/shared/kernel/life.ts'
import { returnDiscussionApi as api } from '@waymark/shared/return-discussions/return-discussion.api.ts'
import {
  notHeldOutcomes,
  returnDiscussionLife,
  type ReturnDiscussionStatus,
} from '@waymark/shared/return-discussions/return-discussion.ts'
import type { Prisma } from '@waymark/prisma'
import { can } from '@waymark/shared/permissions.ts'
import { episodeCommand, episodeQuery, mustHoldInvalid, proceed, type Admitted } from '../episodes/on-episode.ts'
import type { Tx } from '../kernel/as-actor.ts'
import type { Actor } from '../kernel/context.ts'
import { Problem } from '../kernel/problem.ts'
import type { Mount } from '../kernel/route.ts'
import { done, happened } from '../kernel/tell.ts'
import { endClocks, giveClocks, startClock } from '../tasks/on-clock.ts'
import { dueAfter, timers } from '@waymark/shared/tasks/timers.ts'
import { listReturnDiscussions } from './return-discussion.read.ts'

type Act = 'returnDiscussion.offer' | 'returnDiscussion.arrange' | 'returnDiscussion.decline' | 'returnDiscussion.record'

/** A return discussion is due from the moment the person is found: offered, arranged, held, or the reason why not. */
export function returnDiscussionRoutes(mount: Mount): void {
  episodeQuery(mount, api.list, ({ tx, of }) => listReturnDiscussions(tx, of.id))

  episodeCommand(mount, api.offer, async ({ tx, of, actor, params, body, now }) => {
    const { status, row } = await proceedWith(tx, of, actor, params.returnDiscussionId, 'returnDiscussion.offer')
    const clock = { of: clocksOf(of, row.id), teamId: row.holder?.teamId ?? of.leadTeam, from: row.recordedAt }
    await endClocks(tx, now, clock.of, ['reofferDiscussion'])
    if (refused.has(row.status)) {
      await startClock(tx, now, { ...clock, kind: 'arrangeDiscussion', due: row.arrangeBy })
      await startClock(tx, now, { ...clock, kind: 'completeDiscussion', due: row.completeBy })
    }
    await change(tx, params.returnDiscussionId, { status, chosen: body.chosen })
    return done({ id: params.returnDiscussionId }, happened('returnDiscussion.offered', of.id, { chosen: body.chosen }))
  })

  episodeCommand(mount, api.arrange, async ({ tx, of, actor, params, body, now }) => {
    const { status, row } = await proceedWith(tx, of, actor, params.returnDiscussionId, 'returnDiscussion.arrange')
    if (of.locatedAt && new Date(body.arrangedFor) < of.locatedAt)
      mustHoldInvalid({ invalid: [{ path: 'arrangedFor', message: 'Enter a time after they were found' }] })
    await change(tx, params.returnDiscussionId, { status, arrangedFor: body.arrangedFor })
    await hold(tx, params.returnDiscussionId)
    const clocks = clocksOf(of, row.id)
    await endClocks(tx, now, clocks, ['arrangeDiscussion', 'reofferDiscussion'])
    if (refused.has(row.status))
      await startClock(tx, now, {
        kind: 'completeDiscussion',
        of: clocks,
        teamId: actor.teamId,
        from: row.recordedAt,
        due: row.completeBy,
      })
    else if (row.holder?.teamId !== actor.teamId)
      await giveClocks(tx, now, clocks, ['completeDiscussion'], { teamId: actor.teamId, accountId: actor.accountId })
    return done({ id: params.returnDiscussionId }, happened('returnDiscussion.arranged', of.id, {}))
  })

  episodeCommand(mount, api.decline, async ({ tx, of, actor, params, body, now }) => {
    const { row } = await proceedWith(tx, of, actor, params.returnDiscussionId, 'returnDiscussion.decline')
    const { id, outcome, reason, note } = body
    await tx.returnDiscussionRefusal.createMany({
      data: { id, returnDiscussionId: params.returnDiscussionId, episodeId: of.id, outcome, reason, note: note ?? null },
    })
    await change(tx, params.returnDiscussionId, { status: outcome })
    const clocks = clocksOf(of, row.id)
    await endClocks(tx, now, clocks, undefined, 'dropped')
    // Declined once: asked once more, after a while.
    const due = dueAfter(now, timers.reofferDiscussion)
    if (outcome === 'declined' && !(await wasDeclinedBefore(tx, row.id, id)))
      await startClock(tx, now, {
        kind: 'reofferDiscussion',
        of: clocks,
        teamId: row.holder?.teamId ?? of.leadTeam,
        from: now,
        due,
      })
    return done({ id }, happened('returnDiscussion.notHeld', of.id, { outcome }))
  })

  episodeCommand(mount, api.record, async ({ tx, of, actor, params, body, now }) => {
    const { status } = await proceedWith(tx, of, actor, params.returnDiscussionId, 'returnDiscussion.record')
    mustHoldInvalid(checkTime('heldAt', body.heldAt, of.locatedAt ?? of.lastSeenAt, now))
    const { id, heldAt, mode, seenAlone, ownWords, workersView, wouldHelp } = body
    await tx.returnDiscussionRecord.createMany({
      data: {
        id,
        returnDiscussionId: params.returnDiscussionId,
        episodeId: of.id,
        mode,
        seenAlone,
        ownWords,
        workersView,
        wouldHelp: wouldHelp ?? null,
      },
    })
    await change(tx, params.returnDiscussionId, { status, heldAt })
    await hold(tx, params.returnDiscussionId)
    await endClocks(tx, now, clocksOf(of, params.returnDiscussionId))
    return done({ id }, happened('returnDiscussion.held', of.id, {}), happened('returnDiscussion.recorded', of.id, { id }))
  })
}

type Row = Prisma.ReturnDiscussionGetPayload<{ include: { holder: true } }>
const clocksOf = (of: Admitted, about: string) => ({ episodeId: of.id, about })
/** No discussion came about: its clocks have ended. */
const refused: ReadonlySet<string> = new Set(notHeldOutcomes)

const wasDeclinedBefore = async (tx: Tx, returnDiscussionId: string, but: string) =>
  (await tx.returnDiscussionRefusal.count({ where: { returnDiscussionId, outcome: 'declined', id: { not: but } } })) > 0

/** The team that acts is its holder from now on. */
const hold = (tx: Tx, id: string) => tx.$queryRaw`select app.hold_discussion(${id}::uuid)::text`

const change = (tx: Tx, id: string, data: { status: string; chosen?: string; arrangedFor?: string; heldAt?: string }) =>
  tx.returnDiscussion.updateMany({ where: { id }, data: { ...data, version: { increment: 1 } } })

async function proceedWith(
  tx: Tx,
  of: Admitted,
  actor: Actor,
  id: string,
  act: Act,
): Promise<{ status: ReturnDiscussionStatus; row: Row }> {
  proceed(of, actor, act)
  const row = await tx.returnDiscussion.findUnique({ where: { id }, include: { holder: true } })
  if (!row || row.episodeId !== of.id) throw new Problem('not-found')
  const from = row.status as ReturnDiscussionStatus // as: PostgreSQL checks the list
  const status = next<ReturnDiscussionStatus, Act>(returnDiscussionLife, from, act)
  const others = possible<ReturnDiscussionStatus, Act>(returnDiscussionLife, from).filter(other =>
    can(actor.role, of.reasons, other),
  )
  if (status === null) throw new Problem('refused', { reason: `returnDiscussion.${from}`, possible: others })
  return { status, row }
}

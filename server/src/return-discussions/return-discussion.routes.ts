import { checkTime } from '@waymark/shared/episodes/whereabouts.ts'
import { nextState, possibleActions } from '@waymark/shared/platform/transitions.ts'
import { returnDiscussionApi as api } from '@waymark/shared/return-discussions/return-discussion.api.ts'
import {
  notHeldOutcomes,
  returnDiscussionTransitions,
  type ReturnDiscussionStatus,
} from '@waymark/shared/return-discussions/return-discussion.ts'
import type { Prisma } from '@waymark/prisma'
import { can } from '@waymark/shared/permissions.ts'
import { episodeCommand, episodeQuery, assertValid, transition, type EpisodeAccess } from '../episodes/episode-access.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Actor } from '../platform/http/context.ts'
import { Problem } from '../platform/http/problem.ts'
import type { Mount } from '../platform/http/route.ts'
import { result, event } from '../platform/audit/record-events.ts'
import { completeDeadlines, reassignDeadlines, startDeadline } from '../tasks/deadline.ts'
import { dueAfter, timers } from '@waymark/shared/tasks/timers.ts'
import { listReturnDiscussions } from './return-discussion.read.ts'

type StateAction = 'returnDiscussion.offer' | 'returnDiscussion.arrange' | 'returnDiscussion.decline' | 'returnDiscussion.record'

/** A return discussion is due once the person is found. It is offered, arranged and held, or the reason why not is recorded. */
export function returnDiscussionRoutes(mount: Mount): void {
  episodeQuery(mount, api.list, ({ tx, of }) => listReturnDiscussions(tx, of.id))

  episodeCommand(mount, api.offer, async ({ tx, of, actor, params, body, now }) => {
    const { status, row } = await transitionDiscussion(tx, of, actor, params.returnDiscussionId, 'returnDiscussion.offer')
    const deadline = { of: deadlinesOf(of, row.id), teamId: row.assignee?.teamId ?? of.leadTeam, from: row.recordedAt }
    await completeDeadlines(tx, now, deadline.of, ['reofferDiscussion'])
    if (refused.has(row.status)) {
      await startDeadline(tx, now, { ...deadline, kind: 'arrangeDiscussion', due: row.arrangeBy })
      await startDeadline(tx, now, { ...deadline, kind: 'completeDiscussion', due: row.completeBy })
    }
    await change(tx, params.returnDiscussionId, { status, chosen: body.chosen })
    return result({ id: params.returnDiscussionId }, event('returnDiscussion.offered', of.id, { chosen: body.chosen }))
  })

  episodeCommand(mount, api.arrange, async ({ tx, of, actor, params, body, now }) => {
    const { status, row } = await transitionDiscussion(tx, of, actor, params.returnDiscussionId, 'returnDiscussion.arrange')
    if (of.locatedAt && new Date(body.arrangedFor) < of.locatedAt)
      assertValid({ invalid: [{ path: 'arrangedFor', message: 'Enter a time after they were found' }] })
    await change(tx, params.returnDiscussionId, { status, arrangedFor: body.arrangedFor })
    await hold(tx, params.returnDiscussionId)
    const deadlines = deadlinesOf(of, row.id)
    await completeDeadlines(tx, now, deadlines, ['arrangeDiscussion', 'reofferDiscussion'])
    if (refused.has(row.status))
      await startDeadline(tx, now, {
        kind: 'completeDiscussion',
        of: deadlines,
        teamId: actor.teamId,
        from: row.recordedAt,
        due: row.completeBy,
      })
    else if (row.assignee?.teamId !== actor.teamId)
      await reassignDeadlines(tx, now, deadlines, ['completeDiscussion'], { teamId: actor.teamId, accountId: actor.accountId })
    return result({ id: params.returnDiscussionId }, event('returnDiscussion.arranged', of.id, {}))
  })

  episodeCommand(mount, api.decline, async ({ tx, of, actor, params, body, now }) => {
    const { row } = await transitionDiscussion(tx, of, actor, params.returnDiscussionId, 'returnDiscussion.decline')
    const { id, outcome, reason, note } = body
    await tx.returnDiscussionRefusal.createMany({
      data: { id, returnDiscussionId: params.returnDiscussionId, episodeId: of.id, outcome, reason, note: note ?? null },
    })
    await change(tx, params.returnDiscussionId, { status: outcome })
    const deadlines = deadlinesOf(of, row.id)
    await completeDeadlines(tx, now, deadlines, undefined, 'dropped')
    // After the first time it is declined, it is offered once more later.
    const due = dueAfter(now, timers.reofferDiscussion)
    if (outcome === 'declined' && !(await wasDeclinedBefore(tx, row.id, id)))
      await startDeadline(tx, now, {
        kind: 'reofferDiscussion',
        of: deadlines,
        teamId: row.assignee?.teamId ?? of.leadTeam,
        from: now,
        due,
      })
    return result({ id }, event('returnDiscussion.notHeld', of.id, { outcome }))
  })

  episodeCommand(mount, api.record, async ({ tx, of, actor, params, body, now }) => {
    const { status } = await transitionDiscussion(tx, of, actor, params.returnDiscussionId, 'returnDiscussion.record')
    assertValid(checkTime('heldAt', body.heldAt, of.locatedAt ?? of.lastSeenAt, now))
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
    await completeDeadlines(tx, now, deadlinesOf(of, params.returnDiscussionId))
    return result({ id }, event('returnDiscussion.held', of.id, {}), event('returnDiscussion.recorded', of.id, { id }))
  })
}

type Row = Prisma.ReturnDiscussionGetPayload<{ include: { assignee: true } }>
const deadlinesOf = (of: EpisodeAccess, about: string) => ({ episodeId: of.id, about })
/** The statuses in which no discussion was held, so that its deadlines have ended. */
const refused: ReadonlySet<string> = new Set(notHeldOutcomes)

const wasDeclinedBefore = async (tx: Tx, returnDiscussionId: string, but: string) =>
  (await tx.returnDiscussionRefusal.count({ where: { returnDiscussionId, outcome: 'declined', id: { not: but } } })) > 0

/** Makes the acting team the assignee. */
const hold = (tx: Tx, id: string) => tx.$queryRaw`select app.assign_discussion(${id}::uuid)::text`

type Change = Pick<Prisma.ReturnDiscussionUpdateManyMutationInput, 'status' | 'chosen' | 'arrangedFor' | 'heldAt'>
const change = (tx: Tx, id: string, data: Change) =>
  tx.returnDiscussion.updateMany({ where: { id }, data: { ...data, version: { increment: 1 } } })

async function transitionDiscussion(
  tx: Tx,
  of: EpisodeAccess,
  actor: Actor,
  id: string,
  action: StateAction,
): Promise<{ status: ReturnDiscussionStatus; row: Row }> {
  transition(of, actor, action)
  const row = await tx.returnDiscussion.findUnique({ where: { id }, include: { assignee: true } })
  if (!row || row.episodeId !== of.id) throw new Problem('not-found')
  const from = row.status
  const status = nextState<ReturnDiscussionStatus, StateAction>(returnDiscussionTransitions, from, action)
  const others = possibleActions<ReturnDiscussionStatus, StateAction>(returnDiscussionTransitions, from).filter(other =>
    can(actor.role, of.bases, other),
  )
  if (status === null) throw new Problem('refused', { reason: `returnDiscussion.${from}`, possible: others })
  return { status, row }
}

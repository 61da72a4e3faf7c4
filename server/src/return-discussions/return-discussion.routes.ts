import { checkTime } from '@waymark/shared/episodes/whereabouts.ts'
import { next, possible } from '@waymark/shared/kernel/life.ts'
import { returnDiscussionApi as api } from '@waymark/shared/return-discussions/return-discussion.api.ts'
import { returnDiscussionLife, type ReturnDiscussionStatus } from '@waymark/shared/return-discussions/return-discussion.ts'
import { can } from '@waymark/shared/permissions.ts'
import { episodeCommand, episodeQuery, mustHoldInvalid, proceed, type Admitted } from '../episodes/on-episode.ts'
import type { Tx } from '../kernel/as-actor.ts'
import type { Actor } from '../kernel/context.ts'
import { Problem } from '../kernel/problem.ts'
import type { Mount } from '../kernel/route.ts'
import { done, happened } from '../kernel/tell.ts'
import { listReturnDiscussions } from './return-discussion.read.ts'

type Act = 'returnDiscussion.offer' | 'returnDiscussion.arrange' | 'returnDiscussion.decline' | 'returnDiscussion.record'

/** A return discussion is due from the moment the person is found: offered, arranged, held, or the reason why not. */
export function returnDiscussionRoutes(mount: Mount): void {
  episodeQuery(mount, api.list, ({ tx, of }) => listReturnDiscussions(tx, of.id))

  episodeCommand(mount, api.offer, async ({ tx, of, actor, params, body }) => {
    const status = await proceedWith(tx, of, actor, params.returnDiscussionId, 'returnDiscussion.offer')
    await change(tx, params.returnDiscussionId, { status, chosen: body.chosen })
    return done({ id: params.returnDiscussionId }, happened('returnDiscussion.offered', of.id, { chosen: body.chosen }))
  })

  episodeCommand(mount, api.arrange, async ({ tx, of, actor, params, body }) => {
    const status = await proceedWith(tx, of, actor, params.returnDiscussionId, 'returnDiscussion.arrange')
    if (of.locatedAt && new Date(body.arrangedFor) < of.locatedAt)
      mustHoldInvalid({ invalid: [{ path: 'arrangedFor', message: 'Enter a time after they were found' }] })
    await change(tx, params.returnDiscussionId, { status, arrangedFor: body.arrangedFor, holderTeam: actor.teamId })
    return done({ id: params.returnDiscussionId }, happened('returnDiscussion.arranged', of.id, {}))
  })

  episodeCommand(mount, api.decline, async ({ tx, of, actor, params, body }) => {
    await proceedWith(tx, of, actor, params.returnDiscussionId, 'returnDiscussion.decline')
    const { id, outcome, reason, note } = body
    await tx.returnDiscussionRefusal.createMany({
      data: { id, returnDiscussionId: params.returnDiscussionId, episodeId: of.id, outcome, reason, note: note ?? null },
    })
    await change(tx, params.returnDiscussionId, { status: outcome })
    return done({ id }, happened('returnDiscussion.notHeld', of.id, { outcome }))
  })

  episodeCommand(mount, api.record, async ({ tx, of, actor, params, body, now }) => {
    const status = await proceedWith(tx, of, actor, params.returnDiscussionId, 'returnDiscussion.record')
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
    await change(tx, params.returnDiscussionId, { status, heldAt, holderTeam: actor.teamId })
    return done({ id }, happened('returnDiscussion.held', of.id, {}), happened('returnDiscussion.recorded', of.id, { id }))
  })
}

const change = (
  tx: Tx,
  id: string,
  data: { status: string; chosen?: string; arrangedFor?: string; heldAt?: string; holderTeam?: string },
) => tx.returnDiscussion.updateMany({ where: { id }, data: { ...data, version: { increment: 1 } } })

async function proceedWith(tx: Tx, of: Admitted, actor: Actor, id: string, act: Act): Promise<ReturnDiscussionStatus> {
  proceed(of, actor, act)
  const row = await tx.returnDiscussion.findUnique({ where: { id } })
  if (!row || row.episodeId !== of.id) throw new Problem('not-found')
  const from = row.status as ReturnDiscussionStatus // as: PostgreSQL checks the list
  const status = next<ReturnDiscussionStatus, Act>(returnDiscussionLife, from, act)
  const others = possible<ReturnDiscussionStatus, Act>(returnDiscussionLife, from).filter(other =>
    can(actor.role, of.reasons, other),
  )
  if (status === null) throw new Problem('refused', { reason: `returnDiscussion.${from}`, possible: others })
  return status
}

import { episodeApi as api } from '@waymark/shared/episodes/episode.api.ts'
import { checkTime, returnDiscussionDue } from '@waymark/shared/episodes/whereabouts.ts'
import { assertArea } from '../directory/directory.read.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Mount } from '../platform/http/route.ts'
import { result, event } from '../platform/audit/record-events.ts'
import { completeDeadlines } from '../tasks/deadline.ts'
import { startReturnDeadlines } from './return-deadlines.ts'
import { episodeCommand, assertValid, transition } from './episode-access.ts'

/** Mounts the commands on a return: the person is found, a partner reports a return, and police record the return check. */
export function returnRoutes(mount: Mount): void {
  episodeCommand(mount, api.locate, async ({ tx, of, actor, body, now }) => {
    const status = transition(of, actor, 'episode.locate')
    assertValid(checkTime('locatedAt', body.locatedAt, of.lastSeenAt, now))
    await assertArea(tx, 'areaCode', body.areaCode)
    const { mayDisclose, locatedAt, kind, address, areaCode, foundBy } = body

    // The restriction comes first, so that the place is never shown without it.
    await tx.$queryRaw`select app.restrict_whereabouts(${of.id}::uuid, ${mayDisclose})::text`
    await tx.episode.updateMany({ where: { id: of.id }, data: { status, locatedAt, version: { increment: 1 } } })
    await tx.foundPlace.createMany({ data: { episodeId: of.id, kind, address, areaCode: areaCode ?? null, foundBy } })
    if (areaCode) await tx.$queryRaw`select app.open_found_area(${of.id}::uuid, ${areaCode})::text`
    const discussionId = crypto.randomUUID()
    await tx.returnDiscussion.createMany({
      data: { id: discussionId, episodeId: of.id, status: 'due', ...returnDiscussionDue(locatedAt) },
    })
    await startReturnDeadlines(tx, of, now, {
      discussionId,
      locatedAt,
      areaCode: (await mayBeNotified(tx, of.personId)) ? areaCode : undefined,
    })

    const events = [
      event('foundPlace.recorded', of.id, {}),
      event('returnDiscussion.due', of.id, {}),
      ...(mayDisclose === 'full' ? [] : [event('whereabouts.restricted', of.personId, {})]),
    ]
    return result({ id: of.id }, event('episode.located', of.id, {}), ...events)
  })

  episodeCommand(mount, api.reportReturn, async ({ tx, of, actor, body, now }) => {
    transition(of, actor, 'return.report')
    assertValid(checkTime('returnedAt', body.returnedAt, of.lastSeenAt, now))
    await tx.returnReport.createMany({ data: { id: body.id, episodeId: of.id, returnedAt: body.returnedAt, text: body.text } })
    return result({ id: body.id }, event('return.reported', of.id, { id: body.id }))
  })

  episodeCommand(mount, api.checkReturn, async ({ tx, of, actor, body, now }) => {
    const status = transition(of, actor, 'returnCheck.record')
    assertValid(checkTime('seenAt', body.seenAt, of.locatedAt ?? of.lastSeenAt, now))
    const { seenAt, condition, harm, note } = body
    await tx.returnCheck.createMany({ data: { episodeId: of.id, seenAt, condition, harm, note: note ?? null } })
    await tx.episode.updateMany({ where: { id: of.id }, data: { status, version: { increment: 1 } } })
    await tx.$queryRaw`select app.settle_found_area(${of.id}::uuid)::text`
    await completeDeadlines(tx, now, { episodeId: of.id }, ['returnCheck'])
    return result({ id: of.id }, event('returnCheck.recorded', of.id, {}))
  })
}

/** Whether the whereabouts may be disclosed in full; an earlier restriction counts too. */
async function mayBeNotified(tx: Tx, personId: string): Promise<boolean> {
  const protection = await tx.personProtection.findUnique({ where: { personId } })
  return (protection?.whereabouts ?? 'full') === 'full'
}

import { episodeApi as api } from '@waymark/shared/episodes/episode.api.ts'
import { checkTime, returnDiscussionDue } from '@waymark/shared/episodes/whereabouts.ts'
import { mustBeArea } from '../directory/directory.read.ts'
import type { Tx } from '../kernel/as-actor.ts'
import type { Mount } from '../kernel/route.ts'
import { done, happened } from '../kernel/tell.ts'
import { endClocks } from '../tasks/on-clock.ts'
import { startReturnClocks } from './return-clocks.ts'
import { episodeCommand, mustHoldInvalid, proceed } from './on-episode.ts'

/** Found, and seen: what ends being missing and begins the time after it. */
export function returnRoutes(mount: Mount): void {
  episodeCommand(mount, api.locate, async ({ tx, of, actor, body, now }) => {
    const status = proceed(of, actor, 'episode.locate')
    mustHoldInvalid(checkTime('locatedAt', body.locatedAt, of.lastSeenAt, now))
    await mustBeArea(tx, 'areaCode', body.areaCode)
    const { told, locatedAt, kind, address, areaCode, foundBy } = body

    await tx.$queryRaw`select app.restrict_whereabouts(${of.id}::uuid, ${told})::text` // before anything leaves
    await tx.episode.updateMany({ where: { id: of.id }, data: { status, locatedAt, version: { increment: 1 } } })
    await tx.foundPlace.createMany({ data: { episodeId: of.id, kind, address, areaCode: areaCode ?? null, foundBy } })
    if (areaCode) await tx.$queryRaw`select app.open_found_area(${of.id}::uuid, ${areaCode})::text`
    const discussionId = crypto.randomUUID()
    await tx.returnDiscussion.createMany({
      data: { id: discussionId, episodeId: of.id, status: 'due', ...returnDiscussionDue(locatedAt) },
    })
    await startReturnClocks(tx, of, now, {
      discussionId,
      locatedAt,
      areaCode: (await mayBeTold(tx, of.personId)) ? areaCode : undefined,
    })

    const events = [
      happened('foundPlace.recorded', of.id, {}),
      happened('returnDiscussion.due', of.id, {}),
      ...(told === 'full' ? [] : [happened('whereabouts.restricted', of.personId, {})]),
    ]
    return done({ id: of.id }, happened('episode.located', of.id, {}), ...events)
  })

  episodeCommand(mount, api.reportReturn, async ({ tx, of, actor, body, now }) => {
    proceed(of, actor, 'return.report')
    mustHoldInvalid(checkTime('returnedAt', body.returnedAt, of.lastSeenAt, now))
    await tx.returnReport.createMany({ data: { id: body.id, episodeId: of.id, returnedAt: body.returnedAt, text: body.text } })
    return done({ id: body.id }, happened('return.reported', of.id, { id: body.id }))
  })

  episodeCommand(mount, api.checkReturn, async ({ tx, of, actor, body, now }) => {
    const status = proceed(of, actor, 'returnCheck.record')
    mustHoldInvalid(checkTime('seenAt', body.seenAt, of.locatedAt ?? of.lastSeenAt, now))
    const { seenAt, condition, harm, note } = body
    await tx.returnCheck.createMany({ data: { episodeId: of.id, seenAt, condition, harm, note: note ?? null } })
    await tx.episode.updateMany({ where: { id: of.id }, data: { status, version: { increment: 1 } } })
    await tx.$queryRaw`select app.settle_found_area(${of.id}::uuid)::text`
    await endClocks(tx, now, { episodeId: of.id }, ['returnCheck'])
    return done({ id: of.id }, happened('returnCheck.recorded', of.id, {}))
  })
}

/** Whether where the person is may be told: a restriction that stands already counts too. */
async function mayBeTold(tx: Tx, personId: string): Promise<boolean> {
  const guard = await tx.personGuard.findUnique({ where: { personId } })
  return (guard?.whereabouts ?? 'full') === 'full'
}

import { enquiryApi as api } from '@waymark/shared/enquiries/enquiry.api.ts'
import { checkUpdate } from '@waymark/shared/enquiries/enquiry.ts'
import { mustBeColleague } from '../directory/directory.read.ts'
import { episodeCommand, episodeQuery, mustHoldInvalid, proceed, type Admitted } from '../episodes/on-episode.ts'
import { Problem } from '../kernel/problem.ts'
import type { Mount } from '../kernel/route.ts'
import { done, happened } from '../kernel/tell.ts'
import { endClocks, startClock } from '../tasks/on-clock.ts'
import { getMayTell, listEnquiries, listReporterUpdates } from './enquiry.read.ts'

/** What police set out to find out, who does it and by when, what came of it; and what the person who reported was told. */
export function enquiryRoutes(mount: Mount): void {
  episodeQuery(mount, api.list, async ({ tx, of }) => ({
    enquiries: await listEnquiries(tx, of.id),
    updates: await listReporterUpdates(tx, of.id),
  }))

  episodeCommand(mount, api.record, async ({ tx, of, actor, body, now }) => {
    proceed(of, actor, 'enquiry.record')
    mustRead(of)
    const { id, what, accountId, dueAt } = body
    mustHoldInvalid(new Date(dueAt) <= now ? { invalid: [{ path: 'dueAt', message: 'Enter a time that is to come' }] } : null)
    await mustBeColleague(tx, actor.teamId, accountId, 'enquiry.record', of.id)
    await tx.enquiry.createMany({ data: { id, episodeId: of.id, what } })
    const clock = { of: { episodeId: of.id, about: id }, teamId: actor.teamId, accountId, from: now }
    await startClock(tx, now, { ...clock, kind: 'enquiry', due: new Date(dueAt), section: 'enquiries' })
    return done({ id }, happened('enquiry.recorded', of.id, { id }))
  })

  episodeCommand(mount, api.result, async ({ tx, of, actor, params, body, now }) => {
    proceed(of, actor, 'enquiry.record')
    mustRead(of)
    const row = await tx.enquiry.findUnique({ where: { id: params.enquiryId } })
    if (!row || row.episodeId !== of.id) throw new Problem('not-found')
    const { count } = await tx.enquiry.updateMany({
      where: { id: row.id, result: null },
      data: { result: body.result, resultAt: now, resultBy: actor.accountId, version: { increment: 1 } },
    })
    if (count === 0) throw new Problem('refused', { reason: 'enquiry.answered', possible: [] })
    await endClocks(tx, now, { episodeId: of.id, about: row.id })
    return done({ id: row.id }, happened('enquiry.answered', of.id, { id: row.id }))
  })

  episodeCommand(mount, api.updateReporter, async ({ tx, of, actor, body, now }) => {
    proceed(of, actor, 'enquiry.record')
    mustRead(of)
    const { whereabouts: may, places } = await getMayTell(tx, of)
    mustHoldInvalid(checkUpdate(body, may, places))
    const { said = null, ...update } = body
    await tx.reporterUpdate.createMany({ data: { ...update, said, episodeId: of.id } })
    if (body.how !== 'notReached') await endClocks(tx, now, { episodeId: of.id }, ['updateReporter'])
    return done({ id: body.id }, happened('reporter.updated', of.id, { id: body.id }))
  })
}

/** Who sees an episode without its enquiries, as the division where somebody was found does, adds information instead. */
function mustRead(of: Admitted): void {
  if (!of.readable.has('enquiries')) throw new Problem('forbidden')
}

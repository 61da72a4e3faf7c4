import { enquiryApi as api } from '@waymark/shared/enquiries/enquiry.api.ts'
import { checkUpdate } from '@waymark/shared/enquiries/enquiry.ts'
import { assertColleague } from '../directory/directory.read.ts'
import { episodeCommand, episodeQuery, assertValid, transition, type EpisodeAccess } from '../episodes/episode-access.ts'
import { Problem } from '../platform/http/problem.ts'
import type { Mount } from '../platform/http/route.ts'
import { result, event } from '../platform/audit/record-events.ts'
import { completeDeadlines, startDeadline } from '../tasks/deadline.ts'
import { getMayDisclose, listEnquiries, listReporterUpdates } from './enquiry.read.ts'

/** Mounts the enquiries of police with assignee, deadline and result, and the updates to the person who reported. */
export function enquiryRoutes(mount: Mount): void {
  episodeQuery(mount, api.list, async ({ tx, of }) => ({
    enquiries: await listEnquiries(tx, of.id),
    updates: await listReporterUpdates(tx, of.id),
  }))

  episodeCommand(mount, api.record, async ({ tx, of, actor, body, now }) => {
    transition(of, actor, 'enquiry.record')
    assertReadable(of)
    const { id, what, accountId, dueAt } = body
    assertValid(new Date(dueAt) <= now ? { invalid: [{ path: 'dueAt', message: 'Enter a time that is to come' }] } : null)
    await assertColleague(tx, actor.teamId, accountId, 'enquiry.record', of.id)
    await tx.enquiry.createMany({ data: { id, episodeId: of.id, what } })
    const deadline = { of: { episodeId: of.id, about: id }, teamId: actor.teamId, accountId, from: now }
    await startDeadline(tx, now, { ...deadline, kind: 'enquiry', due: new Date(dueAt), section: 'enquiries' })
    return result({ id }, event('enquiry.recorded', of.id, { id }))
  })

  episodeCommand(mount, api.result, async ({ tx, of, actor, params, body, now }) => {
    transition(of, actor, 'enquiry.record')
    assertReadable(of)
    const row = await tx.enquiry.findUnique({ where: { id: params.enquiryId } })
    if (!row || row.episodeId !== of.id) throw new Problem('not-found')
    const { count } = await tx.enquiry.updateMany({
      where: { id: row.id, result: null },
      data: { result: body.result, resultAt: now, resultBy: actor.accountId, version: { increment: 1 } },
    })
    if (count === 0) throw new Problem('refused', { reason: 'enquiry.answered', possible: [] })
    await completeDeadlines(tx, now, { episodeId: of.id, about: row.id })
    return result({ id: row.id }, event('enquiry.answered', of.id, { id: row.id }))
  })

  episodeCommand(mount, api.updateReporter, async ({ tx, of, actor, body, now }) => {
    transition(of, actor, 'enquiry.record')
    assertReadable(of)
    const { whereabouts: may, places } = await getMayDisclose(tx, of)
    assertValid(checkUpdate(body, may, places))
    const { said = null, ...update } = body
    await tx.reporterUpdate.createMany({ data: { ...update, said, episodeId: of.id } })
    if (body.how !== 'notReached') await completeDeadlines(tx, now, { episodeId: of.id }, ['updateReporter'])
    return result({ id: body.id }, event('reporter.updated', of.id, { id: body.id }))
  })
}

/** Throws forbidden without access to enquiries, as for the division where the person was found; it adds information instead. */
function assertReadable(of: EpisodeAccess): void {
  if (!of.readable.has('enquiries')) throw new Problem('forbidden')
}

import type { EnquiryView, ReporterUpdateView } from '@waymark/shared/enquiries/enquiry.ts'
import { listNames } from '../episodes/who.read.ts'
import type { DisclosureLevel } from '@waymark/shared/episodes/whereabouts.ts'
import type { Tx } from '../platform/database/database.ts'

/** The most enquiries and the most reporter updates in a list. */
const most = 200

/** The enquiries of an episode: those without a result first, by deadline. */
export async function listEnquiries(tx: Tx, episodeId: string): Promise<EnquiryView[]> {
  const rows = await tx.enquiry.findMany({ where: { episodeId }, orderBy: { recordedAt: 'desc' }, take: most })
  const tasks = await tx.task.findMany({ where: { episodeId, kind: 'enquiry', endedAt: null }, take: most })
  const task = new Map(tasks.map(each => [each.about, each]))
  const names = await listNames(
    tx,
    [...rows.flatMap(row => [row.recordedBy, row.resultBy]), ...tasks.map(({ accountId }) => accountId)],
    [...rows.map(({ recordedTeam }) => recordedTeam), ...tasks.map(({ teamId }) => teamId)],
  )
  return rows
    .map(row => {
      const deadline = task.get(row.id)
      return {
        id: row.id,
        what: row.what,
        recordedAt: row.recordedAt.toISOString(),
        by: names.by(row),
        owner: deadline
          ? {
              account: deadline.accountId === null ? null : { id: deadline.accountId, name: names.account(deadline.accountId) },
              team: names.team(deadline.teamId),
            }
          : null,
        dueAt: deadline?.dueAt.toISOString() ?? null,
        result:
          row.result === null || row.resultAt === null
            ? null
            : { text: row.result, at: row.resultAt.toISOString(), by: names.account(row.resultBy) },
        version: row.version,
      }
    })
    .toSorted((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'))
}

/** The updates to the person who reported, newest first. */
export async function listReporterUpdates(tx: Tx, episodeId: string): Promise<ReporterUpdateView[]> {
  const rows = await tx.reporterUpdate.findMany({ where: { episodeId }, orderBy: { recordedAt: 'desc' }, take: most })
  const names = await listNames(
    tx,
    rows.map(({ recordedBy }) => recordedBy),
    rows.map(({ recordedTeam }) => recordedTeam),
  )
  return rows.map(row => ({
    id: row.id,
    how: row.how,
    message: row.message,
    said: row.said,
    at: row.recordedAt.toISOString(),
    by: names.by(row),
  }))
}

/**
 * How much of the whereabouts may be disclosed, and the words that would disclose them.
 * The words come only from places that the actor reads; otherwise a refusal would confirm a guess.
 */
export async function getMayDisclose(
  tx: Tx,
  of: { id: string; personId: string },
): Promise<{ whereabouts: DisclosureLevel; places: string[] }> {
  const protection = await tx.personProtection.findUnique({ where: { personId: of.personId } })
  const places = await tx.$queryRaw<{ place: string }[]>`
    select f.address as place from found_place f where f.episode_id = ${of.id}::uuid
    union select a.name from found_place f join area a on a.code = f.area_code where f.episode_id = ${of.id}::uuid`
  return { whereabouts: protection?.whereabouts ?? 'full', places: places.map(({ place }) => place) }
}

/** Whether there is a reporter who may be called; for any other, no deadline to update the reporter begins. */
export async function mayBeNotified(tx: Tx, episodeId: string): Promise<boolean> {
  const reporter = await tx.episodeReporter.findUnique({ where: { episodeId } })
  return reporter !== null && reporter.safeToCall !== 'no'
}

import type { Risk } from '@waymark/shared/episodes/episode.ts'
import type { Section } from '@waymark/shared/permissions.ts'
import type { TaskKind, TaskOutcome } from '@waymark/shared/tasks/task.ts'
import { timers } from '@waymark/shared/tasks/timers.ts'
import type { Tx } from '../platform/database.ts'

/** What a clock runs on: an episode or a referral, and of an episode the enquiry or discussion that it is about. */
export type DeadlineOf = { episodeId: string; about?: string } | { referralId: string }
type Deadline = {
  kind: TaskKind
  of: DeadlineOf
  teamId: string
  accountId?: string | null
  from: Date
  due: Date
  /** Of an episode: the section that the task tells of. */
  section?: Section
}

/** Begins a clock; one of its kind that runs already on the same is ended as dropped. */
export async function startDeadline(
  tx: Tx,
  now: Date,
  { kind, of, teamId, accountId = null, from, due, section = 'summary' }: Deadline,
): Promise<void> {
  await completeDeadlines(tx, now, of, [kind], 'dropped')
  await tx.task.createMany({
    data: { id: crypto.randomUUID(), kind, ...keyOf(of), section, teamId, accountId, startedAt: from, dueAt: due },
  })
}

/** Ends the deadlines of these kinds, or all of them: what they asked for was done, or is not asked any more. */
export async function completeDeadlines(tx: Tx, now: Date, of: DeadlineOf, kinds?: TaskKind[], outcome: TaskOutcome = 'done') {
  if ('episodeId' in of)
    // PostgreSQL shows an update only the rows that one may read: an end must not depend on that.
    await tx.$queryRaw`select app.complete_deadlines(${of.episodeId}::uuid, ${of.about ?? null}::uuid, ${kinds ?? null}::text[], ${outcome}, ${now})::text`
  else
    await tx.task.updateMany({
      where: { ...whereOf(of), endedAt: null, ...(kinds && { kind: { in: kinds } }) },
      data: { endedAt: now, outcome },
    })
}

/** Brings the end of a clock that runs forward; never puts it off: that takes what the clock asks for. */
export async function hastenDeadline(tx: Tx, of: DeadlineOf, kind: TaskKind, due: Date): Promise<void> {
  await tx.task.updateMany({ where: { ...whereOf(of), endedAt: null, kind, dueAt: { gt: due } }, data: { dueAt: due } })
}

/** Whoever is asked to take an episode over has no longer than its level of risk gives, also when it has risen since. */
export async function hastenHandover(tx: Tx, episodeId: string, risk: Risk): Promise<void> {
  await tx.$queryRaw`select app.hasten_handover(${episodeId}::uuid, ${timers.acceptHandover[risk] / 60_000}::int)::text`
}

/** Hands the deadlines of these kinds to another team or account of it. */
export async function reassignDeadlines(
  tx: Tx,
  now: Date,
  of: DeadlineOf,
  kinds: TaskKind[],
  to: { teamId: string; accountId: string | null },
) {
  await tx.task.updateMany({ where: { ...whereOf(of), endedAt: null, kind: { in: kinds } }, data: { ...to, givenAt: now } })
}

const keyOf = (of: DeadlineOf) =>
  'episodeId' in of ? { episodeId: of.episodeId, about: of.about ?? null } : { referralId: of.referralId }
/** Without `about`: whatever they are about. */
const whereOf = (of: DeadlineOf) =>
  'episodeId' in of ? { episodeId: of.episodeId, ...(of.about && { about: of.about }) } : { referralId: of.referralId }

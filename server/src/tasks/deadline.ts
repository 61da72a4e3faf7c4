import type { Risk } from '@waymark/shared/episodes/episode.ts'
import type { Section } from '@waymark/shared/permissions.ts'
import type { TaskKind, TaskOutcome } from '@waymark/shared/tasks/task.ts'
import { timers } from '@waymark/shared/tasks/timers.ts'
import type { Tx } from '../platform/database/database.ts'

/** The subject of a deadline: a referral, or an episode and optionally the enquiry or discussion in it. */
export type DeadlineOf = { episodeId: string; about?: string } | { referralId: string }
type Deadline = {
  kind: TaskKind
  of: DeadlineOf
  teamId: string
  accountId?: string | null
  from: Date
  due: Date
  /** On an episode: the section that a reader of the task needs. */
  section?: Section
}

/** Begins a deadline. A running one of the same kind and subject ends as dropped. */
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

/** Ends the deadlines of these kinds, or all of them, as done or as dropped. */
export async function completeDeadlines(tx: Tx, now: Date, of: DeadlineOf, kinds?: TaskKind[], outcome: TaskOutcome = 'done') {
  if ('episodeId' in of)
    // Row-level security limits an update to rows that the caller can read, but a deadline must end regardless.
    await tx.$queryRaw`select app.complete_deadlines(${of.episodeId}::uuid, ${of.about ?? null}::uuid, ${kinds ?? null}::text[], ${outcome}, ${now})::text`
  else
    await tx.task.updateMany({
      where: { ...whereOf(of), endedAt: null, ...(kinds && { kind: { in: kinds } }) },
      data: { endedAt: now, outcome },
    })
}

/** Moves a running deadline earlier, never later: only doing the task puts off its deadline. */
export async function hastenDeadline(tx: Tx, of: DeadlineOf, kind: TaskKind, due: Date): Promise<void> {
  await tx.task.updateMany({ where: { ...whereOf(of), endedAt: null, kind, dueAt: { gt: due } }, data: { dueAt: due } })
}

/** Shortens the time to accept a pending handover to that of the new level of risk. */
export async function hastenHandover(tx: Tx, episodeId: string, risk: Risk): Promise<void> {
  await tx.$queryRaw`select app.hasten_handover(${episodeId}::uuid, ${timers.acceptHandover[risk] / 60_000}::int)::text`
}

/** Reassigns the running deadlines of these kinds to a team or to one account of it. */
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
/** Without `about` this matches all deadlines of the episode. */
const whereOf = (of: DeadlineOf) =>
  'episodeId' in of ? { episodeId: of.episodeId, ...(of.about && { about: of.about }) } : { referralId: of.referralId }

import type { NewEvent } from '@waymark/shared/events.ts'
import type { Risk } from '@waymark/shared/episodes/episode.ts'
import type { NotifyEpisode, ReportEpisode } from '@waymark/shared/episodes/report.ts'
import { checkReport } from '@waymark/shared/episodes/report.ts'
import { isEver } from '@waymark/shared/permissions.ts'
import { listTeams, assertArea } from '../directory/directory.read.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Actor } from '../platform/http/context.ts'
import { Problem } from '../platform/http/problem.ts'
import { event } from '../platform/audit/record-events.ts'
import { startDeadline } from '../tasks/deadline.ts'
import { reviewDue, dueAfter, timers } from '@waymark/shared/tasks/timers.ts'
import { assertValid } from './episode-access.ts'

/** Opens an episode from a report and returns its reference and events. Access follows from the lead team and the areas. */
export async function openEpisode(
  tx: Tx,
  actor: Actor,
  notified: ReportEpisode | NotifyEpisode,
  kind: 'episode.reported' | 'episode.notified',
  now: Date,
) {
  assertValid(checkReport(notified, now))
  await assertArea(tx, 'areaCode', notified.areaCode)
  await assertArea(tx, 'details.placingArea', notified.details?.placingArea)
  if (!notified.person) await assertKnown(tx, notified.personId)
  if (kind === 'episode.notified') await assertCovered(tx, notified.areaCode)

  const { id, personId, person, details, areaCode, missingFrom, lastSeenAt, risk } = notified
  const input = {
    id,
    personId,
    person,
    areaCode,
    missingFrom,
    lastSeenAt,
    risk,
    reportedAt: now,
    placingArea: details?.placingArea,
  }
  const [{ reference } = { reference: '' }] = await tx.$queryRaw<
    { reference: string }[]
  >`select app.open_episode(${JSON.stringify(input)}::jsonb) as reference`
  if (person && details) await recordDetails(tx, personId, details)
  const { narrative, lastSeenPlace, clothing, outOfCharacter, subjectToCrime, atRiskOfHarm } = notified
  await tx.episodeCircumstances.createMany({
    data: { episodeId: id, narrative, lastSeenPlace, clothing: clothing ?? null, outOfCharacter, subjectToCrime, atRiskOfHarm },
  })
  await tx.riskAssessment.createMany({
    data: { id: crypto.randomUUID(), episodeId: id, level: risk, rationale: notified.rationale },
  })
  if ('reporterName' in notified) {
    const { reporterName: name, reporterRelationship: relationship, reporterPhone, reporterSafeToCall: safeToCall } = notified
    await tx.episodeReporter.createMany({ data: { episodeId: id, name, relationship, phone: reporterPhone ?? null, safeToCall } })
  }
  await startDeadlines(tx, actor, id, risk, now)
  const events: [NewEvent, ...NewEvent[]] = [
    event(kind, id, { level: risk }),
    ...(person ? [event('person.recorded', personId, {})] : []),
  ]
  return { reference, events }
}

/**
 * Starts the deadlines to confirm the report and to review the risk.
 * An actor of the lead team in a role that may hand over becomes the assignee.
 */
async function startDeadlines(tx: Tx, actor: Actor, episodeId: string, risk: Risk, now: Date): Promise<void> {
  const episode = await tx.episode.findUnique({ where: { id: episodeId } })
  const teamId = episode?.leadTeam ?? actor.teamId
  const of = { episodeId }
  await startDeadline(tx, now, { kind: 'confirmReport', of, teamId, from: now, due: dueAfter(now, timers.confirmReport[risk]) })
  await startDeadline(tx, now, { kind: 'riskReview', of, teamId, from: now, due: reviewDue(risk, now, null, now) })
  if (isEver(actor.role, 'episode.handover') && teamId === actor.teamId)
    await tx.episode.updateMany({ where: { id: episodeId }, data: { assignedTo: actor.accountId } })
}

/**
 * Throws not-found unless the actor has access to the person or, for police, was shown them as a match while reporting.
 * PostgreSQL repeats this check when it opens the episode.
 */
async function assertKnown(tx: Tx, personId: string): Promise<void> {
  const [{ may } = { may: false }] = await tx.$queryRaw<{ may: boolean }[]>`select app.may_open_for(${personId}::uuid) as may`
  if (!may) throw new Problem('not-found')
}

async function recordDetails(tx: Tx, personId: string, details: NonNullable<ReportEpisode['details']>): Promise<void> {
  const {
    appearance,
    careStatus,
    livesWith,
    homeAddress,
    phone,
    placingArea,
    conditions,
    medication,
    medicationIfMissed,
    allergies,
  } = details
  if (appearance) await tx.personDescription.createMany({ data: { personId, appearance } })
  await tx.personCare.createMany({
    data: {
      personId,
      status: careStatus,
      livesWith: livesWith ?? null,
      placingArea: placingArea ?? null,
    },
  })
  if (homeAddress ?? phone)
    await tx.personContact.createMany({ data: { personId, homeAddress: homeAddress ?? null, phone: phone ?? null } })
  if (conditions ?? medication ?? medicationIfMissed ?? allergies) {
    await tx.personHealth.createMany({
      data: {
        personId,
        conditions: conditions ?? null,
        medication: medication ?? null,
        medicationIfMissed: medicationIfMissed ?? null,
        allergies: allergies ?? null,
      },
    })
  }
}

async function assertCovered(tx: Tx, code: string): Promise<void> {
  const area = await tx.area.findUnique({ where: { code } })
  const covered = (await listTeams(tx)).some(team => team.kind === 'police' && team.areas.includes(area?.name ?? ''))
  if (!covered)
    throw new Problem('invalid', {
      fields: [{ path: 'areaCode', message: 'No police division covers this area in Waymark yet: call 101' }],
    })
}

import { returnDiscussionDue } from '@waymark/shared/episodes/whereabouts.ts'
import { dueAfter, timers } from '@waymark/shared/tasks/timers.ts'
import type { Tx } from '../platform/database/database.ts'
import { mayBeNotified } from '../enquiries/enquiry.read.ts'
import { completeDeadlines, startDeadline } from '../tasks/deadline.ts'
import type { EpisodeAccess } from './episode-access.ts'

type Found = { discussionId: string; locatedAt: string; areaCode: string | undefined }

/**
 * Starts the deadlines after a person is found: the return check, the return discussion and the update to the reporter.
 * The return check belongs to the division that covers `areaCode`. Leave `areaCode` out if the place may not be disclosed:
 * the check then belongs to the lead, so that no other division learns of it.
 */
export async function startReturnDeadlines(tx: Tx, of: EpisodeAccess, now: Date, found: Found): Promise<void> {
  const from = new Date(found.locatedAt)
  const deadline = { of: { episodeId: of.id }, teamId: of.leadTeam, from }
  const discussion = { ...deadline, of: { ...deadline.of, about: found.discussionId } }
  const { arrangeBy, completeBy } = returnDiscussionDue(found.locatedAt)
  await completeDeadlines(tx, now, deadline.of, ['confirmReport', 'riskReview'], 'dropped')

  const there = await divisionOf(tx, found.areaCode, of.leadTeam)
  const due = dueAfter(from, timers.returnCheck[of.risk])
  // The division reveals where the person is, so the deadline always belongs to the whereabouts section.
  const section = 'whereabouts'
  await startDeadline(tx, now, { ...deadline, kind: 'returnCheck', teamId: there, due, section })
  await startDeadline(tx, now, { ...discussion, kind: 'arrangeDiscussion', due: arrangeBy })
  await startDeadline(tx, now, { ...discussion, kind: 'completeDiscussion', due: completeBy })
  if (await mayBeNotified(tx, of.id))
    await startDeadline(tx, now, {
      ...deadline,
      kind: 'updateReporter',
      from: now,
      due: dueAfter(now, timers.updateReporter),
      section: 'enquiries',
    })
}

/** The division that covers an area; the lead if it covers the area itself, or if no division does. */
async function divisionOf(tx: Tx, areaCode: string | undefined, lead: string): Promise<string> {
  if (!areaCode) return lead
  const teams = await tx.team.findMany({
    where: { national: false, agency: { kind: 'police' }, areas: { some: { areaCode } } },
    orderBy: { id: 'asc' },
  })
  return teams.some(({ id }) => id === lead) ? lead : (teams[0]?.id ?? lead)
}

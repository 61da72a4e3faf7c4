import { z } from 'zod'
import { accessOutcomes } from './access-requests/access-request.ts'
import { reviewOutcomes } from './break-glass/break-glass.ts'
import { keptKinds } from './disclosures/disclosure.ts'
import { risks } from './episodes/episode.ts'
import { refusalGrounds } from './questions/question.ts'
import { declineReasons, outcomes, refusalReasons } from './referrals/referral.ts'
import { askings } from './protection/protection.ts'
import { choicesOffered, notHeldOutcomes } from './return-discussions/return-discussion.ts'
import { taskKinds } from './tasks/task.ts'
import type { Subject } from './platform/change.ts'
import type { Section } from './permissions.ts'

const none = z.object({})
const risk = z.object({ level: z.enum(risks) })
const other = z.object({ id: z.uuid() })
const team = z.object({ teamId: z.uuid() })
const corrected = other.extend({ erased: z.boolean() })
const asking = other.extend({ what: z.enum(askings) })
const task = z.object({ id: z.uuid(), task: z.enum(taskKinds) })

/** Every kind of event: its subject, its section, and the codes and ids that it carries. Never names, places or text. */
export const events = {
  'episode.reported': { subject: 'episode', section: 'summary', data: risk },
  'episode.notified': { subject: 'episode', section: 'summary', data: risk },
  'episode.confirmed': { subject: 'episode', section: 'summary', data: none },
  'episode.treatedAsNotMissing': { subject: 'episode', section: 'summary', data: other },
  'episode.located': { subject: 'episode', section: 'summary', data: none },
  'episode.closed': { subject: 'episode', section: 'summary', data: none },
  'episode.reopened': { subject: 'episode', section: 'summary', data: other },
  'episode.voided': { subject: 'episode', section: 'summary', data: other },
  'episode.deathRecorded': { subject: 'episode', section: 'enquiries', data: none },
  'episode.deathConfirmed': { subject: 'episode', section: 'summary', data: none },
  'circumstances.changed': { subject: 'episode', section: 'description', data: none },
  'foundPlace.recorded': { subject: 'episode', section: 'whereabouts', data: none },
  'return.reported': { subject: 'episode', section: 'whereabouts', data: other },
  'whereabouts.restricted': { subject: 'person', section: 'summary', data: none },
  'returnCheck.recorded': { subject: 'episode', section: 'summary', data: none },
  'risk.assessed': { subject: 'episode', section: 'summary', data: risk.extend({ from: z.enum(risks), id: z.uuid() }) },
  'risk.reviewed': { subject: 'episode', section: 'summary', data: risk.extend({ from: z.enum(risks), id: z.uuid() }) },
  'task.given': { subject: 'episode', section: 'summary', data: task },
  'task.overdue': { subject: 'episode', section: 'summary', data: task },
  'handover.pushed': { subject: 'episode', section: 'enquiries', data: other.extend(team.shape) },
  'handover.seen': { subject: 'episode', section: 'enquiries', data: other },
  'handover.passed': { subject: 'episode', section: 'enquiries', data: other.extend(team.shape) },
  'handover.accepted': { subject: 'episode', section: 'enquiries', data: other.extend(team.shape) },
  'handover.withdrawn': { subject: 'episode', section: 'enquiries', data: other },
  'episode.leadChanged': { subject: 'episode', section: 'summary', data: team },
  'enquiry.recorded': { subject: 'episode', section: 'enquiries', data: other },
  'enquiry.answered': { subject: 'episode', section: 'enquiries', data: other },
  'reporter.updated': { subject: 'episode', section: 'enquiries', data: other },
  'information.added': { subject: 'episode', section: 'description', data: other },
  'returnDiscussion.due': { subject: 'episode', section: 'summary', data: none },
  'returnDiscussion.offered': { subject: 'episode', section: 'summary', data: z.object({ chosen: z.enum(choicesOffered) }) },
  'returnDiscussion.arranged': { subject: 'episode', section: 'summary', data: none },
  'returnDiscussion.notHeld': { subject: 'episode', section: 'summary', data: z.object({ outcome: z.enum(notHeldOutcomes) }) },
  'returnDiscussion.held': { subject: 'episode', section: 'summary', data: none },
  'returnDiscussion.recorded': { subject: 'episode', section: 'returnDiscussion', data: other },
  'person.recorded': { subject: 'person', section: 'summary', data: none },
  'person.descriptionChanged': { subject: 'person', section: 'description', data: none },
  'person.careChanged': { subject: 'person', section: 'care', data: none },
  'person.healthChanged': { subject: 'person', section: 'health', data: none },
  'account.created': { subject: 'account', section: 'summary', data: none },
  'referral.sent': { subject: 'referral', section: 'summary', data: none },
  'referral.drafted': { subject: 'referral', section: 'summary', data: none },
  'referral.approved': { subject: 'referral', section: 'summary', data: none },
  'referral.refused': { subject: 'referral', section: 'summary', data: z.object({ why: z.enum(refusalReasons) }) },
  'referral.allocated': { subject: 'referral', section: 'summary', data: none },
  'referral.overdue': { subject: 'referral', section: 'summary', data: task },
  'referral.acknowledged': { subject: 'referral', section: 'summary', data: none },
  'referral.accepted': { subject: 'referral', section: 'summary', data: none },
  'referral.declined': { subject: 'referral', section: 'summary', data: z.object({ reason: z.enum(declineReasons) }) },
  'referral.completed': { subject: 'referral', section: 'summary', data: z.object({ outcome: z.enum(outcomes) }) },
  'referral.moreAsked': { subject: 'referral', section: 'summary', data: other },
  'referral.answered': { subject: 'referral', section: 'summary', data: other },
  'referral.safetyChanged': { subject: 'referral', section: 'summary', data: none },
  'referral.waitingListed': { subject: 'referral', section: 'summary', data: other },
  'referral.contactMade': { subject: 'referral', section: 'summary', data: none },
  'referral.feedbackGiven': { subject: 'referral', section: 'summary', data: other },
  'referral.notTakenUp': { subject: 'referral', section: 'summary', data: other },
  'referral.offeredAgain': { subject: 'referral', section: 'summary', data: none },
  'referral.withdrawn': { subject: 'referral', section: 'summary', data: none },
  'referral.waits': { subject: 'episode', section: 'summary', data: other },
  'referral.offered': { subject: 'episode', section: 'summary', data: other.extend(team.shape) },
  'share.given': { subject: 'episode', section: 'summary', data: team },
  /** The share begins on a later day. `share.given` follows on that day. */
  'share.arranged': { subject: 'episode', section: 'summary', data: team },
  /** The share was withdrawn before it began. */
  'share.withdrawn': { subject: 'episode', section: 'summary', data: team },
  'share.ended': { subject: 'episode', section: 'summary', data: team.extend({ why: z.enum(['consentWithdrawn']).optional() }) },
  'share.extended': { subject: 'episode', section: 'summary', data: team },
  'share.narrowed': { subject: 'episode', section: 'summary', data: team },
  /** The share continues unchanged under another agreement. */
  'share.moved': { subject: 'episode', section: 'summary', data: team },
  'share.urgent': { subject: 'episode', section: 'summary', data: team },
  'share.reviewed': { subject: 'episode', section: 'summary', data: team },
  'consent.withdrawn': { subject: 'episode', section: 'summary', data: none },
  'agreement.made': { subject: 'account', section: 'summary', data: other },
  'agreement.ended': { subject: 'account', section: 'summary', data: other },
  'access.ended': { subject: 'episode', section: 'summary', data: z.object({ teamId: z.uuid(), basis: z.string() }) },
  'episode.leftToTeam': { subject: 'episode', section: 'summary', data: none },
  'person.sealed': { subject: 'person', section: 'summary', data: none },
  'person.unsealed': { subject: 'person', section: 'summary', data: none },
  'person.individualsChanged': { subject: 'person', section: 'summary', data: none },
  'protection.asked': { subject: 'episode', section: 'summary', data: asking },
  'protection.answered': { subject: 'episode', section: 'summary', data: asking.extend({ agreed: z.boolean() }) },
  'whereabouts.lifted': { subject: 'person', section: 'summary', data: none },
  'allowList.changed': { subject: 'person', section: 'summary', data: none },
  'breakGlass.opened': { subject: 'episode', section: 'summary', data: other },
  'breakGlass.reviewed': { subject: 'episode', section: 'summary', data: other.extend({ outcome: z.enum(reviewOutcomes) }) },
  'exclusion.added': { subject: 'account', section: 'summary', data: other },
  'exclusion.ended': { subject: 'account', section: 'summary', data: other },
  'breakGlass.tried': { subject: 'account', section: 'summary', data: none },
  'breakGlass.toReview': { subject: 'account', section: 'summary', data: other },
  'breakGlass.answered': { subject: 'account', section: 'summary', data: none },
  'breakGlass.judged': { subject: 'account', section: 'summary', data: other },
  'question.asked': { subject: 'question', section: 'summary', data: none },
  'question.seen': { subject: 'question', section: 'summary', data: none },
  'question.answered': { subject: 'question', section: 'summary', data: none },
  'question.refused': { subject: 'question', section: 'summary', data: z.object({ ground: z.enum(refusalGrounds) }) },
  'question.expired': { subject: 'question', section: 'summary', data: none },
  'question.changed': { subject: 'question', section: 'summary', data: none },
  'question.overdue': { subject: 'question', section: 'summary', data: task },
  'accessRequest.sent': { subject: 'account', section: 'summary', data: none },
  'accessRequest.received': { subject: 'episode', section: 'summary', data: other },
  'accessRequest.decided': { subject: 'episode', section: 'summary', data: other.extend({ outcome: z.enum(accessOutcomes) }) },
  'accessRequest.toDecide': { subject: 'account', section: 'summary', data: other },
  'accessRequest.answered': { subject: 'account', section: 'summary', data: other },
  'referralSession.planned': { subject: 'episode', section: 'support', data: other },
  'referralSession.recorded': { subject: 'episode', section: 'support', data: other },
  'service.listed': { subject: 'service', section: 'summary', data: none },
  'service.changed': { subject: 'service', section: 'summary', data: none },
  'disclosure.recorded': { subject: 'episode', section: 'summary', data: other.extend({ what: z.enum(keptKinds) }) },
  'disclosure.exported': { subject: 'person', section: 'summary', data: other },
  'episode.corrected': { subject: 'episode', section: 'description', data: corrected },
  'person.corrected': { subject: 'person', section: 'summary', data: corrected },
  'record.corrected': { subject: 'episode', section: 'description', data: corrected },
  'correction.asked': { subject: 'episode', section: 'summary', data: other.extend(team.shape) },
  'correction.acknowledged': { subject: 'episode', section: 'summary', data: other },
  'accessAlert.found': { subject: 'account', section: 'summary', data: none },
  'accessAlert.cleared': { subject: 'account', section: 'summary', data: other },
  'accessAlert.followedUp': { subject: 'account', section: 'summary', data: other },
  'supportNote.added': { subject: 'episode', section: 'support', data: other },
} as const satisfies Record<string, { subject: Subject; section: Section; data: z.ZodObject }>

export type EventKind = keyof typeof events
export const eventKinds = Object.keys(events) as [EventKind, ...EventKind[]] // as: Object.keys forgets the keys
/** Who learns of an event: everyone who reads the section; the author's own team; or the lead team and the national unit. */
export const audiences = ['section', 'ownTeam', 'lead'] as const
export type Audience = (typeof audiences)[number]
/** A new event. `section`: set where it differs from the section of its kind. */
export type NewEvent = {
  [K in EventKind]: { kind: K; id: string; data: z.infer<(typeof events)[K]['data']>; audience?: Audience; section?: Section }
}[EventKind]

import { events, type EventKind } from '@waymark/shared/events.ts'

/** The second part of the keys of lists that events change: `['lists', 'work']`. */
const lists = [
  'episodes',
  'work',
  'referrals',
  'referral-sessions',
  'counts',
  'notifications',
  'questions',
  'services',
  'disclosures',
  'access-requests',
  'breakGlass',
  'unusual',
] as const
type List = (typeof lists)[number]

/** What anybody may be notified of. */
const notices: readonly List[] = ['counts', 'notifications']

/** Kinds of event that change only a few lists. Every other kind may change any. */
const changed: Partial<Record<EventKind, readonly List[]>> = {
  'information.added': notices,
  'supportNote.added': notices,
  'foundPlace.recorded': notices,
  'circumstances.changed': notices,
  'person.careChanged': notices,
  'person.healthChanged': notices,
  'reporter.updated': ['work', ...notices],
  'enquiry.recorded': ['work', ...notices],
  'enquiry.answered': ['work', ...notices],
  'handover.seen': ['work', ...notices],
  'returnDiscussion.recorded': ['work', 'episodes', ...notices],
  'task.given': ['work', 'episodes', 'referrals', ...notices],
  'task.overdue': ['work', 'episodes', ...notices],
  'referral.overdue': ['work', 'referrals', ...notices],
  'question.overdue': ['work', 'questions', ...notices],
  'referralSession.planned': ['work', 'referral-sessions', ...notices],
  'referralSession.recorded': ['work', 'referral-sessions', ...notices],
  'referral.acknowledged': ['work', 'referrals', ...notices],
  'referral.allocated': ['work', 'referrals', ...notices],
  'referral.contactMade': ['work', 'referrals', ...notices],
  'referral.feedbackGiven': ['work', 'referrals', ...notices],
  'referral.moreAsked': ['work', 'referrals', ...notices],
  'referral.answered': ['work', 'referrals', ...notices],
  'referral.safetyChanged': ['work', 'referrals', ...notices],
  'referral.waitingListed': ['work', 'referrals', ...notices],
  'share.reviewed': ['work', ...notices],
  'disclosure.recorded': ['disclosures', ...notices],
  'disclosure.exported': ['disclosures', ...notices],
  'service.listed': ['services'],
  'service.changed': ['services'],
  'correction.asked': ['work', ...notices],
  'correction.acknowledged': ['work', ...notices],
  'accessRequest.sent': ['access-requests'],
  'accessRequest.toDecide': ['access-requests', 'work', ...notices],
  'accessRequest.received': ['access-requests', 'work', ...notices],
  'accessRequest.answered': ['access-requests', ...notices],
  'breakGlass.toReview': ['breakGlass', ...notices],
  'breakGlass.judged': ['breakGlass', ...notices],
  'accessAlert.found': ['unusual', ...notices],
  'accessAlert.cleared': ['unusual', ...notices],
  'accessAlert.followedUp': ['unusual', ...notices],
}

/** Whether a change may alter a list, by the list's query key. A loss of access may alter all. */
export function altersList(kind: string, queryKey: readonly unknown[]): boolean {
  const few = isEventKind(kind) ? changed[kind] : undefined
  return few === undefined || few.some(list => list === queryKey[1])
}

const isEventKind = (kind: string): kind is EventKind => kind in events

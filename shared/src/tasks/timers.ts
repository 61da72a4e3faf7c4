import type { Risk } from '../episodes/episode.ts'
import type { Urgency } from '../referrals/referral.ts'
import { afterWorkingDays } from './working-day.ts'

const minutes = (n: number) => n * 60_000
const hours = (n: number) => minutes(60 * n)
const workingDays = (n: number) => ({ workingDays: n })

/** How long, in milliseconds; or in working days of Scotland. */
export type Span = number | { workingDays: number }

/**
 * Every clock, as data, with what it counts from (domain.md §2.4, with its sources). Those marked OK-L there are defaults that a
 * division replaces with its own; nothing else in the program knows a time limit.
 */
export const timers = {
  /** A supervisor's review of the level. First: from the report, not from a new grading. Again: from the last review. */
  riskReview: {
    high: { first: minutes(30), again: hours(8) },
    medium: { first: hours(4), again: hours(12) },
    low: { first: hours(12), again: hours(24) },
  },
  /** Someone decides whether a report is a missing person. From the report. */
  confirmReport: { high: minutes(30), medium: hours(1), low: hours(4) },
  /** Seen and spoken to. From when they were found. */
  returnCheck: { high: hours(1), medium: hours(24), low: hours(24) },
  /** The person who reported hears from police. From each review, and from when the person was found. */
  updateReporter: hours(1),
  /** The return discussion: arranged within 72 hours, complete within a week. 72 hours are 72 hours, not 3 days. From when they were found. */
  arrangeDiscussion: hours(72),
  completeDiscussion: hours(7 * 24),
  /** Asked once more, after no. From the refusal. */
  reofferDiscussion: hours(48),
  /** The receiving team says that a referral has arrived. From when it was sent. */
  acknowledgeReferral: { immediate: hours(1), within24Hours: hours(4), urgent: workingDays(1), routine: workingDays(3) },
  /** The receiving team accepts or declines. From when it was sent. */
  decideReferral: { immediate: hours(4), within24Hours: hours(24), urgent: workingDays(3), routine: workingDays(10) },
  /** A second person decides whether a seal ends. From the asking. */
  confirmUnseal: workingDays(1),
  /** Whoever leads decides what a partner asked to be told of whereabouts. From the asking. */
  decideRestriction: hours(1),
  /** Emergency access is reviewed by the lead and by the opener's agency. From when it was opened. */
  reviewBreakGlass: workingDays(1),
  /** Somebody who may share agrees that a referral goes out. From when it was written. */
  agreeReferral: { immediate: hours(1), within24Hours: hours(4), urgent: workingDays(1), routine: workingDays(3) },
  /** The sending team answers what it was asked. From the question; the time to decide begins anew with the answer. */
  answerReferral: { immediate: hours(1), within24Hours: hours(4), urgent: workingDays(1), routine: workingDays(3) },
  /** The receiving team looks again at whoever is on its waiting list. From when it last did. */
  reviewWaiting: { immediate: hours(24), within24Hours: workingDays(1), urgent: workingDays(5), routine: workingDays(20) },
  /** Somebody of the team that accepted speaks with the person. From the acceptance. */
  firstContact: { immediate: hours(4), within24Hours: hours(24), urgent: workingDays(2), routine: workingDays(5) },
  /** The team that works with the person tells the one that sent it how it goes. From the first contact, and from each feedback. */
  tellProgress: { immediate: workingDays(2), within24Hours: workingDays(5), urgent: workingDays(10), routine: workingDays(20) },
  /** Another team answers what it was asked, by the risk of the episode. From the question. Unanswered for the second time, it expires. */
  answerQuestion: { high: hours(1), medium: hours(4), low: hours(24) },
  questionExpires: { high: hours(24), medium: hours(72), low: hours(7 * 24) },
  /** Somebody who may share decides whether access is given, by the risk of the episode. From the asking. */
  answerAccess: { high: hours(1), medium: hours(4), low: hours(24) },
  /** Asking for access ends unanswered: alike for all, for an end by risk would tell that there is something to ask for. */
  accessExpires: hours(7 * 24),
  /** A share outside any agreement is looked at by a supervisor of who leads (app.ask_review). From when it was given. */
  reviewUrgentShare: hours(24),
  /** What an accepted referral opens is reviewed halfway to its end, and at the latest then (app.review_before). From the acceptance. */
  reviewReferralShare: hours(90 * 24),
  /** Whoever had what was wrong says that they know of the correction. From the correction. */
  acknowledgeCorrection: workingDays(2),
  /** Each person who is asked to accept a handover has this long. From when it was pushed to them. */
  acceptHandover: { high: minutes(5), medium: minutes(30), low: minutes(120) },
} as const

/** When a clock that starts then ends. */
export const dueAfter = (from: Date, span: Span): Date =>
  typeof span === 'number' ? new Date(from.getTime() + span) : afterWorkingDays(from, span.workingDays)

/** When the level of risk is next reviewed: never before now, however long ago the clock began. */
export function reviewDue(risk: Risk, reportedAt: Date, reviewedAt: Date | null, now: Date): Date {
  const { first, again } = timers.riskReview[risk]
  const due = reviewedAt ? dueAfter(reviewedAt, again) : dueAfter(reportedAt, first)
  return due > now ? due : now
}

/** When a deadline of a referral of this urgency that starts then ends. */
export const referralDeadlineDue = (kind: ReferralDeadline, urgency: Urgency, from: Date): Date =>
  dueAfter(from, timers[kind][urgency])
export type ReferralDeadline =
  | 'acknowledgeReferral'
  | 'decideReferral'
  | 'agreeReferral'
  | 'answerReferral'
  | 'reviewWaiting'
  | 'firstContact'
  | 'tellProgress'

/** When a referral of this urgency must be acknowledged, and when decided. */
export const referralDue = (urgency: Urgency, sentAt: Date) => ({
  acknowledgeBy: dueAfter(sentAt, timers.acknowledgeReferral[urgency]),
  decideBy: dueAfter(sentAt, timers.decideReferral[urgency]),
})

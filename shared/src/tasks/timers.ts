import type { Risk } from '../episodes/episode.ts'
import type { Urgency } from '../referrals/referral.ts'
import { afterWorkingDays } from './working-day.ts'

const minutes = (n: number) => n * 60_000
const hours = (n: number) => minutes(60 * n)
const workingDays = (n: number) => ({ workingDays: n })

/** A length of time in milliseconds, or in Scottish working days. */
export type Span = number | { workingDays: number }

/**
 * Every deadline, with the event that it counts from (domain.md §2.4 names the sources). Those marked "Default" there are
 * Waymark's own, which a division should confirm. All time limits of tasks are here.
 */
export const timers = {
  /** A supervisor's review of the risk. First: from the report, even after a new grading. Again: from the last review. */
  riskReview: {
    high: { first: minutes(30), again: hours(8) },
    medium: { first: hours(4), again: hours(12) },
    low: { first: hours(12), again: hours(24) },
  },
  /** Police decide whether a report is a missing person. From the report. */
  confirmReport: { high: minutes(30), medium: hours(1), low: hours(4) },
  /** The return check. From when they were found. */
  returnCheck: { high: hours(1), medium: hours(24), low: hours(24) },
  /** Police update the reporter. From each review, and from when the person was found. */
  updateReporter: hours(1),
  /**
   * The return discussion is arranged within 72 hours and held within a week. 72 hours are not 3 days of the calendar. From when
   * they were found.
   */
  arrangeDiscussion: hours(72),
  completeDiscussion: hours(7 * 24),
  /** The return discussion is offered again after a refusal. From the refusal. */
  reofferDiscussion: hours(48),
  /** The receiving team acknowledges a referral. From when it was sent. */
  acknowledgeReferral: { immediate: hours(1), within24Hours: hours(4), urgent: workingDays(1), routine: workingDays(3) },
  /** The receiving team accepts or declines. From when it was sent. */
  decideReferral: { immediate: hours(4), within24Hours: hours(24), urgent: workingDays(3), routine: workingDays(10) },
  /** A second person decides whether a seal ends. From the request. */
  confirmUnseal: workingDays(1),
  /** The lead team decides on a restriction that a partner requested. From the request. */
  decideRestriction: hours(1),
  /** Emergency access is reviewed by the lead and by the opener's agency. From when it was opened. */
  reviewBreakGlass: workingDays(1),
  /** Someone who may share approves a referral. From when it was written. */
  agreeReferral: { immediate: hours(1), within24Hours: hours(4), urgent: workingDays(1), routine: workingDays(3) },
  /**
   * The sending team answers a request for more information. From the request. The time to decide starts again with the answer.
   */
  answerReferral: { immediate: hours(1), within24Hours: hours(4), urgent: workingDays(1), routine: workingDays(3) },
  /** The receiving team reviews its waiting list. From its last review. */
  reviewWaiting: { immediate: hours(24), within24Hours: workingDays(1), urgent: workingDays(5), routine: workingDays(20) },
  /** Someone in the accepting team makes first contact with the person. From the acceptance. */
  firstContact: { immediate: hours(4), within24Hours: hours(24), urgent: workingDays(2), routine: workingDays(5) },
  /** The accepting team gives feedback to the sender. From first contact, and from each feedback. */
  tellProgress: { immediate: workingDays(2), within24Hours: workingDays(5), urgent: workingDays(10), routine: workingDays(20) },
  /**
   * Another team answers a question, by the risk of the episode. From the question. `questionExpires`: when it ends unanswered.
   */
  answerQuestion: { high: hours(1), medium: hours(4), low: hours(24) },
  questionExpires: { high: hours(24), medium: hours(72), low: hours(7 * 24) },
  /** Someone who may share decides on an access request, by the risk of the episode. From the request. */
  answerAccess: { high: hours(1), medium: hours(4), low: hours(24) },
  /**
   * An access request expires. The time is the same for all, because a time that depended on risk would reveal that the record
   * exists.
   */
  accessExpires: hours(7 * 24),
  /** A supervisor of the lead team reviews a share without an agreement (app.ask_review). From when it was given. */
  reviewUrgentShare: hours(24),
  /**
   * The share of an accepted referral is reviewed halfway to its end, and after this time at the latest (app.review_before). From
   * the acceptance.
   */
  reviewReferralShare: hours(90 * 24),
  /** A recipient of wrong text acknowledges its correction. From the correction. */
  acknowledgeCorrection: workingDays(2),
  /** Each person who is asked to accept a handover has this long. From when they were asked. */
  acceptHandover: { high: minutes(5), medium: minutes(30), low: minutes(120) },
} as const

/** When a deadline ends that starts at `from`. */
export const dueAfter = (from: Date, span: Span): Date =>
  typeof span === 'number' ? new Date(from.getTime() + span) : afterWorkingDays(from, span.workingDays)

/** When the risk is next reviewed: never before now, however long ago the deadline started. */
export function reviewDue(risk: Risk, reportedAt: Date, reviewedAt: Date | null, now: Date): Date {
  const { first, again } = timers.riskReview[risk]
  const due = reviewedAt ? dueAfter(reviewedAt, again) : dueAfter(reportedAt, first)
  return due > now ? due : now
}

/** When a deadline of a referral ends, by its urgency. */
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

/** When a referral must be acknowledged and decided, by its urgency. */
export const referralDue = (urgency: Urgency, sentAt: Date) => ({
  acknowledgeBy: dueAfter(sentAt, timers.acknowledgeReferral[urgency]),
  decideBy: dueAfter(sentAt, timers.decideReferral[urgency]),
})

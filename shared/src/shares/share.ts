import { z } from 'zod'
import { sections } from '../permissions.ts'
import { legalBases, views } from '../referrals/referral.ts'
import { consentAnswers, specialConditions, statutoryDuties } from './terms.ts'

/** Purposes that a person can choose when sharing. */
export const purposesToGive = ['findPerson', 'protectChild', 'protectAdult', 'returnAndSupport', 'prevent', 'crime'] as const
/** Purposes of a share or an agreement. `referral`: the share of an accepted referral. */
export const sharePurposes = [...purposesToGive, 'referral'] as const
export type SharePurpose = (typeof sharePurposes)[number]
/** Purposes that a share can have in the record. `notified`: a partner that notified police keeps access to its own part. */
export const recordedPurposes = [...sharePurposes, 'notified'] as const
/** Changes of a share that the disclosure log keeps. */
export const shareChangeKinds = ['given', 'extended', 'narrowed'] as const

/** The chosen sections. At least one is required. */
export const SharedSections = z.array(z.enum(sections), { error: 'Select what to share' }).min(1, 'Select what to share')

/** Outcomes of the review of a share that was given without an agreement. */
export const urgentOutcomes = ['right', 'wrong'] as const
/** Why a share ended, together with the codes that a person chooses when ending it. */
export const shareEndReasons = [
  'endDate',
  'episodeClosed',
  'consentWithdrawn',
  'foundWrong',
  'noLongerNeeded',
  'sharedInError',
  'asked',
  'workEnded',
  'restEnded',
] as const

/** Consent and views as recorded. They are independent of the legal basis. */
export const ConsentView = z.object({
  /** Null: it was not recorded whether they were asked. */
  asked: z.boolean().nullable(),
  askedBy: z.string().nullable(),
  askedAt: z.iso.datetime().nullable(),
  scope: z.string().nullable(),
  answer: z.enum(consentAnswers).nullable(),
  whyNotAsked: z.string().nullable(),
  /** Their views as chosen in a referral. Null where no referral made the share. */
  stance: z.enum(views).nullable(),
  views: z.string().nullable(),
  withdrawnAt: z.iso.datetime().nullable(),
})
export type ConsentView = z.infer<typeof ConsentView>

/** A share as those who may know of it see it. Section: summary. */
export const ShareView = z.object({
  id: z.uuid(),
  to: z.object({ team: z.string(), agency: z.string(), account: z.string().nullable() }),
  givenBy: z.object({ team: z.string(), agency: z.string(), account: z.string().nullable() }),
  sections: z.array(z.enum(sections)),
  purpose: z.enum(recordedPurposes),
  legalBasis: z.enum(legalBases),
  receiverBasis: z.enum(legalBases).nullable(),
  condition: z.enum(specialConditions).nullable(),
  duty: z.enum(statutoryDuties).nullable(),
  onward: z.boolean(),
  untilClosed: z.boolean(),
  from: z.iso.datetime(),
  /** When it begins, if that is later than when it was given. */
  begins: z.iso.datetime().nullable(),
  /** It has not begun: it opens nothing yet and can still be changed or withdrawn. */
  toBegin: z.boolean(),
  until: z.iso.datetime().nullable(),
  reviewAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  endReason: z.enum(shareEndReasons).nullable(),
  /** Whether an agreement covers it. Only the two agencies see which. False within one agency and without an agreement. */
  agreed: z.boolean(),
  agreement: z.string().nullable(),
  referralId: z.uuid().nullable(),
  /** Visible to the two teams and the lead team. */
  consent: ConsentView.nullable(),
  /** Given without an agreement to protect a life: the reason, and the outcome of the review. */
  urgent: z
    .object({ reason: z.string(), outcome: z.enum(urgentOutcomes).nullable(), note: z.string().nullable(), mine: z.boolean() })
    .nullable(),
  /**
   * How often its recipients opened the episode since, and when last. Visible to the lead team, the national unit and the giving
   * team.
   */
  opened: z.object({ times: z.int(), lastAt: z.iso.datetime().nullable() }).nullable(),
  /** Shared with your team or with you, and not by a referral. You end it by closing your work. */
  yours: z.boolean(),
  /** Whether it gives access now. */
  live: z.boolean(),
})
export type ShareView = z.infer<typeof ShareView>

import { z } from 'zod'
import { sections } from '../permissions.ts'
import { legalBases, views } from '../referrals/referral.ts'
import { consentAnswers, specialConditions, statutoryDuties } from './terms.ts'

/** What somebody may share for by hand. */
export const purposesToGive = ['findPerson', 'protectChild', 'protectAdult', 'returnAndSupport', 'prevent', 'crime'] as const
/** What a share, or an agreement, is for. `referral`: what an accepted referral opens. */
export const sharePurposes = [...purposesToGive, 'referral'] as const
export type SharePurpose = (typeof sharePurposes)[number]
/** What a share was given for. `notified`: the partner who notified police of an episode keeps its own part. */
export const recordedPurposes = [...sharePurposes, 'notified'] as const
/** What became of a share each time that it was kept for the disclosure log. */
export const shareChangeKinds = ['given', 'extended', 'narrowed'] as const

/** The sections that are ticked. */
export const SharedSections = z.array(z.enum(sections), { error: 'Select what to share' }).min(1, 'Select what to share')

/** What a review makes of a share that was given outside any agreement. */
export const urgentOutcomes = ['right', 'wrong'] as const
/** Why a share ended, beside the codes that whoever ends it chooses. */
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

/** Whether the person was asked and what they think, as the record keeps it: nothing here follows from the legal basis, and the basis from nothing here. */
export const ConsentView = z.object({
  /** Null: nobody said whether they were asked. */
  asked: z.boolean().nullable(),
  askedBy: z.string().nullable(),
  askedAt: z.iso.datetime().nullable(),
  scope: z.string().nullable(),
  answer: z.enum(consentAnswers).nullable(),
  whyNotAsked: z.string().nullable(),
  /** What they think, as whoever referred ticked it; null where no referral made the share. */
  stance: z.enum(views).nullable(),
  views: z.string().nullable(),
  withdrawnAt: z.iso.datetime().nullable(),
})
export type ConsentView = z.infer<typeof ConsentView>

/** A share as whoever may know of it sees it. Section: summary. */
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
  /** When it begins to open anything, where that was not when it was given. */
  begins: z.iso.datetime().nullable(),
  /** It is to begin: nobody sees anything by it yet, and it can still be changed or taken back. */
  toBegin: z.boolean(),
  until: z.iso.datetime().nullable(),
  reviewAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  endReason: z.enum(shareEndReasons).nullable(),
  /** Whether it stands on an agreement, and on which, for the two agencies; none within an agency, and outside any. */
  agreed: z.boolean(),
  agreement: z.string().nullable(),
  referralId: z.uuid().nullable(),
  /** For the two teams and for who leads. */
  consent: ConsentView.nullable(),
  /** Given outside any agreement to protect a life: why, and what came of the review. */
  urgent: z
    .object({ reason: z.string(), outcome: z.enum(urgentOutcomes).nullable(), note: z.string().nullable(), mine: z.boolean() })
    .nullable(),
  /** How often its holders opened the episode since, and when last: for who leads, the national unit and the team that gave it. */
  opened: z.object({ times: z.int(), lastAt: z.iso.datetime().nullable() }).nullable(),
  /** Shared with your team, or with you, and not by a referral: its end is yours to bring about by closing your work. */
  yours: z.boolean(),
  /** Whether it opens something now. */
  live: z.boolean(),
})
export type ShareView = z.infer<typeof ShareView>

import { z } from 'zod'
import { choice, instant, newId, optionalText } from '../platform/fields.ts'
import { legalBases } from '../referrals/referral.ts'
import { purposesToGive, SharedSections } from './share.ts'
import { specialConditions, statutoryDuties } from './terms.ts'
import { Consent } from './consent.ts'

export const GiveShare = z.object({
  id: newId,
  toTeam: z.uuid('Select the team to share with'),
  /** One person of the team. Absent: the whole team. */
  toAccount: z.uuid().optional(),
  sections: SharedSections,
  purpose: choice(purposesToGive, 'Select what it is for'),
  legalBasis: choice(legalBases, 'Select your legal basis'),
  receiverBasis: choice(legalBases, 'Select their legal basis'),
  condition: choice(specialConditions, 'Select the condition').optional(),
  duty: choice(statutoryDuties, 'Select the duty in law').optional(),
  onward: z.boolean(),
  /** The start of the first day. Absent: the share opens at once. */
  from: instant('Enter the first day of the share').optional(),
  until: instant('Enter when the share ends'),
  reviewAt: instant('Enter when the share is reviewed'),
  consent: Consent,
  /** Reason for sharing without an agreement, to protect a life. */
  urgentReason: optionalText(2000),
})
export type GiveShare = z.infer<typeof GiveShare>

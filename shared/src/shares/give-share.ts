import { z } from 'zod'
import { choice, evenIfWrong, instant, newId, optionalText } from '../kernel/fields.ts'
import { legalBases } from '../referrals/referral.ts'
import { consentAnswers, purposesToGive, SharedSections, specialConditions, statutoryDuties } from './share.ts'

/** Whether the person was asked, and what they think. Each question has its own answer. */
export const Consent = z
  .object({
    asked: choice(['yes', 'no'], 'Select whether the person was asked'),
    askedBy: optionalText(200),
    askedAt: instant('Enter when they were asked').optional(),
    scope: optionalText(1000),
    answer: choice(consentAnswers, 'Select what they answered').optional(),
    whyNotAsked: optionalText(1000),
    views: optionalText(2000),
  })
  .superRefine((consent, context) => {
    const must = (path: 'askedBy' | 'askedAt' | 'scope' | 'answer' | 'whyNotAsked', message: string) => {
      if (consent[path] === undefined) context.addIssue({ code: 'custom', path: [path], message })
    }
    if (consent.asked === 'no') return must('whyNotAsked', 'Enter why they were not asked')
    if (consent.asked !== 'yes') return
    must('askedBy', 'Enter who asked them')
    must('askedAt', 'Enter when they were asked')
    must('scope', 'Enter what they were asked to agree to')
    must('answer', 'Select what they answered')
  }, evenIfWrong)

export const GiveShare = z.object({
  id: newId,
  toTeam: z.uuid('Select the team to share with'),
  /** One person of that team; without, the whole team. */
  toAccount: z.uuid().optional(),
  sections: SharedSections,
  purpose: choice(purposesToGive, 'Select what it is for'),
  legalBasis: choice(legalBases, 'Select your legal basis'),
  receiverBasis: choice(legalBases, 'Select their legal basis'),
  condition: choice(specialConditions, 'Select the condition').optional(),
  duty: choice(statutoryDuties, 'Select the duty in law').optional(),
  onward: z.boolean(),
  /** The start of its first day; left out, it opens at once. */
  from: instant('Enter the first day of the share').optional(),
  until: instant('Enter when the share ends'),
  reviewAt: instant('Enter when the share is reviewed'),
  consent: Consent,
  /** To protect a life, where no agreement covers it. */
  urgentReason: optionalText(2000),
})
export type GiveShare = z.infer<typeof GiveShare>

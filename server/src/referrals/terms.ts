import type { Prisma } from '@waymark/prisma'
import type { SendReferral } from '@waymark/shared/referrals/send-referral.ts'
import { validateTerms } from '@waymark/shared/referrals/terms-of-referral.ts'
import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import { Problem } from '../platform/http/problem.ts'

/** Refuses a referral without the details that its legal basis requires, at each field. */
export function assertTerms(body: SendReferral): void {
  const fields = validateTerms(body)
  if (fields.length > 0) throw new Problem('invalid', { fields })
}

/** The terms as stored with the content of the referral: null where nothing was given. */
export const termsToKeep = ({ condition, duty, consent }: Pick<SendReferral, 'condition' | 'duty' | 'consent'>) => ({
  condition: condition ?? null,
  duty: duty ?? null,
  asked: consent ? consent.asked === 'yes' : null,
  askedBy: (consent?.asked === 'yes' && consent.askedBy) || null,
  askedAt: (consent?.asked === 'yes' && consent.askedAt) || null,
  scope: (consent?.asked === 'yes' && consent.scope) || null,
  answer: (consent?.asked === 'yes' && consent.answer) || null,
  whyNotAsked: (consent?.asked === 'no' && consent.whyNotAsked) || null,
})

type Kept = Pick<Prisma.ReferralContentGetPayload<object>, keyof ReturnType<typeof termsToKeep>>
type Shown = Pick<NonNullable<ReferralView['content']>, 'condition' | 'duty' | 'consent'>

/** The terms as shown to those who can read the content of the referral. */
export const presentTerms = ({ condition, duty, asked, askedBy, askedAt, scope, answer, whyNotAsked }: Kept): Shown => ({
  condition,
  duty,
  consent: asked === null ? null : { asked, askedBy, askedAt: askedAt?.toISOString() ?? null, scope, answer, whyNotAsked },
})

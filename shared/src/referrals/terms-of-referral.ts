import type { Section } from '../permissions.ts'
import { validateBasis } from '../shares/basis.ts'

/**
 * What a referral lacks for its legal basis, each at its field. The rules of a share apply. Consent must also say who asked,
 * when, for what, and the answer.
 */
export const validateTerms = (of: {
  sections: readonly Section[]
  legalBasis: string
  condition?: string | undefined
  duty?: string | undefined
  consent?: object | undefined
}): { path: string; message: string }[] => [
  ...validateBasis(of),
  ...(of.legalBasis === 'consent' && !of.consent
    ? [{ path: 'consent.asked', message: 'Select whether the person was asked' }]
    : []),
]

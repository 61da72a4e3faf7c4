import type { Section } from '../permissions.ts'
import { validateBasis } from '../shares/basis.ts'

/** What a referral lacks to stand on its legal basis, each at its field: as of a share, and consent says who asked, when, of what, and what they answered. */
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

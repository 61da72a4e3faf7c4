import type { Section } from '../permissions.ts'

/** Sections with special categories of data. */
export const specialSections = ['care', 'health', 'returnDiscussion', 'support'] as const satisfies Section[]

/** Whether sharing these sections needs a condition for special categories. */
export const isSpecial = (opened: readonly Section[]): boolean =>
  opened.some(section => specialSections.some(special => special === section))

/**
 * What a share or referral of these sections lacks on its legal basis, each at its field: a condition for special categories, or
 * a legal duty.
 */
export const validateBasis = (of: {
  sections: readonly Section[]
  legalBasis: string
  condition?: string | undefined
  duty?: string | undefined
}): { path: string; message: string }[] =>
  [
    isSpecial(of.sections) &&
      !of.condition && { path: 'condition', message: 'Select the condition for sharing health, care or support' },
    of.legalBasis === 'legalObligation' && !of.duty && { path: 'duty', message: 'Select the duty in law' },
  ].filter(wrong => wrong !== false)

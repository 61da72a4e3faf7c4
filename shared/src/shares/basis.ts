import type { Section } from '../permissions.ts'

/** The sections whose data are of special categories. */
export const specialSections = ['care', 'health', 'returnDiscussion', 'support'] as const satisfies Section[]

/** Whether a condition is needed to share these sections. */
export const isSpecial = (opened: readonly Section[]): boolean =>
  opened.some(section => specialSections.some(special => special === section))

/** What a share or a referral of these sections on this basis lacks, each at its field: the condition for special categories, the duty that obliges to it. */
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

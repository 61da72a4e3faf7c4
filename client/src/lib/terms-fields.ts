import type { consentAnswers, specialConditions, statutoryDuties } from '@waymark/shared/shares/terms.ts'
import type { ComponentType } from 'react'
import type { Control } from '../ui/field.tsx'

/** The controls of what the person was asked; `views` where what they think is asked with it. */
export type ConsentControls = {
  asked: Control<'yes' | 'no'>
  askedBy: Control<string>
  askedAt: Control<string>
  scope: Control<string>
  answer: Control<(typeof consentAnswers)[number]>
  whyNotAsked: Control<string>
  views?: Control<string>
}

/** The controls of the condition and the duty, each where it is needed. */
export type ConditionControls = {
  condition: Control<(typeof specialConditions)[number]> | false
  duty: Control<(typeof statutoryDuties)[number]> | false
}

/** The fields of the terms on which something is shared, given by the page to the slices that ask for them. */
export type TermsFields = {
  Consent: ComponentType<{ of: ConsentControls; optional?: boolean }>
  Condition: ComponentType<{ of: ConditionControls }>
}

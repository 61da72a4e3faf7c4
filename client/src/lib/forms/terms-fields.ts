import type { consentAnswers, specialConditions, statutoryDuties } from '@waymark/shared/shares/terms.ts'
import type { ComponentType } from 'react'
import type { Control } from '../../ui/field.tsx'

/** The controls for the person's consent. `views` is present where the form also asks for their views. */
export type ConsentControls = {
  asked: Control<'yes' | 'no'>
  askedBy: Control<string>
  askedAt: Control<string>
  scope: Control<string>
  answer: Control<(typeof consentAnswers)[number]>
  whyNotAsked: Control<string>
  views?: Control<string>
}

/** The controls for the special condition and the statutory duty; false where one is not needed. */
export type ConditionControls = {
  condition: Control<(typeof specialConditions)[number]> | false
  duty: Control<(typeof statutoryDuties)[number]> | false
}

/** The fields for the terms of a share. The page passes them to the features that ask for them. */
export type TermsFields = {
  Consent: ComponentType<{ of: ConsentControls; optional?: boolean }>
  Condition: ComponentType<{ of: ConditionControls }>
}

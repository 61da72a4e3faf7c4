import type { ReviewOutcome, reviewSides } from '@waymark/shared/break-glass/break-glass.ts'
import { sayRefusals } from '../lib/http/problem-text.ts'

/** The outcome of a review of emergency access. */
export const outcomeLabels: Readonly<Record<ReviewOutcome, string>> = {
  justified: 'Justified',
  notJustified: 'Not justified',
}

/** The side that reviewed it: the lead team, or the agency of the person who opened it. */
export const sideLabels: Readonly<Record<(typeof reviewSides)[number], string>> = {
  lead: 'The lead',
  agency: 'Their agency',
}

sayRefusals({ 'breakGlass.reviewed': 'Someone else has already reviewed this. Yours was not saved.' })

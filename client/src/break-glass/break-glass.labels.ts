import type { ReviewOutcome, reviewSides } from '@waymark/shared/break-glass/break-glass.ts'
import { sayRefusals } from '../lib/problem-text.ts'

/** What a review found. */
export const outcomeLabels: Readonly<Record<ReviewOutcome, string>> = {
  justified: 'Justified',
  notJustified: 'Not justified',
}

/** For whom it was reviewed. */
export const sideLabels: Readonly<Record<(typeof reviewSides)[number], string>> = {
  lead: 'The lead',
  agency: 'Their agency',
}

sayRefusals({ 'breakGlass.reviewed': 'Someone else has already reviewed this. Yours was not saved.' })

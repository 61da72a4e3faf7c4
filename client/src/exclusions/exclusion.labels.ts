import type { ExclusionReason } from '@waymark/shared/exclusions/exclusion.ts'
import { sayRefusals } from '../lib/http/problem-text.ts'

/** The reasons for an exclusion, worded for the reader's own account and for other accounts. */
export const exclusionLabels: Readonly<Record<ExclusionReason, { mine: string; theirs: string }>> = {
  relative: { mine: 'They are a relative of mine, or live with me', theirs: 'A relative, or of the same household' },
  subject: { mine: 'It is about me', theirs: 'The episode is about them' },
  conflictOfInterest: { mine: 'I know them in another way', theirs: 'Another conflict of interest' },
}

sayRefusals({ 'exclusion.ended': 'Someone else has already ended this exclusion.' })

import type { Urgency } from '@waymark/shared/referrals/referral.ts'
import { Tag } from '../ui/tag.tsx'
import { urgencyLabels } from './referral.labels.ts'

/** How urgent, as a badge. */
export function UrgencyTag({ urgency }: { urgency: Urgency }) {
  const { name, tone } = urgencyLabels[urgency]
  return <Tag tone={tone}>{name}</Tag>
}

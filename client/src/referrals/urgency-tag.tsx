import type { Urgency } from '@waymark/shared/referrals/referral.ts'
import { Tag } from '../ui/tag.tsx'
import { urgencyWords } from './referral-words.ts'

/** How urgent, as a badge. */
export function UrgencyTag({ urgency }: { urgency: Urgency }) {
  const { name, tone } = urgencyWords[urgency]
  return <Tag tone={tone}>{name}</Tag>
}

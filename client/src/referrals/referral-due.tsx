import type { ReferralRow } from '@waymark/shared/referrals/referral.ts'
import { DueIn, Time } from '../ui/time.tsx'
import { deadlineLabel } from './referral-transitions.labels.ts'

/** The next deadline of a referral and the time left, such as "in 3 hours, acknowledge" or "overdue 2 days". */
export function ReferralDue({ row: { dueAt, dueKind, sentAt, decidedAt } }: { row: ReferralRow }) {
  if (dueAt && dueKind)
    return (
      <span className="two-lines">
        <DueIn at={dueAt} /> <span className="muted">{deadlineLabel(dueKind)}</span>
      </span>
    )
  if (!sentAt) return <span className="muted">Waits for agreement</span>
  return decidedAt ? (
    <span className="two-lines">
      <span className="muted">Decided</span>{' '}
      <span className="muted">
        <Time at={decidedAt} as="ago" />
      </span>
    </span>
  ) : null
}

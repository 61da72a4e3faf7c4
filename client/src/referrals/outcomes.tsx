import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import { Card } from '../ui/card.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { outcomeLabels } from './referral-transitions.labels.ts'
import { needLabels } from './referral.labels.ts'

/** The outcome of each need, after the work has ended. */
export function Outcomes({ referral: { outcome, outcomesByNeed } }: { referral: ReferralView }) {
  if (!outcome) return null
  return (
    <Card title="Result">
      <Facts rows>
        <Fact label="On the whole">{outcomeLabels[outcome]}</Fact>
        {outcomesByNeed.map(({ need, outcome: each }) => (
          <Fact key={need} label={needLabels[need]}>
            {outcomeLabels[each]}
          </Fact>
        ))}
      </Facts>
    </Card>
  )
}

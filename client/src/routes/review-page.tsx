import { RiskHistory } from '../episodes/overview/overview-risk.tsx'
import { ReviewRisk } from '../risk/review-risk.tsx'

/** The review of a risk beside earlier assessments and reviews. */
export function ReviewPage() {
  return (
    <div className="stacks">
      <div>
        <ReviewRisk />
      </div>
      <div>
        <RiskHistory />
      </div>
    </div>
  )
}

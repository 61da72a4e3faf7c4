import { Link } from '@tanstack/react-router'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import { buttonLook } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Time } from '../ui/time.tsx'
import { RiskTag } from './risk-tag.tsx'

type Risks = NonNullable<EpisodeView['sections']['description']>['risks']

/** Each assessment of the risk with its reason, newest first. */
export function RiskCard({ risks, mayAssess }: { risks: Risks; mayAssess: boolean }) {
  return (
    <Card
      title="Risk"
      actions={
        mayAssess && (
          <Link from="/episodes/$episodeId" to="/episodes/$episodeId/risk" className={buttonLook('secondary', true)}>
            Assess<span className="only-heard"> risk</span>
          </Link>
        )
      }
    >
      <ol className="entries">
        {risks.map(risk => (
          <li key={`${risk.at} ${risk.level}`}>
            <div className="entry-head">
              <RiskTag risk={risk.level} />
              <Time at={risk.at} />
            </div>
            <p className="prose">{risk.rationale}</p>
            <p className="muted small">
              {risk.by.name}, {risk.by.team}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  )
}

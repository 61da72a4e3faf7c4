import { Link } from '@tanstack/react-router'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import { buttonLook } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Time } from '../../ui/time.tsx'
import { useEpisode } from '../episode.api.ts'
import { RiskTag } from '../risk-tag.tsx'

type RiskOf = NonNullable<EpisodeView['sections']['description']>['risks'][number]

/** The assessments and reviews of the risk with their reasons, newest first, and the actions on it. */
export function RiskCard({ risks, allowed }: { risks: readonly RiskOf[]; allowed: EpisodeView['allowed'] }) {
  return (
    <Card
      title="Risk"
      actions={
        <span className="buttons">
          {allowed.includes('risk.review') && (
            <Link from="/episodes/$episodeId" to="/episodes/$episodeId/review" className={buttonLook('secondary', true)}>
              Review<span className="only-heard"> risk</span>
            </Link>
          )}
          {allowed.includes('risk.assess') && (
            <Link from="/episodes/$episodeId" to="/episodes/$episodeId/risk" className={buttonLook('secondary', true)}>
              Assess<span className="only-heard"> risk</span>
            </Link>
          )}
        </span>
      }
    >
      <Entries risks={risks} />
    </Card>
  )
}

/** The assessments and reviews of the risk without actions, to read beside a form. */
export function RiskHistory() {
  const risks = useEpisode().sections.description?.risks ?? []
  if (risks.length === 0) return null
  return (
    <Card title="Assessments and reviews">
      <Entries risks={risks} />
    </Card>
  )
}

const kindLabels = { assessment: 'Assessment', review: 'Review' } as const satisfies Record<RiskOf['kind'], string>

function Entries({ risks }: { risks: readonly RiskOf[] }) {
  return (
    <ol className="entries">
      {risks.map(({ kind, level, rationale, at, by }) => (
        <li key={`${at} ${level} ${kind}`}>
          <div className="entry-head">
            <RiskTag risk={level} />
            {kindLabels[kind]} <Time mid at={at} />
          </div>
          <p className="prose">{rationale}</p>
          <p className="muted small">
            {by.name}, {by.team}
          </p>
        </li>
      ))}
    </ol>
  )
}

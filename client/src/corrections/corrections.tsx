import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { CorrectionView } from '@waymark/shared/corrections/correction.ts'
import { useEpisode } from '../episodes/episode.api.ts'
import { QueryState } from '../lib/query-state.tsx'
import { buttonLook } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Tag } from '../ui/tag.tsx'
import { Time } from '../ui/time.tsx'
import { correctionsQuery } from './correction.api.ts'
import { fieldLabels, waitingLabel } from './correction.labels.ts'
import { useMayCorrect } from './may-correct.ts'
import { Recipients } from './recipients.tsx'
import './corrections.css'

const route = getRouteApi('/signed-in/episodes/$episodeId')

/** The corrections and removals in an episode, and which recipients have acknowledged them. */
export function Corrections() {
  const { episodeId } = route.useParams()
  const query = useQuery(correctionsQuery(episodeId))
  return (
    <Card title="Corrections" actions={<CorrectLink />}>
      <QueryState query={query}>
        {corrections =>
          corrections.length === 0 ? (
            <EmptyState title="Nothing has been corrected">As far as it is open to your team.</EmptyState>
          ) : (
            <ul className="corrections">
              {corrections.map(correction => (
                <Correction key={correction.id} of={correction} />
              ))}
            </ul>
          )
        }
      </QueryState>
    </Card>
  )
}

function CorrectLink() {
  const { id: episodeId } = useEpisode()
  if (!useMayCorrect()) return null
  return (
    <Link to="/episodes/$episodeId/sharing/correct" params={{ episodeId }} className={buttonLook('secondary', true)}>
      Correct or remove
    </Link>
  )
}

function Correction({ of }: { of: CorrectionView }) {
  const waits = of.recipients.some(({ acknowledgedAt }) => acknowledgedAt === null)
  return (
    <li>
      <h3>
        {fieldLabels[of.field]} {of.erased ? 'removed' : 'corrected'}{' '}
        <Tag tone={waits ? 'orange' : 'green'}>{waitingLabel(of)}</Tag>
      </h3>
      <p className="keep-lines">{of.why}</p>
      <p className="keep-lines">
        <span className="strong">What changes: </span>
        {of.means}
      </p>
      <p className="muted small">
        <Time at={of.at} />, {of.by.name}, {of.by.team}
      </p>
      <Recipients of={of} />
    </li>
  )
}

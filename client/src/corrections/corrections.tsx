import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { correctionApi } from '@waymark/shared/corrections/correction.api.ts'
import type { CorrectionView } from '@waymark/shared/corrections/correction.ts'
import Check from 'lucide-react/icons/check'
import { useEpisode } from '../episodes/episode.api.ts'
import { problemText } from '../lib/http/problem-text.ts'
import { isProblem } from '../lib/http/problem.ts'
import { QueryState } from '../lib/http/query-state.tsx'
import { useCommand } from '../lib/http/use-command.ts'
import { Banner } from '../ui/banner.tsx'
import { Button, buttonLook } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { announce } from '../ui/live-region.tsx'
import { Tag } from '../ui/tag.tsx'
import { Due, Time } from '../ui/time.tsx'
import { correctionsQuery } from './correction.api.ts'
import { fieldLabels, waitingLabel } from './correction.labels.ts'
import { useMayCorrect } from './may-correct.ts'
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

/** Everyone who had the wrong text. Each team acknowledges for itself. For others, the person who informed them records it. */
function Recipients({ of }: { of: CorrectionView }) {
  const acknowledge = useCommand(correctionApi.acknowledge)
  const say = ({ id, episodeId, byHand }: CorrectionView['recipients'][number]) =>
    acknowledge.mutate(
      { params: { episodeId, recipientId: id } },
      { onSuccess: () => announce(byHand ? 'Recorded that they were told' : 'Acknowledged for your team') },
    )
  return (
    <>
      {acknowledge.error && (
        <Banner tone="warn" title="It was not acknowledged">
          <p>{isProblem(acknowledge.error) ? problemText(acknowledge.error) : 'Try again.'}</p>
        </Banner>
      )}
      <ul className="correction-recipients" aria-label={`Who had it: ${fieldLabels[of.field]}`}>
        {of.recipients.map(row => (
          <li key={row.id}>
            <span>
              {row.team ?? row.outside ?? 'Somebody outside Waymark (withheld)'}
              {row.byHand && <span className="muted small"> told by hand</span>}
            </span>
            <span>
              {row.acknowledgedAt ? (
                <span className="muted small">
                  <Check size={14} aria-hidden /> <Time at={row.acknowledgedAt} />, {row.acknowledgedBy?.name}
                </span>
              ) : (
                <Due at={row.dueAt} />
              )}
            </span>
            {row.yours && (
              <Button small pending={acknowledge.isPending} onClick={() => say(row)}>
                {row.byHand || row.team === null ? 'I have told them' : 'Acknowledge'}
                <span className="only-heard">: {fieldLabels[of.field]}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

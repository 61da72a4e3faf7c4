import { correctionApi } from '@waymark/shared/corrections/correction.api.ts'
import type { CorrectionView } from '@waymark/shared/corrections/correction.ts'
import Check from 'lucide-react/icons/check'
import { isProblem } from '../lib/problem.ts'
import { problemText } from '../lib/problem-text.ts'
import { useCommand } from '../lib/use-command.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { announce } from '../ui/live-region.tsx'
import { Due, Time } from '../ui/time.tsx'
import { fieldLabels } from './correction.labels.ts'

/** Everyone who had the wrong text. Each team acknowledges for itself. For others, the person who informed them records it. */
export function Recipients({ of }: { of: CorrectionView }) {
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

import type { ReturnDiscussionView } from '@waymark/shared/return-discussions/return-discussion.ts'
import MessageCircle from 'lucide-react/icons/message-circle'
import NotebookPen from 'lucide-react/icons/notebook-pen'
import type { ReactNode } from 'react'
import { Card } from '../ui/card.tsx'
import { showWhen } from '../ui/london-time.ts'
import { modeLabels, seenAloneLabels } from './return-discussion.labels.ts'

type Record = ReturnDiscussionView['records'][number]

type SaidProps = {
  record: Record
  heldAt: string | null
  /** A control to correct each part, for those who may. */
  correct?: { ownWords: ReactNode; workersView: ReactNode; wouldHelp: ReactNode }
}

/** What was said. The person's own words and the worker's view are shown apart, so that they cannot be confused. */
export function Said({ record, heldAt, correct }: SaidProps) {
  const { ownWords, workersView, wouldHelp, mode, seenAlone, by, at } = record
  return (
    <Card
      title="What was said"
      tags={
        <span className="muted small">
          {heldAt && `${showWhen(heldAt)} · `}
          {modeLabels[mode]} · {seenAloneLabels[seenAlone]}
        </span>
      }
    >
      <div className="said-columns">
        <section className="voice own" aria-labelledby={`${record.id}-own`}>
          <h3 id={`${record.id}-own`}>
            <MessageCircle size={18} aria-hidden /> In their own words
          </h3>
          <blockquote className="keep-lines">{ownWords}</blockquote>
          {correct?.ownWords}
          {wouldHelp && (
            <>
              <h4>What would help</h4>
              <blockquote className="keep-lines">{wouldHelp}</blockquote>
              {correct?.wouldHelp}
            </>
          )}
        </section>
        <section className="voice worker" aria-labelledby={`${record.id}-worker`}>
          <h3 id={`${record.id}-worker`}>
            <NotebookPen size={18} aria-hidden /> Worker’s view
          </h3>
          <p className="keep-lines">{workersView}</p>
          <p className="muted small">
            {by.name}, {by.team} · recorded {showWhen(at)} {correct?.workersView}
          </p>
        </section>
      </div>
    </Card>
  )
}

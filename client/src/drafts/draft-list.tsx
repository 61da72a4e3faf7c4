import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { DraftRow } from '@waymark/shared/drafts/draft.ts'
import { useState } from 'react'
import { isProblem } from '../lib/http/problem.ts'
import { problemText } from '../lib/http/problem-text.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { announce } from '../ui/live-region.tsx'
import { Count } from '../ui/tag.tsx'
import { Time } from '../ui/time.tsx'
import { useUndoTime } from '../ui/undo-time.ts'
import { aboutNobody, draftPlaces, draftLabels } from './draft.labels.ts'
import { draftsQuery, dropDraft } from './draft.api.ts'
import './drafts.css'

/** The reader's unsent drafts: what each is about, never its text. Renders nothing when there are none. */
export function DraftList() {
  const { data: drafts = [], refetch } = useQuery(draftsQuery)
  const [dropped, setDropped] = useState<ReadonlyMap<string, Dropped>>(new Map())
  const rows = [...drafts, ...[...dropped.values()].map(({ row }) => row).filter(row => !drafts.some(({ id }) => id === row.id))]
  if (rows.length === 0) return null
  const without = (id: string) => setDropped(all => new Map([...all].filter(([key]) => key !== id)))
  return (
    <Card title="Drafts" tags={<Count n={drafts.length} of={drafts.length === 1 ? 'draft' : 'drafts'} />}>
      <ul className="draft-list">
        {rows
          .toSorted((a, b) => b.savedAt.localeCompare(a.savedAt))
          .map(row => (
            <Row
              key={row.id}
              row={row}
              dropped={dropped.get(row.id)}
              onDropped={one => {
                setDropped(all => new Map([...all, [row.id, one]]))
                void refetch()
              }}
              onPutAway={() => without(row.id)}
              onBack={() => void refetch().then(() => without(row.id))}
            />
          ))}
      </ul>
    </Card>
  )
}

type Dropped = { row: DraftRow; undo: () => Promise<unknown> }
type RowProps = {
  row: DraftRow
  dropped: Dropped | undefined
  onDropped: (one: Dropped) => void
  onPutAway: () => void
  onBack: () => void
}

/** One draft. After it is dropped, undo is offered for ten seconds. */
function Row({ row, dropped, onDropped, onPutAway, onBack }: RowProps) {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string>()
  useUndoTime(dropped !== undefined && !pending, onPutAway)
  const run = async (act: () => Promise<void>) => {
    setPending(true)
    setProblem(undefined)
    await act().catch((thrown: unknown) => setProblem(isProblem(thrown) ? problemText(thrown) : 'That did not work. Try again.'))
    setPending(false)
  }
  const drop = () =>
    run(async () => {
      onDropped({ row, undo: await dropDraft(row) })
      announce('Draft discarded. You can undo this.')
    })
  const undo = () =>
    run(async () => {
      await dropped?.undo()
      announce('The draft is back')
      onBack()
    })
  const name = draftLabels[row.form]
  return (
    <li>
      <div className="what">
        {dropped ? <span className="muted">{name}, dropped</span> : <Link {...draftPlaces[row.form](row)}>{name}</Link>}
        <span className="muted">{about(row)}</span>
        {problem && <span className="field-error">{problem}</span>}
      </div>
      <span className="muted when">
        Saved <Time mid at={row.savedAt} />
      </span>
      <Button small pending={pending} onClick={() => void (dropped ? undo() : drop())}>
        {dropped ? 'Undo' : 'Discard'}
        <span className="only-heard">
          {dropped ? ' dropping' : ''} the draft: {name}, {about(row)}
        </span>
      </Button>
    </li>
  )
}

const about = ({ form, episode, person }: DraftRow) =>
  episode ? `${episode.name} · ${episode.reference}` : (person?.name ?? aboutNobody(form))

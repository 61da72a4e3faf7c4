import { Link } from '@tanstack/react-router'
import type { AccessAlertView } from '@waymark/shared/access-log/access-log.ts'
import { Button } from '../ui/button.tsx'
import type { Column } from '../ui/data-table.tsx'
import { Time } from '../ui/time.tsx'
import { reasonLabels, teamLabel } from './access-log.labels.ts'

/** Who accessed what, and why it seems unusual. `review` adds a button; null if the reader may not review. */
export const unusualColumns = (review: ((id: string) => void) | null): readonly Column<AccessAlertView>[] => [
  {
    key: 'by',
    heading: 'Who',
    onPhone: 'title',
    cell: ({ by }) => (
      <>
        <strong>{by.name}</strong>
        <div className="small muted">{teamLabel(by.team)}</div>
      </>
    ),
  },
  { key: 'at', heading: 'Last access', cell: ({ lastAt }) => <Time at={lastAt} />, onPhone: 'state' },
  {
    key: 'what',
    heading: 'Record',
    cell: ({ by, person, episode, times }) => (
      <>
        {person ? (
          <Link to="/access-log" search={{ account: by.id, person }}>
            {[person, episode].filter(Boolean).join(', ')}
          </Link>
        ) : (
          <Link to="/access-log" search={{ account: by.id }}>
            Many records
          </Link>
        )}
        {person && <div className="muted">{times === 1 ? 'Once that day' : `${times} times that day`}</div>}
      </>
    ),
  },
  {
    key: 'reasons',
    heading: 'Why it is unusual',
    cell: row => (
      <>
        {reasonLabels(row).map(words => (
          <div key={words}>{words}</div>
        ))}
        {row.reviews.map(({ at, by, note, outcome }) => (
          <div key={at} className="muted">
            {outcome === 'cleared' ? 'Cleared' : 'Followed up'} by {by ?? 'an auditor'}, <Time mid at={at} />: {note}
          </div>
        ))}
      </>
    ),
  },
  ...(review
    ? [
        {
          key: 'review',
          heading: 'Review',
          cell: ({ id, by }: AccessAlertView) => (
            <Button small onClick={() => review(id)}>
              Review<span className="only-heard"> access by {by.name}</span>
            </Button>
          ),
        },
      ]
    : []),
]

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { unusualStatuses, type UnusualView } from '@waymark/shared/looking/looking.ts'
import { useState } from 'react'
import { useSession } from '../kernel/session.ts'
import { Shown } from '../kernel/shown.tsx'
import { Button } from '../ui/button.tsx'
import { Card, Columns } from '../ui/card.tsx'
import { Chip, Chips, Filters } from '../ui/chips.tsx'
import { DataTable, TableFoot, type Column } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { Time } from '../ui/time.tsx'
import { unusualQuery } from './looking.queries.ts'
import { reasonWords, statusWords } from './looking-words.ts'
import { ReviewLookingPanel } from './review-looking-panel.tsx'

const route = getRouteApi('/signed-in/unusual-looking')

/** Looking that seems unusual, with plain reasons, to be cleared or followed up. */
export function UnusualLooking() {
  usePageTitle('Unusual looking')
  const { agency } = useSession()
  const asked = route.useSearch()
  const navigate = route.useNavigate()
  const status = asked.status ?? 'open'
  const query = useQuery({ ...unusualQuery(asked), placeholderData: keepPreviousData })
  const [open, setOpen] = useState<string | null>(null)
  const below = (row: UnusualView) => (row.id === open ? <ReviewLookingPanel row={row} onClose={() => setOpen(null)} /> : null)
  return (
    <>
      <PageHeader
        title="Unusual looking"
        under={`By people of ${agency.name}. A reason to ask, and no proof of anything; your own is for another auditor.`}
      />
      <Columns>
        <Card>
          <Filters shown={query.data ? `${query.data.rows.length} on this page` : ''}>
            <Chips label="Show">
              {unusualStatuses.map(value => (
                <Chip
                  key={value}
                  selected={status === value}
                  onPress={() => void navigate({ search: value === 'open' ? {} : { status: value } })}
                >
                  {statusWords[value]}
                </Chip>
              ))}
            </Chips>
          </Filters>
          <Shown query={query}>
            {({ rows, next }) =>
              rows.length === 0 ? (
                <EmptyState title={noneWords[status]}>
                  What seems unusual comes here by itself, a moment after somebody looked.
                </EmptyState>
              ) : (
                <>
                  <DataTable
                    caption="Unusual looking"
                    columns={columns(status === 'cleared' ? null : setOpen)}
                    rows={rows}
                    rowKey={({ id }) => id}
                    below={below}
                  />
                  {next && (
                    <nav aria-label="Pages">
                      <TableFoot>
                        <span>Newest first</span>
                        <span className="buttons">
                          <Button onClick={() => void navigate({ search: { status, before: next } })}>Older</Button>
                        </span>
                      </TableFoot>
                    </nav>
                  )}
                </>
              )
            }
          </Shown>
        </Card>
      </Columns>
    </>
  )
}

const noneWords = {
  open: 'Nothing unusual waits for you',
  followUp: 'Nothing is being followed up',
  cleared: 'Nothing was cleared yet',
} as const

const columns = (review: ((id: string) => void) | null): readonly Column<UnusualView>[] => [
  {
    key: 'by',
    heading: 'Who',
    onPhone: 'title',
    cell: ({ by }) => (
      <>
        <strong>{by.name}</strong>
        <div className="small muted">{by.team}</div>
      </>
    ),
  },
  { key: 'at', heading: 'Last looked', cell: ({ lastAt }) => <Time at={lastAt} />, onPhone: 'state' },
  {
    key: 'what',
    heading: 'Looked at',
    cell: ({ by, person, episode, times }) => (
      <>
        {person ? (
          <Link to="/looking" search={{ account: by.id, person }}>
            {[person, episode].filter(Boolean).join(', ')}
          </Link>
        ) : (
          <Link to="/looking" search={{ account: by.id }}>
            Many records
          </Link>
        )}
        {person && <div className="muted">{times === 1 ? 'Once that day' : `${times} times that day`}</div>}
      </>
    ),
  },
  {
    key: 'reasons',
    heading: 'Why it seems unusual',
    cell: row => (
      <>
        {reasonWords(row).map(words => (
          <div key={words}>{words}</div>
        ))}
        {row.reviews.map(({ at, by, note, outcome }) => (
          <div key={at} className="muted">
            {outcome === 'cleared' ? 'Cleared' : 'Followed up'} by {by ?? 'an auditor'}, <Time at={at} />: {note}
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
          cell: ({ id, by }: UnusualView) => (
            <Button small onClick={() => review(id)}>
              Review<span className="only-heard"> looking by {by.name}</span>
            </Button>
          ),
        },
      ]
    : []),
]

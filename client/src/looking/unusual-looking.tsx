import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, useLocation } from '@tanstack/react-router'
import { unusualStatuses, type UnusualView } from '@waymark/shared/looking/looking.ts'
import { useState } from 'react'
import { useSession } from '../kernel/session.ts'
import { Shown } from '../kernel/shown.tsx'
import { Button } from '../ui/button.tsx'
import { Card, Columns } from '../ui/card.tsx'
import { Chip, Chips, Filters } from '../ui/chips.tsx'
import { DataTable, TableFoot } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { unusualQuery } from './looking.queries.ts'
import { statusWords } from './looking-words.ts'
import { ReviewLookingPanel } from './review-looking-panel.tsx'
import { unusualColumns } from './unusual-columns.tsx'

const route = getRouteApi('/signed-in/unusual-looking')

/** Looking that seems unusual, with plain reasons, to be cleared or followed up. */
export function UnusualLooking() {
  usePageTitle('Unusual looking')
  const { agency } = useSession()
  const asked = route.useSearch()
  const navigate = route.useNavigate()
  const status = asked.status ?? 'open'
  const query = useQuery({ ...unusualQuery(asked), placeholderData: keepPreviousData })
  const [open, setOpen] = useState<string | null>(useLocation().hash || null)
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
                    columns={unusualColumns(status === 'cleared' ? null : setOpen)}
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

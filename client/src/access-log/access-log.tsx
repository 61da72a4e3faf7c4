import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useSession } from '../lib/session/session.ts'
import { QueryState } from '../lib/http/query-state.tsx'
import { Button } from '../ui/button.tsx'
import { Card, Columns } from '../ui/card.tsx'
import { DataTable, TableFoot } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { accessLogColumns } from './access-log-columns.tsx'
import { AccessLogFilters } from './access-log-filters.tsx'
import { accessLogQuery, type AccessLogAsked } from './access-log.api.ts'

const route = getRouteApi('/signed-in/access-log')

/** The access log of the reader's agency: who accessed what, when and on which basis. The filters are in the address. */
export function WhoAccessed() {
  usePageTitle('Access log')
  const { agency } = useSession()
  const asked = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery({ ...accessLogQuery(asked), placeholderData: keepPreviousData })
  const ask = (change: Partial<AccessLogAsked>) =>
    void navigate({ search: old => ({ ...old, before: undefined, ...change }), resetScroll: 'before' in change })
  return (
    <>
      <PageHeader
        title="Access log"
        under={`What staff of ${agency.name} read, searched for and were refused. Your own access is logged too.`}
      />
      <Columns>
        <Card>
          <AccessLogFilters asked={asked} shown={query.data ? howMany(query.data.rows.length, asked) : ''} onAsk={ask} />
          <QueryState query={query}>
            {({ rows, next }) =>
              rows.length === 0 ? (
                <EmptyState title="Nobody looked, as far as these filters go">
                  A reference must be typed whole, as it is written on the record.
                </EmptyState>
              ) : (
                <>
                  <DataTable caption="Access log" columns={accessLogColumns} rows={rows} rowKey={({ id }) => id} />
                  {(asked.before ?? next) && (
                    <nav aria-label="Pages">
                      <TableFoot>
                        <span>Newest first</span>
                        <span className="buttons">
                          {asked.before && <Button onClick={() => ask({ before: undefined })}>Newest</Button>}
                          {next && <Button onClick={() => ask({ before: next })}>Older</Button>}
                        </span>
                      </TableFoot>
                    </nav>
                  )}
                </>
              )
            }
          </QueryState>
        </Card>
      </Columns>
    </>
  )
}

/** The number of rows on this page, in words for the announcement. */
const howMany = (count: number, { before }: AccessLogAsked) =>
  `${count} ${count === 1 ? 'time' : 'times'}${before ? ', older' : ''} on this page`

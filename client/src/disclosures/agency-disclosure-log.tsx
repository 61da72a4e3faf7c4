import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { ProblemState } from '../lib/http/query-state.tsx'
import { Card, CardBody, Columns } from '../ui/card.tsx'
import { Loading } from '../ui/loading.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { Count } from '../ui/tag.tsx'
import { agencyDisclosureLogQuery, type DisclosureLogAsked } from './disclosure.api.ts'
import { DisclosureLogFilters } from './disclosure-log-filters.tsx'
import { DisclosureLogTable } from './disclosure-log-table.tsx'

const route = getRouteApi('/signed-in/disclosures')

/** What staff of an agency viewed, shared, printed and disclosed, for its auditors: ids and sections, never text of a record. */
export function AgencyDisclosureLog() {
  usePageTitle('Disclosures of your agency')
  const asked = route.useSearch()
  const navigate = route.useNavigate()
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...agencyDisclosureLogQuery(asked),
    placeholderData: keepPreviousData,
  })
  const { page = 1, ...kept } = asked
  const ask = (change: DisclosureLogAsked) => void navigate({ to: '.', search: { ...kept, ...change }, resetScroll: false })
  return (
    <>
      <PageHeader
        title="Disclosures of your agency"
        under="What its people looked at, gave, printed and told: references and sections, no text of a record"
      />
      <Columns>
        {!data ? (
          error ? (
            <ProblemState problem={error} again={() => void refetch()} />
          ) : (
            <Loading />
          )
        ) : (
          <Card title="Disclosures" tags={<Count n={data.count} of="disclosures" />}>
            {!asked.from && !asked.to && (
              <CardBody>
                <p className="muted small">The last 30 days. Choose dates to see others.</p>
              </CardBody>
            )}
            <DisclosureLogFilters asked={asked} shown={`${data.count} shown`} onAsk={ask} />
            <DisclosureLogTable
              disclosureLog={data}
              page={page}
              busy={isPlaceholderData}
              onPage={next => ask({ page: next })}
              forAuditor
            />
          </Card>
        )}
      </Columns>
    </>
  )
}

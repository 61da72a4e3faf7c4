import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { disclosureApi } from '@waymark/shared/disclosures/disclosure.api.ts'
import Download from 'lucide-react/icons/download'
import { useState } from 'react'
import { read } from '../lib/http/call.ts'
import { isProblem } from '../lib/http/problem.ts'
import { problemText } from '../lib/http/problem-text.ts'
import { ProblemState } from '../lib/http/query-state.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { announce } from '../ui/live-region.tsx'
import { Loading } from '../ui/loading.tsx'
import { Count } from '../ui/tag.tsx'
import { disclosureLogQuery, type DisclosureLogAsked } from './disclosure.api.ts'
import { DisclosureLogFilters } from './disclosure-log-filters.tsx'
import { DisclosureLogTable } from './disclosure-log-table.tsx'

const route = getRouteApi('/signed-in/people/$personId/disclosures')

/** All disclosures about a person that the reader's team may know of. */
export function DisclosureLog() {
  const { personId } = route.useParams()
  const asked = route.useSearch()
  const navigate = route.useNavigate()
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...disclosureLogQuery(personId, asked),
    placeholderData: keepPreviousData,
  })
  const [failed, setFailed] = useState<string>()
  const { page = 1, ...kept } = asked
  const ask = (change: DisclosureLogAsked) => void navigate({ to: '.', search: { ...kept, ...change }, resetScroll: false })

  const exportCsv = async () => {
    try {
      const { name, csv } = await read(disclosureApi.exportDisclosureLog, { params: { personId }, query: kept })
      save(name, csv)
      setFailed(undefined)
      announce('Exported. The export is in the disclosure log.')
      await refetch()
    } catch (thrown) {
      if (!isProblem(thrown)) throw thrown
      setFailed(problemText(thrown))
    }
  }
  if (!data) return error ? <ProblemState problem={error} again={() => void refetch()} /> : <Loading />
  return (
    <Card
      title="Disclosures"
      tags={<Count n={data.count} of="disclosures" />}
      actions={
        <Button small icon={<Download size={16} aria-hidden />} onClick={() => void exportCsv()}>
          Export as CSV
        </Button>
      }
    >
      {failed && (
        <Banner tone="warn" title="It was not exported">
          <p>{failed}</p>
        </Banner>
      )}
      <DisclosureLogFilters asked={asked} shown={`${data.count} shown`} onAsk={ask} />
      <DisclosureLogTable disclosureLog={data} page={page} busy={isPlaceholderData} onPage={next => ask({ page: next })} />
    </Card>
  )
}

/** Downloads a text as a CSV file. */
function save(name: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { boardPage, type EpisodeRow } from '@waymark/shared/episodes/episode-view.ts'
import { ProblemState } from '../lib/http/query-state.tsx'
import { personQuery } from '../people/person.api.ts'
import { Card } from '../ui/card.tsx'
import { Elapsed } from '../ui/deadline-box.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Paging } from '../ui/paging.tsx'
import { Count } from '../ui/tag.tsx'
import { Due, Time } from '../ui/time.tsx'
import { missingFromLabels } from './episode.labels.ts'
import { RiskTag } from './risk-tag.tsx'
import { StatusTag } from './status-tag.tsx'

const here = getRouteApi('/signed-in/people/$personId')

/** The episodes of a person that the reader's team has access to, newest first, in pages. */
export function EpisodesOfPerson() {
  const { personId } = here.useParams()
  const { page = 1 } = here.useSearch()
  const navigate = here.useNavigate()
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...personQuery(personId, page),
    placeholderData: keepPreviousData,
  })
  if (!data) return error && <ProblemState problem={error} again={() => void refetch()} />
  const { episodes, count } = data
  return (
    <Card title="Episodes" tags={<Count n={count} of="episodes" />}>
      {episodes.length === 0 ? (
        <EmptyState title={page > 1 ? 'There are no episodes on this page' : 'No episodes that your team can see'} />
      ) : (
        <div aria-busy={isPlaceholderData}>
          <DataTable caption="Episodes, newest first" columns={columns} rows={episodes} rowKey={row => row.id} />
        </div>
      )}
      <Paging
        page={page}
        size={boardPage}
        count={count}
        of="episodes"
        onPage={next => void navigate({ to: '.', search: next > 1 ? { page: next } : {}, resetScroll: false })}
      />
    </Card>
  )
}

const columns: Column<EpisodeRow>[] = [
  {
    key: 'reference',
    heading: 'Reference',
    onPhone: 'title',
    cell: row => (
      <Link to="/episodes/$episodeId" params={{ episodeId: row.id }}>
        {row.reference}
      </Link>
    ),
  },
  { key: 'risk', heading: 'Risk', onPhone: 'state', cell: row => <RiskTag risk={row.risk} /> },
  { key: 'lastSeen', heading: 'Last seen', phoneLabel: 'Last seen', cell: row => <Time at={row.lastSeenAt} /> },
  {
    key: 'missingFor',
    heading: 'Missing for',
    phoneLabel: 'Missing for',
    cell: row =>
      row.status === 'notMissing' || row.status === 'void' ? '' : <Elapsed since={row.lastSeenAt} until={row.locatedAt} />,
  },
  { key: 'missingFrom', heading: 'Missing from', cell: row => missingFromLabels[row.missingFrom] },
  { key: 'area', heading: 'Area', cell: row => row.area },
  {
    key: 'due',
    heading: 'Return discussion',
    onPhone: 'hidden',
    cell: row => row.returnDiscussionDue && <Due at={row.returnDiscussionDue} />,
  },
  { key: 'status', heading: 'Status', cell: row => <StatusTag status={row.status} /> },
]

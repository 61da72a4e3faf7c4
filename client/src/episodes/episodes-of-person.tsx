import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { EpisodeRow } from '@waymark/shared/episodes/episode-view.ts'
import { personQuery } from '../people/person.queries.ts'
import { Card } from '../ui/card.tsx'
import { Elapsed } from '../ui/clock-box.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Count } from '../ui/tag.tsx'
import { Due, Time } from '../ui/time.tsx'
import { missingFromWords } from './episode-words.ts'
import { RiskTag } from './risk-tag.tsx'
import { StatusTag } from './status-tag.tsx'

const here = getRouteApi('/signed-in/people/$personId')

/** The episodes of a person in this team's sight, newest first. */
export function EpisodesOfPerson() {
  const { personId } = here.useParams()
  const { episodes } = useSuspenseQuery(personQuery(personId)).data
  return (
    <Card title="Episodes" tags={<Count n={episodes.length} of="episodes" />}>
      {episodes.length === 0 ? (
        <EmptyState title="No episodes that your team can see" />
      ) : (
        <DataTable caption="Episodes, newest first" columns={columns} rows={episodes} rowKey={row => row.id} />
      )}
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
  { key: 'missingFrom', heading: 'Missing from', cell: row => missingFromWords[row.missingFrom] },
  { key: 'area', heading: 'Area', cell: row => row.area },
  {
    key: 'due',
    heading: 'Return discussion',
    onPhone: 'hidden',
    cell: row => row.returnDiscussionDue && <Due at={row.returnDiscussionDue} />,
  },
  { key: 'status', heading: 'Status', cell: row => <StatusTag status={row.status} /> },
]

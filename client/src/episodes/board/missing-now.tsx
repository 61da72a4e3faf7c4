import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { boardPage } from '@waymark/shared/episodes/episode-view.ts'
import type { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import type { Answer } from '@waymark/shared/platform/endpoint.ts'
import Plus from 'lucide-react/icons/plus'
import type { ReactNode } from 'react'
import { QueryState } from '../../lib/http/query-state.tsx'
import { useReturnToRow } from '../../lib/navigation/return-to-row.ts'
import { useSession } from '../../lib/session/session.ts'
import { Button, buttonLook } from '../../ui/button.tsx'
import { Card, Columns } from '../../ui/card.tsx'
import { DataTable, type Sort } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListKeys } from '../../ui/list-keys.tsx'
import { useNow } from '../../ui/now.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { usePageTitle } from '../../ui/page-title.ts'
import { Paging } from '../../ui/paging.tsx'
import { boardColumns, type BoardSort } from './board-columns.tsx'
import { BoardFilters } from './board-filters.tsx'
import { type BoardAsked, boardQuery } from '../episode.api.ts'
import { rowTone } from './row-tone.ts'

const route = getRouteApi('/signed-in/missing-now')

/** The live board of accessible episodes: people missing, and people found who are followed up. Filters are in the address. */
export function MissingNow({ views }: { views: ReactNode }) {
  usePageTitle('Missing now')
  const { allowed, team } = useSession()
  const asked = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery({ ...boardQuery(asked), placeholderData: keepPreviousData })
  const remember = useReturnToRow(query.data !== undefined)
  const ask = (change: Partial<BoardAsked>) =>
    void navigate({ search: old => ({ ...old, page: undefined, ...change }), resetScroll: 'page' in change })
  const add = (episodeId: string) => {
    remember(episodeId)
    void navigate({ to: '/episodes/$episodeId/information', params: { episodeId } })
  }
  const count = query.data?.count
  return (
    <>
      <PageHeader
        title="Missing now"
        under={`What ${team.name} can see`}
        actions={
          (allowed.includes('episode.report') || allowed.includes('episode.notify')) && (
            <Link to="/report" className={`${buttonLook('primary')} not-on-phone`}>
              <Plus size={18} aria-hidden />
              Report missing
            </Link>
          )
        }
      />
      <Columns>
        <Card>
          <BoardFilters asked={asked} shown={count === undefined ? '' : howMany(count, asked)} views={views} onAsk={ask} />
          <QueryState query={query}>
            {board => <BoardTable board={board} asked={asked} size={boardPage} onAsk={ask} onOpen={remember} />}
          </QueryState>
        </Card>
      </Columns>
      <ListKeys edit={{ does: 'Add information to it', press: add }} />
    </>
  )
}

/** The number of episodes after filtering, in words for the announcement. */
export function howMany(count: number, asked: BoardAsked): string {
  const episodes = `${count} episode${count === 1 ? '' : 's'}`
  const page = asked.page ?? 1
  return page > 1 ? `${episodes}, page ${page}` : episodes
}

type BoardTableProps = {
  board: Answer<typeof episodeApi.board>
  asked: BoardAsked
  size: number
  onAsk: (change: Partial<BoardAsked>) => void
  onOpen: (id: string) => void
}

/** The rows of the board, or the reason why there are none. */
function BoardTable({ board, asked, size, onAsk, onOpen }: BoardTableProps) {
  const now = useNow()
  const sort = asked.sort ?? 'risk'
  if (board.rows.length === 0) return <NoRows asked={asked} onAsk={onAsk} />
  return (
    <>
      <DataTable
        caption="Episodes"
        columns={boardColumns(asked.show, onOpen)}
        rows={board.rows}
        rowKey={row => row.id}
        rowTone={row => rowTone(row, now)}
        sort={{ by: sort, order: orders[sort] }}
        onSort={chosen => onAsk({ sort: sortOf(chosen) })}
      />
      <Paging page={asked.page ?? 1} size={size} count={board.count} of="episodes" onPage={page => onAsk({ page })} />
    </>
  )
}

// The server has one direction for each: highest risk, earliest review, newest, or A first.
const orders = { risk: 'down', review: 'up', reported: 'down', lastSeen: 'down', name: 'up' } as const satisfies Record<
  BoardSort,
  string
>
const isSort = (by: string): by is BoardSort => by in orders
const sortOf = ({ by }: Sort): BoardSort => (isSort(by) ? by : 'risk')

function NoRows({ asked, onAsk }: Pick<BoardTableProps, 'asked' | 'onAsk'>) {
  const isNarrowed = Boolean(asked.risk || asked.area)
  const page = asked.page ?? 1
  if (page > 1)
    return (
      <EmptyState title="There is nothing on this page" actions={<Button onClick={() => onAsk({ page: 1 })}>First page</Button>}>
        There are now fewer episodes.
      </EmptyState>
    )
  return (
    <EmptyState
      title={isNarrowed ? 'No episodes match these filters' : noneLabels[asked.show ?? 'missing']}
      actions={isNarrowed && <Button onClick={() => onAsk({ risk: undefined, area: undefined })}>Clear the filters</Button>}
    >
      {isNarrowed
        ? 'Remove a filter to see more.'
        : 'You see episodes that your team leads, that are in its areas, or that were shared with it. New ones appear here automatically.'}
    </EmptyState>
  )
}

const noneLabels = {
  missing: 'No missing people that your team can see',
  returned: 'No found people are being followed up',
  ended: 'No ended episodes',
  all: 'No episodes',
} as const

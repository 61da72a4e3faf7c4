import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { boardPage } from '@waymark/shared/episodes/episode-view.ts'
import Plus from 'lucide-react/icons/plus'
import type { ReactNode } from 'react'
import { useSession } from '../lib/session.ts'
import { QueryState } from '../lib/query-state.tsx'
import { useReturnToRow } from '../lib/return-to-row.ts'
import { buttonLook } from '../ui/button.tsx'
import { Card, Columns } from '../ui/card.tsx'
import { ListKeys } from '../ui/list-keys.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { BoardFilters } from './board-filters.tsx'
import { BoardTable } from './board-table.tsx'
import { boardQuery, type BoardAsked } from './episode.api.ts'

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

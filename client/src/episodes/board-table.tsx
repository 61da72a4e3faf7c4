import type { Answer } from '@waymark/shared/platform/endpoint.ts'
import type { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { Button } from '../ui/button.tsx'
import { DataTable, type Sort } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { useNow } from '../ui/now.ts'
import { Paging } from '../ui/paging.tsx'
import { boardColumns, type BoardSort } from './board-columns.tsx'
import type { BoardAsked } from './episode.api.ts'
import { rowTone } from './row-tone.ts'

type BoardTableProps = {
  board: Answer<typeof episodeApi.board>
  asked: BoardAsked
  size: number
  onAsk: (change: Partial<BoardAsked>) => void
  onOpen: (id: string) => void
}

/** The rows of the board, or the reason why there are none. */
export function BoardTable({ board, asked, size, onAsk, onOpen }: BoardTableProps) {
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

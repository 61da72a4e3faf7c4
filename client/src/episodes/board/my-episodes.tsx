import { useQuery } from '@tanstack/react-query'
import type { EpisodeRow } from '@waymark/shared/episodes/episode-view.ts'
import { workQuery } from '../../tasks/task.api.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { useNow } from '../../ui/now.ts'
import { Count } from '../../ui/tag.tsx'
import { myColumns } from './board-columns.tsx'
import { rowTone } from './row-tone.ts'

/** The episodes assigned to the reader, in rows like the board's. */
export function MyEpisodes() {
  const { data } = useQuery(workQuery)
  const now = useNow()
  const rows: readonly EpisodeRow[] = data?.episodes ?? []
  if (rows.length === 0) return null
  return (
    <Card title="My episodes" tags={<Count n={rows.length} of={rows.length === 1 ? 'episode' : 'episodes'} />}>
      <DataTable
        caption="Episodes that you look after"
        columns={myColumns}
        rows={rows}
        rowKey={row => row.id}
        rowTone={row => rowTone(row, now)}
      />
    </Card>
  )
}

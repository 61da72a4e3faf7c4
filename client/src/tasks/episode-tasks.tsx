import { Link } from '@tanstack/react-router'
import { useEpisode } from '../episodes/episode.api.ts'
import { QueryState } from '../lib/http/query-state.tsx'
import { buttonLook } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Count } from '../ui/tag.tsx'
import { TaskTable } from './task-table.tsx'
import { useEpisodeTasks } from './task.api.ts'

/** The running deadlines of an episode, with their assignees. Renders nothing if there are none. */
export function EpisodeTasks() {
  const { id, allowed } = useEpisode()
  const query = useEpisodeTasks()
  if (!allowed.includes('task.do') || query.data?.length === 0) return null
  return (
    <Card
      title="Deadlines"
      tags={query.data && <Count n={query.data.length} of="running" />}
      actions={
        allowed.includes('episode.handover') && (
          <Link to="/episodes/$episodeId/handover" params={{ episodeId: id }} className={buttonLook('secondary', true)}>
            Hand over
          </Link>
        )
      }
    >
      <QueryState query={query}>{tasks => <TaskTable caption="Open deadlines" tasks={tasks} ofOneEpisode />}</QueryState>
    </Card>
  )
}

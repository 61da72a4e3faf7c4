import { Link } from '@tanstack/react-router'
import { useEpisode } from '../episodes/episode.queries.ts'
import { Shown } from '../kernel/shown.tsx'
import { buttonLook } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Count } from '../ui/tag.tsx'
import { TaskTable } from './task-table.tsx'
import { useEpisodeTasks } from './task.queries.ts'

/** The clocks that run on an episode: what is due when, and with whom it is. Nothing where none runs. */
export function EpisodeTasks() {
  const { id, allowed } = useEpisode()
  const query = useEpisodeTasks()
  if (!allowed.includes('task.do') || query.data?.length === 0) return null
  return (
    <Card
      title="Clocks"
      tags={query.data && <Count n={query.data.length} of="running" />}
      actions={
        allowed.includes('episode.handOver') && (
          <Link to="/episodes/$episodeId/hand-over" params={{ episodeId: id }} className={buttonLook('secondary', true)}>
            Hand over
          </Link>
        )
      }
    >
      <Shown query={query}>{tasks => <TaskTable caption="Clocks that run" tasks={tasks} ofOneEpisode />}</Shown>
    </Card>
  )
}

import { Overview } from '../episodes/overview/overview.tsx'
import { EpisodeTasks } from '../tasks/episode-tasks.tsx'

/** The overview of an episode with its deadlines. */
export function OverviewPage() {
  return <Overview deadlines={<EpisodeTasks />} />
}

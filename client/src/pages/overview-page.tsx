import { Overview } from '../episodes/overview.tsx'
import { EpisodeTasks } from '../tasks/episode-tasks.tsx'

/** The overview of an episode with its clocks. */
export function OverviewPage() {
  return <Overview clocks={<EpisodeTasks />} />
}

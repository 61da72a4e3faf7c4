import { lazy, Suspense, type ComponentProps } from 'react'
import { Loading } from '../ui/loading.tsx'

const ViewAsEpisode = lazy(async () => ({ default: (await import('./view-as-episode.tsx')).ViewAsEpisode }))

/** ViewAsEpisode, whose code is loaded only when there is an episode to show. */
export function ViewAsWhenNeeded(props: ComponentProps<typeof ViewAsEpisode>) {
  return (
    <Suspense fallback={<Loading />}>
      <ViewAsEpisode {...props} />
    </Suspense>
  )
}

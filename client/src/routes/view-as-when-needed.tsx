import { lazy, Suspense, type ComponentProps } from 'react'
import { Loading } from '../ui/loading.tsx'

const ViewAsEpisode = lazy(async () => ({ default: (await import('./view-as-episode.tsx')).ViewAsEpisode }))

/** An episode as another team sees it, loaded when there is one to show. */
export function ViewAsWhenNeeded(props: ComponentProps<typeof ViewAsEpisode>) {
  return (
    <Suspense fallback={<Loading />}>
      <ViewAsEpisode {...props} />
    </Suspense>
  )
}

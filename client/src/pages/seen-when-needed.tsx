import { lazy, Suspense, type ComponentProps } from 'react'
import { Loading } from '../ui/loading.tsx'

const SeenEpisode = lazy(async () => ({ default: (await import('./seen-episode.tsx')).SeenEpisode }))

/** An episode as another team sees it, loaded when there is one to show. */
export function SeenWhenNeeded(props: ComponentProps<typeof SeenEpisode>) {
  return (
    <Suspense fallback={<Loading />}>
      <SeenEpisode {...props} />
    </Suspense>
  )
}

import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { DisclosureLinks } from '../disclosures/disclosure-links.tsx'
import { Shares } from '../shares/shares.tsx'
import { Loading } from '../ui/loading.tsx'

// Loaded lazily: these are below the main content, or seldom shown.
const Wanted = lazy(async () => ({ default: (await import('../access-requests/wanted.tsx')).Wanted }))
const WhoSees = lazy(async () => ({ default: (await import('../access/who-sees.tsx')).WhoSees }))
const Corrections = lazy(async () => ({ default: (await import('../corrections/corrections.tsx')).Corrections }))
const EpisodeQuestions = lazy(async () => ({ default: (await import('../questions/episode-questions.tsx')).EpisodeQuestions }))

const route = getRouteApi('/signed-in/episodes/$episodeId')

/** The Sharing tab of an episode: access requests, shares, who can see it and why, disclosures, corrections and questions. */
export function SharingPage() {
  const { episodeId } = route.useParams()
  return (
    <>
      <Suspense>
        <Wanted episodeId={episodeId} />
      </Suspense>
      <Shares />
      <Suspense fallback={<Loading />}>
        <WhoSees episodeId={episodeId} />
        <Corrections />
        <DisclosureLinks />
        <EpisodeQuestions episodeId={episodeId} />
      </Suspense>
    </>
  )
}

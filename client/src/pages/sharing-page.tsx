import { getRouteApi } from '@tanstack/react-router'
import { Wanted } from '../access-requests/wanted.tsx'
import { Corrections } from '../corrections/corrections.tsx'
import { DisclosureLinks } from '../disclosures/disclosure-links.tsx'
import { EpisodeQuestions } from '../questions/episode-questions.tsx'
import { Shares } from '../shares/shares.tsx'
import { WhoSees } from '../sight/who-sees.tsx'

const route = getRouteApi('/signed-in/episodes/$episodeId')

/** The Sharing tab of an episode: who asks for access, what is shared, who can see it and why, what was disclosed and put right, and what other teams are asked. */
export function SharingPage() {
  const { episodeId } = route.useParams()
  return (
    <>
      <Wanted episodeId={episodeId} />
      <Shares />
      <WhoSees episodeId={episodeId} />
      <Corrections />
      <DisclosureLinks />
      <EpisodeQuestions episodeId={episodeId} />
    </>
  )
}

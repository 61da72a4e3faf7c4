import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import Footprints from 'lucide-react/icons/footprints'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import { episodeQuery } from '../episodes/episode.queries.ts'
import type { Correct } from '../kernel/correct.ts'
import { Shown } from '../kernel/shown.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { DiscussionCard } from './discussion-card.tsx'
import './return-discussions.css'

const route = getRouteApi('/signed-in/episodes/$episodeId')

/** The return discussion of an episode: its clocks, its steps, and what was said. */
export function ReturnTab({ correct }: { correct: Correct }) {
  const { episodeId } = route.useParams()
  const query = useQuery(episodeQuery(episodeId))
  return (
    <Shown query={query}>
      {episode => {
        const discussion = episode.sections.summary.returnDiscussion
        if (!discussion) return <NoneYet episode={episode} />
        return <DiscussionCard episode={episode} discussion={discussion} correct={correct} />
      }}
    </Shown>
  )
}

function NoneYet({ episode }: { episode: EpisodeView }) {
  const { status } = episode.sections.summary
  const isToCome = status === 'reported' || status === 'missing'
  return (
    <Card title="Return discussion">
      <EmptyState
        icon={<Footprints size={28} aria-hidden />}
        title={isToCome ? 'The clock starts when the person is found' : 'There is no return discussion for this episode'}
      >
        {isToCome
          ? 'From then on there are 72 hours to arrange a discussion and 7 days to hold it, with somebody the person chooses.'
          : 'Nobody was recorded as found here, so none fell due.'}
      </EmptyState>
    </Card>
  )
}

import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import Footprints from 'lucide-react/icons/footprints'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import { episodeQuery } from '../episodes/episode.api.ts'
import type { Correct } from '../lib/access/correct.ts'
import { QueryState } from '../lib/http/query-state.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { DiscussionCard } from './discussion-card.tsx'
import './return-discussions.css'

const route = getRouteApi('/signed-in/episodes/$episodeId')

/** The return discussion of an episode: its deadlines, its steps, and what was said. */
export function ReturnTab({ correct }: { correct: Correct }) {
  const { episodeId } = route.useParams()
  const query = useQuery(episodeQuery(episodeId))
  return (
    <QueryState query={query}>
      {episode => {
        const discussion = episode.sections.summary.returnDiscussion
        if (!discussion) return <NoneYet episode={episode} />
        return <DiscussionCard episode={episode} discussion={discussion} correct={correct} />
      }}
    </QueryState>
  )
}

function NoneYet({ episode }: { episode: EpisodeView }) {
  const { status } = episode.sections.summary
  const isToCome = status === 'reported' || status === 'missing'
  return (
    <Card title="Return discussion">
      <EmptyState
        icon={<Footprints size={28} aria-hidden />}
        title={isToCome ? 'The deadlines start when the person is found' : 'There is no return discussion for this episode'}
      >
        {isToCome
          ? 'From then on there are 72 hours to arrange a discussion and 7 days to hold it, with someone the person chooses.'
          : 'The person was not recorded as found here, so none was due.'}
      </EmptyState>
    </Card>
  )
}

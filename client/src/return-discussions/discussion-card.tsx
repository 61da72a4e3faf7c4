import { useQuery } from '@tanstack/react-query'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import type { Correct } from '../lib/correct.ts'
import { ProblemState } from '../lib/query-state.tsx'
import { Card, CardBody } from '../ui/card.tsx'
import { Loading } from '../ui/loading.tsx'
import { Tag } from '../ui/tag.tsx'
import type { DiscussionSummary } from './discussion-summary.ts'
import { ReturnDeadlines } from './return-deadlines.tsx'
import { returnDiscussionsQuery } from './return-discussion.api.ts'
import { statusLabels } from './return-discussion.labels.ts'
import { ReturnSteps } from './return-steps.tsx'
import { Said } from './said.tsx'
import { Tries } from './tries.tsx'

type DiscussionCardProps = { episode: EpisodeView; discussion: DiscussionSummary; correct: Correct }

/**
 * Deadlines and steps of a return discussion, for everyone with access to the episode. What was said appears only for those who
 * may read it.
 */
export function DiscussionCard({ episode, discussion, correct }: DiscussionCardProps) {
  const query = useQuery(returnDiscussionsQuery(episode.id))
  const all = query.data ?? []
  const current = all.find(({ id }) => id === discussion.id)
  const { tag, tone, says } = statusLabels[discussion.status]
  const mayNotRead = query.error?.code === 'forbidden'
  return (
    <>
      <Card title="Return discussion" tags={<Tag tone={tone}>{tag}</Tag>}>
        <CardBody>
          <p>{says}</p>
          <ReturnDeadlines discussion={discussion} assignee={current?.assignee ?? discussion.assignee} />
        </CardBody>
        <ReturnSteps episode={episode} discussion={discussion} current={current} />
        {mayNotRead && <p className="quiet-line">Your role cannot read what was said. You see only the progress.</p>}
      </Card>
      {query.isPending && <Loading lines={3} />}
      {query.error && !mayNotRead && !query.data && (
        <Card title="What was said">
          <ProblemState problem={query.error} again={() => void query.refetch()} />
        </Card>
      )}
      {all.flatMap(({ records, heldAt }) =>
        records.map(record => (
          <Said
            key={record.id}
            record={record}
            heldAt={heldAt}
            correct={{
              ownWords: correct('ownWords', record, 'their own words'),
              workersView: correct('workersView', record, 'the worker’s view'),
              wouldHelp: correct('wouldHelp', record, 'what would help'),
            }}
          />
        )),
      )}
      <Tries refusals={all.flatMap(one => one.refusals)} />
    </>
  )
}

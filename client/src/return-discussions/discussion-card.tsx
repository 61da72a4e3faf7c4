import { useQuery } from '@tanstack/react-query'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import type { ReturnDiscussionView } from '@waymark/shared/return-discussions/return-discussion.ts'
import CircleSlash from 'lucide-react/icons/circle-slash'
import type { Correct } from '../lib/access/correct.ts'
import { ProblemState } from '../lib/http/query-state.tsx'
import { Card, CardBody } from '../ui/card.tsx'
import { about } from '../ui/duration.ts'
import { Loading } from '../ui/loading.tsx'
import { epoch, showWhen } from '../ui/london-time.ts'
import { useNow } from '../ui/now.ts'
import { Tag } from '../ui/tag.tsx'
import { Timeline } from '../ui/timeline.tsx'
import type { DiscussionSummary } from './discussion-summary.ts'
import { returnDiscussionsQuery } from './return-discussion.api.ts'
import { outcomeLabels, reasonLabels, statusLabels } from './return-discussion.labels.ts'
import { ReturnSteps } from './return-steps.tsx'
import { Said } from './said.tsx'

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

/** Attempts that led to no discussion, and why. */
function Tries({ refusals }: { refusals: ReturnDiscussionView['refusals'] }) {
  if (refusals.length === 0) return null
  return (
    <Card title="Attempts without a discussion">
      <Timeline
        items={refusals.map(({ id, at, outcome, reason, note, by }) => ({
          id,
          at,
          icon: <CircleSlash size={16} />,
          tone: 'grey' as const,
          title: outcomeLabels[outcome],
          body: `${reasonLabels[reason]}${note ? `\n${note}` : ''}`,
          by: `${by.name}, ${by.team}`,
        }))}
      />
    </Card>
  )
}

/** The two deadlines that count from when the person was found: time left, exact time, and assignee. */
function ReturnDeadlines({ discussion, assignee }: { discussion: DiscussionSummary; assignee: string | null }) {
  const { status, arrangeBy, completeBy, arrangedFor, heldAt } = discussion
  const isStopped = status === 'declined' || status === 'notAppropriate' || status === 'noContact'
  const isArranged = status === 'arranged' || status === 'held'
  const [agency, ...team] = assignee?.split(', ') ?? []
  return (
    <dl className="return-deadlines">
      <Deadline
        label="Arrange by"
        due={arrangeBy}
        isStopped={isStopped}
        done={isArranged ? (arrangedFor ? `Arranged for ${showWhen(arrangedFor)}` : 'Held without an appointment') : undefined}
      />
      <Deadline
        label="Complete by"
        due={completeBy}
        isStopped={isStopped}
        done={heldAt ? `Held ${showWhen(heldAt)}${late(heldAt, completeBy)}` : undefined}
      />
      <div className="return-deadline">
        <dt>Responsible</dt>
        <dd className={assignee ? 'value' : 'value muted'}>{agency ?? 'Nobody yet'}</dd>
        <dd className="exact">{assignee ? team.join(', ') : 'The team that arranges it'}</dd>
      </div>
    </dl>
  )
}

type ClockProps = { label: string; due: string; isStopped: boolean; done: string | undefined }

const warnUnder = 12 * 3_600_000

function Deadline({ label, due, isStopped, done }: ClockProps) {
  const left = epoch(due) - useNow()
  if (done || isStopped) {
    return (
      <div className={done ? 'return-deadline done' : 'return-deadline'}>
        <dt>{label}</dt>
        <dd className="value">{done ? 'Done' : 'Stopped'}</dd>
        <dd className="exact">{done ?? `Was due ${showWhen(due)}`}</dd>
      </div>
    )
  }
  return (
    <div className={`return-deadline${left <= 0 ? ' late' : left < warnUnder ? ' warn' : ''}`}>
      <dt>{label}</dt>
      <dd className="value">{left <= 0 ? `Overdue ${about(-left)}` : `${about(left)} left`}</dd>
      <dd className="exact">
        <time dateTime={due}>{showWhen(due)}</time>
      </dd>
    </div>
  )
}

const late = (held: string, due: string) => (epoch(held) > epoch(due) ? `, ${about(epoch(held) - epoch(due))} late` : '')

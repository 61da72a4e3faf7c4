import { about } from '../ui/duration.ts'
import { epoch, showWhen } from '../ui/london-time.ts'
import { useNow } from '../ui/now.ts'
import type { DiscussionSummary } from './discussion-summary.ts'

/** The two deadlines that count from when the person was found: time left, exact time, and assignee. */
export function ReturnDeadlines({ discussion, assignee }: { discussion: DiscussionSummary; assignee: string | null }) {
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

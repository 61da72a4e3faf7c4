import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import { DeadlineBox, Countdown, RunningClock } from '../ui/deadline-box.tsx'
import { ago } from '../ui/duration.ts'
import { showShort, showWhen } from '../ui/london-time.ts'
import { useNow } from '../ui/now.ts'

const day = 24 * 3_600_000

/**
 * The times in an episode's header. While missing: how long, and when the risk review is due.
 * After that: how long ago the person was found, and when the return discussion is due.
 */
export function EpisodeDeadlines({ summary }: { summary: EpisodeView['sections']['summary'] }) {
  const { status, lastSeenAt, locatedAt, reviewDue, returnDiscussion: discussion } = summary
  if (status === 'reported' || status === 'missing')
    return (
      <>
        <RunningClock label="Missing for" since={lastSeenAt} />
        {reviewDue && <Countdown label="Risk review in" labelLate="Review overdue by" to={reviewDue} />}
      </>
    )
  if (!locatedAt) return null
  return (
    <>
      <Found at={locatedAt} />
      {discussion && status !== 'closed' && status !== 'deceased' && <Discussion of={discussion} />}
    </>
  )
}

function Found({ at }: { at: string }) {
  return <DeadlineBox label="Found" value={ago(at, useNow())} title={showWhen(at)} />
}

function Discussion({ of }: { of: NonNullable<EpisodeView['sections']['summary']['returnDiscussion']> }) {
  const now = useNow()
  if (of.status === 'due' || of.status === 'offered')
    return <Countdown label="Arrange discussion in" labelLate="Discussion overdue by" to={of.arrangeBy} warnUnder={day} />
  if (of.status !== 'arranged') return null
  if (of.arrangedFor)
    return <DeadlineBox label="Discussion arranged" value={showShort(of.arrangedFor, now)} title={showWhen(of.arrangedFor)} />
  return <Countdown label="Hold discussion in" labelLate="Discussion overdue by" to={of.completeBy} warnUnder={day} />
}

import KeyRound from 'lucide-react/icons/key-round'
import { duration, durationText } from '../ui/duration.ts'
import { epoch, showTime } from '../ui/london-time.ts'
import { useNow } from '../ui/now.ts'
import { WarningNote } from '../ui/warning-note.tsx'

/** Shows in the episode's header that it is open by emergency access, and how much time is left. */
export function BreakGlassTime({ until }: { until: string }) {
  const left = Math.max(0, epoch(until) - useNow())
  return (
    <WarningNote boxed icon={<KeyRound size={15} aria-hidden />}>
      Emergency access: <span aria-hidden>{duration(left)}</span>
      <span className="only-heard">{durationText(left)}</span> left, until {showTime(until)}. You may read, and add information.
      The lead and your agency’s auditors have been told.
    </WarningNote>
  )
}

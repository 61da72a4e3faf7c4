import { duration, durationText } from './duration.ts'
import { epoch, showWhen } from './london-time.ts'
import { useNow } from './now.ts'

type Tone = 'warn' | 'late'

/** A label and a big number, for the head of a page. `spoken` is what is heard in its place. */
export function DeadlineBox({
  label,
  value,
  spoken,
  tone,
  title,
}: {
  label: string
  value: string
  spoken?: string
  tone?: Tone | undefined
  title?: string
}) {
  return (
    <div className={tone ? `deadline-box ${tone}` : 'deadline-box'} title={title}>
      <dt>{label}</dt>
      <dd>
        {spoken ? <span aria-hidden>{value}</span> : value}
        {spoken && <span className="only-heard">{spoken}</span>}
      </dd>
    </div>
  )
}

/** Runs up from a time; stands still at `until` once there is one. */
export function RunningClock({ label, since, until }: { label: string; since: string; until?: string | null | undefined }) {
  const now = useNow()
  const ms = (until ? epoch(until) : now) - epoch(since)
  return <DeadlineBox label={label} value={duration(ms)} spoken={durationText(ms)} title={`Since ${showWhen(since)}`} />
}

/** Runs down to a time: amber when less than `warnUnder` is left (an hour unless told), red with `labelLate` when it has passed. */
export function Countdown(props: { label: string; labelLate: string; to: string; warnUnder?: number }) {
  const { label, labelLate, to, warnUnder = 3_600_000 } = props
  const left = epoch(to) - useNow()
  const tone = left <= 0 ? 'late' : left < warnUnder ? 'warn' : undefined
  const ms = Math.abs(left)
  return (
    <DeadlineBox
      label={left <= 0 ? labelLate : label}
      value={duration(ms)}
      spoken={durationText(ms)}
      tone={tone}
      title={showWhen(to)}
    />
  )
}

/** A length of time in running text or a table: seen as 17h 12m, heard in words. */
export function Elapsed({ since, until }: { since: string; until?: string | null | undefined }) {
  const now = useNow()
  const ms = (until ? epoch(until) : now) - epoch(since)
  return (
    <span className="number no-wrap" title={`Since ${showWhen(since)}`}>
      <span aria-hidden>{duration(ms)}</span>
      <span className="only-heard">{durationText(ms)}</span>
    </span>
  )
}

import { duration, durationText } from './duration.ts'
import { epoch, showWhen } from './london-time.ts'
import { useNow } from './now.ts'

type Tone = 'warn' | 'late'

/** A label and a big number, for a page header. Screen readers get `spoken` instead. */
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

/** Counts up from a time, and stops at `until`. */
export function RunningClock({ label, since, until }: { label: string; since: string; until?: string | null | undefined }) {
  const now = useNow()
  const ms = (until ? epoch(until) : now) - epoch(since)
  return <DeadlineBox label={label} value={duration(ms)} spoken={durationText(ms)} title={`Since ${showWhen(since)}`} />
}

/**
 * Counts down to a time. Amber when less than `warnUnder` milliseconds are left (default: one hour); red with `labelLate` after
 * it.
 */
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

/** A length of time in text or a table: shown as 17h 12m, read out in words. */
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

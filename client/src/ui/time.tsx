import { ago, relativeDue } from './duration.ts'
import { showShort, showWhen } from './london-time.ts'
import { useNow } from './now.ts'

/** Inside a phrase, so lower case: saved today 3:39pm. */
type Mid = { mid?: boolean }

/** A time in a sentence or a table. `full`: Sat 21 November 2026, 9:40pm. `short`: Today 3:39pm. `ago`: 3 min ago. */
export function Time({ at, as = 'short', mid = false }: { at: string; as?: 'full' | 'short' | 'ago' } & Mid) {
  const now = useNow()
  const full = showWhen(at)
  const text = as === 'full' ? full : as === 'ago' ? ago(at, now) : showShort(at, now, mid)
  return (
    <time dateTime={at} title={full} className="number">
      {text}
    </time>
  )
}

/** A deadline in everyday words. Late in red, the last hour in amber. `short`: for a column whose heading says what is due. */
export function Due({ at, short = false, mid = false }: { at: string; short?: boolean } & Mid) {
  const now = useNow()
  const due = relativeDue(at, now)
  return (
    <time dateTime={at} title={showWhen(at)} className={`due ${due.tone}`}>
      {short && due.tone === 'later' ? showShort(at, now, mid) : due.text}
    </time>
  )
}

/** The time left until a deadline: in 3 hours, overdue 2 days. For lists sorted by it; the exact time is its title. */
export function DueIn({ at }: { at: string }) {
  const now = useNow()
  const { text, tone } = relativeDue(at, now)
  return (
    <time dateTime={at} title={showWhen(at)} className={`due ${tone} no-wrap`}>
      {tone === 'later' ? ago(at, now) : text}
    </time>
  )
}

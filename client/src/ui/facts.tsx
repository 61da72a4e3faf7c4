import type { ReactNode } from 'react'

/** Facts side by side (as in an overview), or as rows to read down (as in check answers). */
export function Facts({ rows, children }: { rows?: boolean; children: ReactNode }) {
  return <dl className={rows ? 'facts rows' : 'facts'}>{children}</dl>
}

type FactProps = {
  label: string
  /** Fills the whole width, for text of some length. */
  wide?: boolean
  /** With `rows`: a link to change the fact. */
  change?: ReactNode
  /** Text where nothing is recorded, shown muted. */
  whenNone?: string
  children?: ReactNode
}

/** One fact: a label and what is known. */
export function Fact({ label, wide, change, whenNone = 'Not recorded', children }: FactProps) {
  const isKnown = children !== undefined && children !== null && children !== '' && children !== false
  return (
    <div className={wide ? 'wide' : undefined}>
      <dt>{label}</dt>
      <dd className={isKnown ? undefined : 'muted'}>{isKnown ? children : whenNone}</dd>
      {change && <dd>{change}</dd>}
    </div>
  )
}

import type { ProtectionView } from '@waymark/shared/protection/protection.ts'
import type { ReactNode } from 'react'
import { Time } from '../ui/time.tsx'

/** A request that waits for an answer, with the buttons to answer it. */
export function AskingRow({
  asking,
  title,
  children,
}: {
  asking: ProtectionView['askings'][number]
  title: string
  children: ReactNode
}) {
  return (
    <div className="asking">
      <div>
        <p className="strong">{title}</p>
        <p className="prose">{asking.reason}</p>
        <p className="muted small">
          {asking.by.name}, {asking.by.team}, <Time mid at={asking.at} />
        </p>
      </div>
      <div className="buttons">{children}</div>
    </div>
  )
}

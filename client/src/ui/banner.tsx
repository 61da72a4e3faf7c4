import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import Info from 'lucide-react/icons/info'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import type { ReactNode } from 'react'

type Tone = 'info' | 'done' | 'warn' | 'danger'
const icons = { info: Info, done: CircleCheck, warn: CircleAlert, danger: TriangleAlert } as const satisfies Record<Tone, unknown>

/** A message about this page. It stays while it is true and does not close by itself. */
export function Banner({
  tone = 'info',
  title,
  actions,
  children,
}: {
  tone?: Tone
  title?: string
  actions?: ReactNode
  children?: ReactNode
}) {
  const Icon = icons[tone]
  return (
    <div className={`banner ${tone}`} role={tone === 'danger' ? 'alert' : 'status'}>
      <Icon size={20} aria-hidden />
      <div className="said">
        {title && <p className="strong">{title}</p>}
        {children}
      </div>
      {actions}
    </div>
  )
}

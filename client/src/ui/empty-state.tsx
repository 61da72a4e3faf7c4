import type { ReactNode } from 'react'

/** Says that there is nothing, why, and what can be done. */
export function EmptyState({
  icon,
  title,
  children,
  actions,
}: {
  icon?: ReactNode
  title: string
  children?: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className="empty">
      {icon}
      <p className="title">{title}</p>
      {children && <p>{children}</p>}
      {actions && <div className="buttons">{actions}</div>}
    </div>
  )
}

import TriangleAlert from 'lucide-react/icons/triangle-alert'
import type { ReactNode } from 'react'

/** An important short warning with icon and text, for tables and page headers. */
export function WarningNote({ boxed, icon, children }: { boxed?: boolean; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={boxed ? 'warning-note boxed' : 'warning-note'}>
      {icon ?? <TriangleAlert size={15} aria-hidden />}
      <span>
        <span className="only-heard">Warning: </span>
        {children}
      </span>
    </span>
  )
}

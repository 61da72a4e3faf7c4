import TriangleAlert from 'lucide-react/icons/triangle-alert'
import type { ReactNode } from 'react'

/** Something that must not be missed, in a word or a sentence: icon and text, in a table or in the head of a page. */
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

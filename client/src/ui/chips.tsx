import X from 'lucide-react/icons/x'
import type { ReactNode } from 'react'

/** A row of chips. `label` says what they choose or show. */
export function Chips({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="chips" role="group" aria-label={label}>
      {children}
    </div>
  )
}

/** A chip that is on or off. */
export function Chip({ selected, onPress, children }: { selected: boolean; onPress: () => void; children: ReactNode }) {
  return (
    <button type="button" className="chip" aria-pressed={selected} onClick={onPress}>
      {children}
    </button>
  )
}

/** A chosen filter. Pressing it removes the filter. */
export function RemovableChip({ onRemove, children }: { onRemove: () => void; children: ReactNode }) {
  return (
    <button type="button" className="chip removable" onClick={onRemove}>
      <span className="only-heard">Remove </span>
      {children}
      <X size={14} aria-hidden />
    </button>
  )
}

/** Filters above a table, with the number of rows left, which is announced. `end`: content at the end of their row. */
export function Filters({ shown, end, children }: { shown: string; end?: ReactNode; children: ReactNode }) {
  return (
    <div className="filters">
      {children}
      <span className="shown" role="status">
        {shown}
      </span>
      {end}
    </div>
  )
}

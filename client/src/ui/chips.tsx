import X from 'lucide-react/icons/x'
import type { ReactNode } from 'react'
import { useIsNarrow } from './narrow.ts'

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

/** A chosen filter; pressing it takes it away. */
export function RemovableChip({ onRemove, children }: { onRemove: () => void; children: ReactNode }) {
  return (
    <button type="button" className="chip removable" onClick={onRemove}>
      <span className="only-heard">Remove </span>
      {children}
      <X size={14} aria-hidden />
    </button>
  )
}

type FiltersProps = { first: ReactNode; shown: string; end?: ReactNode; children: ReactNode }

/**
 * What stands above a table and narrows it: `first` always; `children`, the other fields, and `end`, which on phones open at a press,
 * so that the list itself comes first. How many are left is announced.
 */
export function Filters({ first, shown, end, children }: FiltersProps) {
  const isNarrow = useIsNarrow()
  return (
    <div className="filters">
      {first}
      {!isNarrow && children}
      <span className="shown" role="status">
        {shown}
      </span>
      {isNarrow ? (
        <details className="more-filters">
          <summary>Filters</summary>
          <div className="filters">
            {children}
            {end}
          </div>
        </details>
      ) : (
        end
      )}
    </div>
  )
}

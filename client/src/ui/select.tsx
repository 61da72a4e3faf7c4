import ChevronDown from 'lucide-react/icons/chevron-down'
import { useId } from 'react'
import { describedBy, Field, type Control, type Labelled } from './field.tsx'

type SelectProps<T extends string> = Omit<Control<T>, 'onChange'> &
  Labelled & {
    /** Called with undefined when the empty choice is selected. */
    onChange: (value: T | undefined) => void
    options: readonly { value: T; label: string }[]
    /** Label of the empty choice, such as "Any agency". Without it the user must select a value. */
    none?: string
    width?: 'half' | 'short'
  }

/** A native select, which every phone and screen reader supports. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { id: given, value, onChange, error, label, hint, optional = false, full = false, options, none, width } = props
  const own = useId()
  const id = given ?? own
  return (
    <Field {...{ id, label, hint, error, optional, full }} look={width}>
      <div className="select">
        <select
          id={id}
          className="input"
          value={value ?? ''}
          onChange={event => onChange(options.find(option => option.value === event.target.value)?.value)}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, hint, error)}
        >
          {(none !== undefined || value === undefined) && <option value="">{none ?? 'Choose'}</option>}
          {options.map(option => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown size={18} aria-hidden />
      </div>
    </Field>
  )
}

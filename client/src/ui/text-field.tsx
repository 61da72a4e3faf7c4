import { useId, type InputHTMLAttributes, type ReactNode } from 'react'
import { describedBy, Field, type Control, type Labelled } from './field.tsx'

type TextFieldProps = Control<string> &
  Labelled &
  Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'inputMode' | 'autoComplete' | 'spellCheck' | 'maxLength'> & {
    width?: 'half' | 'short'
    /** Content at the right of the box. */
    beside?: ReactNode
    /** Fills the remaining width of a row of filters. */
    grow?: boolean
  }

/** One line of text. */
export function TextField({
  id: given,
  value,
  onChange,
  error,
  label,
  hint,
  optional,
  full,
  width,
  grow,
  beside,
  ...input
}: TextFieldProps) {
  const own = useId()
  const id = given ?? own
  return (
    <Field {...{ id, label, hint, error }} optional={optional ?? false} full={full ?? false} look={grow ? 'grow' : width}>
      <div className="input-row">
        <input
          {...input}
          id={id}
          className="input"
          value={value ?? ''}
          onChange={event => onChange(event.target.value)}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, hint, error)}
        />
        {beside}
      </div>
    </Field>
  )
}

import { useId } from 'react'
import { describedBy, Field, type Control, type Labelled } from './field.tsx'

type TextAreaProps = Control<string> &
  Labelled & { rows?: number; /** Says how many characters are left, in the last fifth. */ most?: number }

/** Long text. Text over the limit is kept and reported, never cut. */
export function TextArea({
  id: given,
  value = '',
  onChange,
  error,
  label,
  hint,
  optional,
  full = true,
  rows = 4,
  most,
}: TextAreaProps) {
  const own = useId()
  const id = given ?? own
  const left = most === undefined ? Infinity : most - value.length
  const showsLeft = most !== undefined && left < most / 5
  return (
    <Field {...{ id, label, hint, error, full }} optional={optional ?? false}>
      <textarea
        id={id}
        className="input"
        rows={rows}
        value={value}
        onChange={event => onChange(event.target.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error, showsLeft ? `${id}-left` : undefined)}
      />
      {showsLeft && (
        <span className={left < 0 ? 'below over' : 'below'} id={`${id}-left`}>
          {left < 0 ? `${-left} characters too many` : `${left} characters left`}
        </span>
      )}
    </Field>
  )
}

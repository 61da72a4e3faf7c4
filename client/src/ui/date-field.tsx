import { useId, useState } from 'react'
import { describedBy, Field, type Control, type Labelled } from './field.tsx'
import { showDate, yearsSince } from './london-time.ts'
import { now as timeNow, useNow } from './now.ts'
import { readDate, type Lean } from './read-date.ts'

type DateFieldProps = Control<string> & Labelled & { lean?: Lean }

/**
 * A date without a time, typed in any common form and shown back in full. Its value is 2011-05-04, or the text as typed while it
 * is not a date.
 */
export function DateField({
  id: given,
  value = '',
  onChange,
  error,
  label,
  hint,
  optional = false,
  full = false,
  lean = 'birth',
}: DateFieldProps) {
  const own = useId()
  const id = given ?? own
  const now = useNow()
  const [typed, setTyped] = useState({ text: textOf(value), value })
  if (typed.value !== value) setTyped({ text: textOf(value), value })
  const reading = readDate(typed.text, now, lean)

  const take = (text: string) => {
    const read = readDate(text, timeNow(), lean)
    const next = read.is === 'date' ? read.date.toString() : text
    setTyped({ text, value: next })
    onChange(next)
  }

  return (
    <Field {...{ id, label, hint, error, optional, full }} look="half">
      <input
        id={id}
        className="input"
        value={typed.text}
        onChange={event => take(event.target.value)}
        autoComplete="off"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error, `${id}-shown`)}
      />
      <div className="when-shown" id={`${id}-shown`}>
        {reading.is === 'date' && <strong>{showDate(reading.date)}</strong>}
        {reading.is === 'date' && lean === 'birth' && (
          <span className="muted">{yearsSince(reading.date.toString(), now)} years old</span>
        )}
        {reading.is === 'empty' && (
          <span className="muted">
            {lean === 'future' ? 'For example 31 1 27, or 31 January' : 'For example 4 5 2011, or 4 May 2011'}
          </span>
        )}
      </div>
    </Field>
  )
}

function textOf(value: string): string {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(value) ? readDate(value, timeNow(), 'past') : undefined
  return date?.is === 'date' ? showDate(date.date) : value
}

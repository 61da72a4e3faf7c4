import { useId, useState } from 'react'
import { Button } from './button.tsx'
import { ago } from './duration.ts'
import { describedBy, Field, type Control, type Labelled } from './field.tsx'
import { announce } from './live-region.tsx'
import { showTime, showWhen } from './london-time.ts'
import { now as timeNow, useNow } from './now.ts'
import { RadioGroup } from './radio-group.tsx'
import type { Lean } from './read-date.ts'
import { readWhen, type WhenReading } from './when.ts'

type WhenFieldProps = Control<string> & Labelled & { /** Whether a date without year is past. */ lean?: Lean }

/**
 * A time, typed in any common form and shown back in full. Its value is an instant (2026-11-21T21:40:00Z) if it can be read.
 * Otherwise it is the text as typed, which schemas refuse; `whenProblem` says what is wrong.
 */
export function WhenField({
  id: given,
  value = '',
  onChange,
  error,
  label,
  hint,
  optional = false,
  full = false,
  lean = 'past',
}: WhenFieldProps) {
  const own = useId()
  const id = given ?? own
  const now = useNow()
  const [typed, setTyped] = useState({ text: textOf(value), value })
  // The value was set from outside, for example when the form was reset.
  if (typed.value !== value) setTyped({ text: textOf(value), value })
  const reading = readWhen(typed.text, now, lean)
  const instant = instantIn(value)

  const take = (text: string, chosen?: string) => {
    const read = readWhen(text, timeNow(), lean)
    const next = chosen ?? (read.is === 'once' ? read.iso : text)
    setTyped({ text, value: next })
    onChange(next)
  }
  const takeDay = (day: string) => {
    take(`${day} ${instant ? showTime(instant) : ''}`)
    document.getElementById(id)?.focus()
  }

  return (
    <Field {...{ id, label, hint, error, optional, full }}>
      <div className="input-row when">
        <input
          id={id}
          className="input"
          value={typed.text}
          onChange={event => take(event.target.value)}
          onBlur={() => instant && announce(showWhen(instant))}
          autoComplete="off"
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, hint, error, `${id}-shown`)}
        />
        <div className="when-buttons">
          {lean !== 'future' && (
            <Button small onClick={() => take(showWhen(minute(timeNow())))}>
              Now
            </Button>
          )}
          {['Today', lean === 'future' ? 'Tomorrow' : 'Yesterday'].map(day => (
            <Button key={day} small onClick={() => takeDay(day)}>
              {day}
            </Button>
          ))}
        </div>
      </div>
      <div className="when-shown" id={`${id}-shown`}>
        <Shown instant={instant} reading={reading} now={now} example={lean === 'future' ? 'tomorrow 2pm' : 'yesterday 9pm'} />
      </div>
      {reading.is === 'twice' && (
        <RadioGroup
          label="Was this before or after the clocks went back?"
          value={instant}
          onChange={chosen => take(typed.text, chosen)}
          options={[
            { value: reading.before, label: 'Before (summer time)' },
            { value: reading.after, label: 'After (winter time)' },
          ]}
        />
      )}
    </Field>
  )
}

type ShownProps = { instant: string | undefined; reading: WhenReading; now: number; example: string }

function Shown({ instant, reading, now, example }: ShownProps) {
  if (instant) {
    return (
      <>
        <strong>{showWhen(instant)}</strong> <span className="muted">{ago(instant, now)}</span>
      </>
    )
  }
  if (reading.is === 'empty') return <span className="muted">For example 22 11 26 9:40pm, or {example}</span>
  return null
}

const minute = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms - (ms % 60_000)).toString()

function instantIn(value: string): string | undefined {
  const reading = /^\d{4}-.*(Z|[+-]\d\d:\d\d)$/.test(value) ? readWhen(value, 0) : undefined
  return reading?.is === 'once' ? value : undefined
}

const textOf = (value: string) => (instantIn(value) ? showWhen(value) : value)

import { useEffect, useRef } from 'react'
import { focusField } from './field.tsx'

export type FieldError = { /** The field's id; without one the words stand alone. */ id?: string | undefined; message: string }

/** What has to be mended before the form can be sent. Takes focus when it appears (a new `key` for each try) and links to each field. */
export function ErrorSummary({ errors }: { errors: readonly FieldError[] }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.focus()
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>There is a problem</h2>
      <ul>
        {errors.map(({ id, message }) => (
          <li key={`${id} ${message}`}>
            {id ? (
              <a
                href={`#${id}`}
                onClick={event => {
                  event.preventDefault()
                  focusField(id)
                }}
              >
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The errors in the order in which their fields stand on the page; what has no field there comes last, as words alone. */
export function inPageOrder(errors: readonly FieldError[]): FieldError[] {
  const placed = errors.map(error => ({ error, field: error.id ? document.getElementById(error.id) : null }))
  return placed
    .toSorted((a, b) => {
      if (!a.field || !b.field) return Number(!a.field) - Number(!b.field)
      return a.field.compareDocumentPosition(b.field) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
    })
    .map(({ error, field }) => (field ? error : { message: error.message }))
}

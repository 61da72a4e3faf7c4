import { useEffect, useRef } from 'react'
import { focusField } from './field.tsx'

export type FieldError = { /** The field's id. Without one, no link. */ id?: string | undefined; message: string }

/** A list of errors to correct, each linked to its field. It takes focus when it appears, so each attempt needs a new `key`. */
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

/** Sorts errors by the position of their fields on the page. Errors without a field come last. */
export function inPageOrder(errors: readonly FieldError[]): FieldError[] {
  const placed = errors.map(error => ({ error, field: error.id ? document.getElementById(error.id) : null }))
  return placed
    .toSorted((a, b) => {
      if (!a.field || !b.field) return Number(!a.field) - Number(!b.field)
      return a.field.compareDocumentPosition(b.field) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
    })
    .map(({ error, field }) => (field ? error : { message: error.message }))
}

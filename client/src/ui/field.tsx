import type { ReactNode } from 'react'

/** What every field takes from the form (`form.at('place')`), or from a screen without a form. */
export type Control<V> = {
  id?: string | undefined
  value: V | undefined
  onChange: (value: V) => void
  error?: string | undefined
}

/** What every field takes from the screen. */
export type Labelled = {
  label: ReactNode
  hint?: ReactNode
  /** Says "optional" beside the label. */
  optional?: boolean
  /** Fills the whole row of a two-column form. */
  full?: boolean
}

type FieldProps = Labelled & { id: string; error: string | undefined; look?: string | undefined; children: ReactNode }

/** Label, hint, error and control of one field. */
export function Field({ id, label, hint, optional, full, error, look, children }: FieldProps) {
  return (
    <div className={classes(full, look)} data-invalid={error ? '' : undefined}>
      <label htmlFor={id}>{labelText(label, optional)}</label>
      {said(id, hint, error)}
      {children}
    </div>
  )
}

/** The same for several controls that answer one question. */
export function FieldGroup({ id, label, hint, optional, full, error, children }: FieldProps) {
  return (
    <fieldset
      id={id}
      className={classes(full)}
      data-invalid={error ? '' : undefined}
      aria-describedby={describedBy(id, hint, error)}
    >
      <legend>{labelText(label, optional)}</legend>
      {said(id, hint, error)}
      {children}
    </fieldset>
  )
}

/** The ids of hint and error, for the control's aria-describedby. */
export const describedBy = (id: string, hint: ReactNode, error: string | undefined, more?: string): string | undefined =>
  [hint && `${id}-hint`, error && `${id}-error`, more].filter(Boolean).join(' ') || undefined

/** Puts focus on a field, or on the first control of a group of fields. */
export function focusField(id: string): void {
  const field = document.getElementById(id)
  const control = field?.matches('input, select, textarea')
    ? field
    : field?.querySelector<HTMLElement>('input:checked, input, select, textarea')
  field?.closest('.field')?.scrollIntoView({ block: 'nearest' })
  control?.focus()
}

const classes = (full: boolean | undefined, look?: string) => ['field', full && 'full', look].filter(Boolean).join(' ')

const labelText = (label: ReactNode, optional: boolean | undefined) => (
  <>
    {label}
    {optional && <span className="muted"> (optional)</span>}
  </>
)

const said = (id: string, hint: ReactNode, error: string | undefined) => (
  <>
    {hint && (
      <span className="hint" id={`${id}-hint`}>
        {hint}
      </span>
    )}
    {error && (
      <span className="field-error" id={`${id}-error`}>
        <span className="only-heard">Error: </span>
        {error}
      </span>
    )}
  </>
)

import { useId, type ReactNode } from 'react'

/** A part of a long form with a heading of its own; its fields keep to the form's columns. */
export function FormSection({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className="form-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {hint && <p className="muted small">{hint}</p>}
      <div className="fields">{children}</div>
    </section>
  )
}

import { useId, type ReactNode } from 'react'

type FormSectionProps = { title: string; hint?: string; look?: string; children: ReactNode }

/** A part of a long form with its own heading. Its fields keep the columns of the form. */
export function FormSection({ title, hint, look, children }: FormSectionProps) {
  const id = useId()
  return (
    <section className={look ? `form-section ${look}` : 'form-section'} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {hint && <p className="muted small">{hint}</p>}
      <div className="fields">{children}</div>
    </section>
  )
}

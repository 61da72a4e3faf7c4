import type { ReactNode } from 'react'
import { Button, Buttons } from './button.tsx'
import { Card } from './card.tsx'
import { Form, type FormFrame } from './form.tsx'

type FormCardProps = {
  title: string
  /** What the form does, above its fields. */
  intro?: ReactNode
  form: { frame: FormFrame; pending: boolean }
  submit: string
  /** A link back to the previous page. */
  cancel: ReactNode
  danger?: boolean
  children?: ReactNode
}

/** A form in its own card, with buttons to submit and cancel. */
export function FormCard({ title, intro, form, submit, cancel, danger = false, children }: FormCardProps) {
  return (
    <div className="form-card">
      <Card title={title}>
        <Form frame={form.frame} label={title}>
          {intro && <div className="full intro">{intro}</div>}
          {children}
          <Buttons>
            <Button type="submit" kind={danger ? 'danger' : 'primary'} pending={form.pending}>
              {submit}
            </Button>
            {cancel}
          </Buttons>
        </Form>
      </Card>
    </div>
  )
}

/** What will happen when the form is sent, and who will be notified. */
export function Consequences({ title = 'What will happen', children }: { title?: string; children: ReactNode }) {
  return (
    <div className="consequences full">
      <h3>{title}</h3>
      <ul>{children}</ul>
    </div>
  )
}

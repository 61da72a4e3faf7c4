import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { DraftOf } from '../lib/drafts/draft-of.ts'
import { useForm, type Form as FormOf } from '../lib/forms/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Consequences } from '../ui/form-card.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'

type DecidingProps<S extends z.ZodObject> = {
  title: string
  schema: S
  start: Parameters<typeof useForm<S, unknown>>[0]['start']
  send: (body: z.output<S>) => Promise<unknown>
  submit: string
  said: string
  danger?: boolean
  /** Saves the typed text as a draft until the form is sent. */
  draft?: DraftOf
  onClose: () => void
  /** What will happen, and who will be notified. */
  happens: readonly ReactNode[]
  children: (form: FormOf<z.input<S> & Record<string, unknown>>) => ReactNode
}

/** The form of one decision about a person's protection, with its consequences. It replaces the button that opened it. */
export function Deciding<S extends z.ZodObject>(props: DecidingProps<S>) {
  const { title, schema, start, send, submit, said, danger = false, draft, onClose, happens, children } = props
  const form = useForm<S, unknown>({
    schema,
    start,
    draft,
    submit: send,
    done: () => {
      announce(said)
      onClose()
    },
  })
  return (
    <Panel title={title}>
      <Form frame={form.frame} bare label={title}>
        {children(form)}
        <Consequences>
          {happens.map((line, n) => (
            <li key={n}>{line}</li>
          ))}
        </Consequences>
        <Buttons>
          <Button type="submit" kind={danger ? 'danger' : 'primary'} pending={form.pending}>
            {submit}
          </Button>
          <Button onClick={onClose}>Not now</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}

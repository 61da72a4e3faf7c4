import type { ReactNode } from 'react'
import { z } from 'zod'
import { Button, Buttons } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { announce } from '../../ui/live-region.tsx'
import { Panel } from '../../ui/panel.tsx'
import { useForm } from './use-form.ts'

type ConfirmPanelProps = {
  title: string
  /** The action in words, for example "Accept the referral". */
  button: string
  kind?: 'primary' | 'danger'
  act: () => Promise<unknown>
  /** Announced to screen readers when it is done. */
  done: string
  onClose: () => void
  /** What will happen, and who will be notified. */
  children: ReactNode
}

/** Asks for confirmation before an action that other people see. It says what will happen and can be cancelled. */
export function ConfirmPanel({ title, button, kind = 'primary', act, done, onClose, children }: ConfirmPanelProps) {
  const form = useForm({
    schema: z.object({}),
    start: {},
    submit: act,
    done: () => {
      announce(done)
      onClose()
    },
  })
  return (
    <Panel title={title}>
      <Form frame={form.frame} bare oneColumn problemTitle="This was not done">
        <div className="full">{children}</div>
        <Buttons>
          <Button type="submit" kind={kind} pending={form.pending}>
            {button}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}

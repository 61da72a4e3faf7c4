import type { ReactNode } from 'react'
import { Button, Buttons } from '../ui/button.tsx'
import { Form, type FormFrame } from '../ui/form.tsx'
import { Panel } from '../ui/panel.tsx'

/** Props of a step's form. */
export type OnDiscussion = { on: { episodeId: string; returnDiscussionId: string }; onClose: () => void }

type StepFormProps = {
  title: string
  button: string
  form: { frame: FormFrame; pending: boolean }
  onClose: () => void
  children: ReactNode
}

/** The form of one step, opened below it. */
export function StepForm({ title, button, form, onClose, children }: StepFormProps) {
  return (
    <Panel title={title}>
      <Form frame={form.frame} bare>
        {children}
        <Buttons>
          <Button type="submit" kind="primary" pending={form.pending}>
            {button}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}

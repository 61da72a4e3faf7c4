import { referralSessionApi } from '@waymark/shared/referral-sessions/referral-session.api.ts'
import { sessionModes } from '@waymark/shared/referral-sessions/referral-session.ts'
import { newId } from '../lib/new-id.ts'
import { useCommand } from '../lib/use-command.ts'
import { useForm } from '../lib/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { WhenField } from '../ui/when-field.tsx'
import { modeLabels } from './referral-session.labels.ts'

/** Form that plans a session with the person. */
export function PlanSession({ referralId, onClose }: { referralId: string; onClose: () => void }) {
  const plan = useCommand(referralSessionApi.plan)
  const form = useForm({
    schema: referralSessionApi.plan.body,
    start: { id: newId() },
    submit: body => plan.mutateAsync({ params: { referralId }, body }),
    done: () => {
      announce('The session is planned')
      onClose()
    },
  })
  return (
    <Panel title="Plan a session">
      <Form frame={form.frame} bare>
        <WhenField {...form.at('at')} label="When?" lean="future" full />
        <RadioGroup
          {...form.at('mode')}
          label="How will you meet?"
          options={sessionModes.map(value => ({ value, label: modeLabels[value] }))}
          full
        />
        <Buttons>
          <Button type="submit" kind="primary" pending={form.pending}>
            Plan the session
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}

import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { declineReasons, type ReferralView } from '@waymark/shared/referrals/referral.ts'
import { useCommand } from '../kernel/use-command.ts'
import { useForm } from '../kernel/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { declineWords } from './referral-words.ts'

/** Declining, with the reason. */
export function DeclinePanel({ referral, onClose }: { referral: ReferralView; onClose: () => void }) {
  const decline = useCommand(referralApi.decline)
  const form = useForm({
    schema: referralApi.decline.body,
    start: {},
    submit: body => decline.mutateAsync({ params: { referralId: referral.id }, body }),
    done: () => {
      announce('The referral is declined')
      onClose()
    },
  })
  return (
    <Panel title="Decline this referral">
      <Form frame={form.frame} bare>
        <RadioGroup
          {...form.at('reason')}
          label="Why do you decline?"
          hint={`${referral.preview.from.agency}, ${referral.preview.from.team} is told the reason. Your team sees no more of the person.`}
          options={declineReasons.map(value => ({ value, label: declineWords[value] }))}
          full
        />
        <TextArea
          {...form.at('advice')}
          label="What can they try instead?"
          hint="Another way to help the person. They read this at once."
          rows={3}
          most={1000}
        />
        <Buttons>
          <Button type="submit" kind="primary" pending={form.pending}>
            Decline the referral
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}

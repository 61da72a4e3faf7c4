import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { workOutcomes, type ReferralView } from '@waymark/shared/referrals/referral.ts'
import { useCommand } from '../kernel/use-command.ts'
import { useForm } from '../kernel/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { outcomeWords } from './referral-words.ts'

/** Recording how the work on a referral ended, which ends its share. */
export function CompletePanel({ referral, onClose }: { referral: ReferralView; onClose: () => void }) {
  const complete = useCommand(referralApi.complete)
  const form = useForm({
    schema: referralApi.complete.body,
    start: {},
    submit: body => complete.mutateAsync({ params: { referralId: referral.id }, body }),
    done: () => {
      announce('The referral has ended')
      onClose()
    },
  })
  return (
    <Panel title="How did it end?">
      <Form frame={form.frame} bare>
        <RadioGroup
          {...form.at('outcome')}
          label="What came of it?"
          hint={`${referral.preview.from.agency}, ${referral.preview.from.team} is told.`}
          options={workOutcomes.map(value => ({ value, label: outcomeWords[value] }))}
          full
        />
        <p className="full muted">
          The share ends with the work, at once. Your team keeps what it recorded itself, with the name and reference.
        </p>
        <Buttons>
          <Button type="submit" kind="primary" pending={form.pending}>
            Save how it ended
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}

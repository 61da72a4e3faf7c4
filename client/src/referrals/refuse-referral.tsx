import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { refusalReasons, type ReferralRow } from '@waymark/shared/referrals/referral.ts'
import { useCommand } from '../lib/use-command.ts'
import { useForm } from '../lib/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { declineLabels } from './referral-transitions.labels.ts'

/** Form that refuses to approve a referral. The team that wrote it learns the reason. */
export function RefuseReferral({ row, episodeId, onClose }: { row: ReferralRow; episodeId: string; onClose: () => void }) {
  const refuse = useCommand(referralApi.refuse)
  const form = useForm({
    schema: referralApi.refuse.body,
    start: {},
    submit: body => refuse.mutateAsync({ params: { episodeId, referralId: row.id }, body }),
    done: () => {
      announce('The referral is not sent')
      onClose()
    },
  })
  return (
    <Panel title="Do not agree to pass this on?">
      <Form frame={form.frame} bare problemTitle="This was not done">
        <RadioGroup
          {...form.at('why')}
          label="Why is it not passed on?"
          options={refusalReasons.map(value => ({ value, label: declineLabels[value] }))}
          full
          stacked
        />
        <p className="full muted">
          {row.to.agency}, {row.to.team} is sent nothing. {row.preview.from.agency}, {row.preview.from.team} is told, with the
          reason, and can refer again.
        </p>
        <Buttons>
          <Button type="submit" kind="danger" pending={form.pending}>
            Do not pass it on
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}

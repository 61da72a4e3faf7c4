import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import { z } from 'zod'
import { useForm } from '../lib/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import { Select } from '../ui/select.tsx'
import { useAllocate } from './may-be-assigned.ts'

type GiveReferralProps = { referral: ReferralView; people: { value: string; label: string }[]; onClose: () => void }

const Given = z.object({ accountId: z.uuid('Select a colleague') })

/** Assigns a referral to a colleague who may decide and work on it. */
export function GiveReferral({ referral, people, onClose }: GiveReferralProps) {
  const { give } = useAllocate(referral.id)
  const form = useForm({
    schema: Given,
    start: {},
    submit: ({ accountId }) => give(accountId),
    done: () => {
      announce('The referral is assigned')
      onClose()
    },
    mayBeLeft: true,
  })
  const to = form.at('accountId')
  if (people.length === 0)
    return (
      <Panel title="Assign to a colleague">
        <p>Nobody else in your team can own a referral.</p>
        <Buttons>
          <Button onClick={onClose}>Close</Button>
        </Buttons>
      </Panel>
    )
  return (
    <Panel title="Assign to a colleague">
      <Form frame={form.frame} bare oneColumn problemTitle="This was not given">
        <Select {...to} label="Colleague" onChange={chosen => to.onChange(chosen ?? '')} options={people} none="Choose" />
        <p className="full muted small">Its open deadlines move with it. The team that sent it is not told.</p>
        <Buttons>
          <Button type="submit" kind="primary" pending={form.pending}>
            Give
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}

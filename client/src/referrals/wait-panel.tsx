import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { newId } from '../kernel/new-id.ts'
import { DateField } from '../ui/date-field.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { CommandPanel } from './command-panel.tsx'
import type { PanelProps } from './referral-actions.tsx'

/** Putting it on the waiting list, or saying anew how long that will be. */
export function WaitPanel({ referral, onClose }: PanelProps) {
  const before = referral.messages.findLast(({ kind }) => kind === 'waitingList')
  const { agency, team } = referral.preview.from
  return (
    <CommandPanel
      endpoint={referralApi.wait}
      act="wait"
      referral={referral}
      onClose={onClose}
      title={before ? 'Review the waiting list' : 'Put on your waiting list'}
      start={{ id: newId(), meanwhile: before?.text ?? '', ...(before?.expectedOn && { expectedOn: before.expectedOn }) }}
      button={before ? 'Save the review' : 'Put on waiting list'}
      said="The referral is on your waiting list"
      tells={`${agency}, ${team} is told, and can take the referral elsewhere. Your team sees no more of the person until it accepts.`}
    >
      {form => (
        <>
          <DateField {...form.at('expectedOn')} label="When do you expect a place?" lean="future" full />
          <TextArea
            {...form.at('meanwhile')}
            label="What happens meanwhile?"
            hint="What the person can use until then, and whom to call if it gets worse."
            rows={3}
            most={1000}
          />
        </>
      )}
    </CommandPanel>
  )
}

import { isAfterLastDay } from '@waymark/shared/referrals/last-day.ts'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { newId } from '../lib/new-id.ts'
import { Banner } from '../ui/banner.tsx'
import { DateField } from '../ui/date-field.tsx'
import { showUntil } from '../ui/end-of-day.ts'
import { TextArea } from '../ui/text-area.tsx'
import { CommandPanel } from './command-panel.tsx'
import type { PanelProps } from './referral-actions.tsx'

/** Panel that puts a referral on the waiting list, or changes how long the wait will be. */
export function WaitPanel({ referral, onClose }: PanelProps) {
  const before = referral.messages.findLast(({ kind }) => kind === 'waitingList')
  const { agency, team } = referral.preview.from
  return (
    <CommandPanel
      endpoint={referralApi.wait}
      act="wait"
      referral={referral}
      onClose={onClose}
      title={before ? 'Review the waiting list' : 'Add to your waiting list'}
      start={{ id: newId(), meanwhile: before?.text ?? '', ...(before?.expectedOn && { expectedOn: before.expectedOn }) }}
      button={before ? 'Save the review' : 'Add to waiting list'}
      said="The referral is on your waiting list"
      tells={`${agency}, ${team} is told, and can refer elsewhere. Your team sees nothing more about the person until it accepts.`}
    >
      {form => (
        <>
          <DateField {...form.at('expectedOn')} label="When do you expect a place?" lean="future" full />
          <TooLate expectedOn={form.values.expectedOn} shareUntil={referral.shareUntil} />
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

/** Warns if a place is expected only after the share ends, because accepting would then open nothing. */
function TooLate({ expectedOn, shareUntil }: { expectedOn: unknown; shareUntil: string | null }) {
  if (typeof expectedOn !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(expectedOn) || shareUntil === null) return null
  if (!isAfterLastDay(expectedOn, new Date(shareUntil))) return null
  return (
    <div className="full">
      <Banner tone="warn" title="They share nothing any more by then">
        <p>
          What they offer lasts until {showUntil(shareUntil)}: it cannot be accepted after that. If you decline it, they can offer
          it again with a later day.
        </p>
      </Banner>
    </div>
  )
}

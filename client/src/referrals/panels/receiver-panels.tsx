import { useQuery } from '@tanstack/react-query'
import { isAfterLastDay } from '@waymark/shared/referrals/last-day.ts'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { declineReasons } from '@waymark/shared/referrals/referral.ts'
import { ConfirmPanel } from '../../lib/forms/confirm-panel.tsx'
import { newId } from '../../lib/http/new-id.ts'
import { sectionNames } from '../../lib/access/section.labels.ts'
import { servicesQuery } from '../../services/service.api.ts'
import { Banner } from '../../ui/banner.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { showUntil } from '../../ui/end-of-day.ts'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { CommandPanel } from './command-panel.tsx'
import type { PanelProps } from '../referral-actions.tsx'
import { useReferralCommand } from '../referral-command.ts'
import { declineLabels } from '../referral-transitions.labels.ts'

/** Panel that accepts a referral. It shows what the team will see, until when, and who is notified. */
export function AcceptPanel({ referral, onClose }: PanelProps) {
  const accept = useReferralCommand('accept', referral)
  const { to, preview, sections, shareUntil } = referral
  return (
    <ConfirmPanel
      title="Accept this referral?"
      button="Accept the referral"
      act={accept}
      done="The referral is accepted. Your team sees what was offered."
      onClose={onClose}
    >
      <ul className="bullets">
        <li>
          Your team, {to.team}, will see from now on: <strong>{sectionNames(sections)}</strong>.
        </li>
        <li>
          {shareUntil
            ? `That lasts until ${showUntil(shareUntil)}.`
            : 'That ends when your work ends, or when the share is ended.'}
        </li>
        <li>Your acceptance is recorded, and so is each time someone in your team opens it.</li>
        <li>
          {preview.from.agency}, {preview.from.team} is told at once.
        </li>
      </ul>
    </ConfirmPanel>
  )
}

/** Panel that declines a referral, with a reason and a suggestion. */
export function DeclinePanel({ referral, onClose }: PanelProps) {
  const { data } = useQuery(servicesQuery({}))
  const { from } = referral.preview
  const others = (data?.services ?? []).filter(({ id }) => id !== referral.to.service?.id)
  return (
    <CommandPanel
      endpoint={referralApi.decline}
      act="decline"
      referral={referral}
      onClose={onClose}
      title="Decline this referral"
      start={{ advice: '' }}
      button="Decline the referral"
      said="The referral is declined"
      tells={`${from.agency}, ${from.team} is told the reason and what to try. Your team sees nothing more about the person.`}
    >
      {form => (
        <>
          <RadioGroup
            {...form.at('reason')}
            label="Why do you decline?"
            options={declineReasons.map(value => ({ value, label: declineLabels[value] }))}
            full
          />
          <Select
            {...form.at('serviceId')}
            onChange={serviceId => form.set('serviceId', serviceId)}
            label="A service that fits better"
            none="None that is listed"
            options={others.map(({ id, name, agency }) => ({ value: id, label: `${name}, ${agency}` }))}
            full
          />
          <TextArea
            {...form.at('advice')}
            label="What else can they try?"
            hint="Needed where you name no service."
            rows={3}
            most={1000}
          />
        </>
      )}
    </CommandPanel>
  )
}

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

import { useQuery } from '@tanstack/react-query'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { declineReasons } from '@waymark/shared/referrals/referral.ts'
import { servicesQuery } from '../services/service.api.ts'
import { RadioGroup } from '../ui/radio-group.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { CommandPanel } from './command-panel.tsx'
import type { PanelProps } from './referral-actions.tsx'
import { declineLabels } from './referral-transitions.labels.ts'

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

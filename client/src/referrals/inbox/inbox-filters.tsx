import { referralTypes, urgencies } from '@waymark/shared/referrals/referral.ts'
import type { ReactNode } from 'react'
import { Chip, Chips, Filters, RemovableChip } from '../../ui/chips.tsx'
import { Select } from '../../ui/select.tsx'
import { Count } from '../../ui/tag.tsx'
import type { InboxAsked, InboxAnswer } from '../referral.api.ts'
import { typeLabels, urgencyLabels } from '../referral.labels.ts'

/** The states of the inbox, in the order of their chips. */
const states = [
  { value: 'open', label: 'Open' },
  { value: 'waiting', label: 'To decide' },
  { value: 'active', label: 'Under way' },
  { value: 'ended', label: 'Ended' },
  { value: 'all', label: 'All' },
] as const
const assignees = [
  { value: 'me', label: 'Owner me' },
  { value: 'nobody', label: 'Owner nobody' },
] as const

/** Whether filters other than the state are set. */
export const isNarrowed = ({ box, type, urgency, assignee, late }: InboxAsked): boolean =>
  Boolean(type || urgency || (assignee && box !== 'sent') || late)
/** Clears all filters but the state. */
export const notNarrowed = { type: undefined, urgency: undefined, assignee: undefined, late: undefined } as const

type InboxFiltersProps = {
  asked: InboxAsked
  shown: string
  counts: InboxAnswer['counts'] | undefined
  views?: ReactNode
  onAsk: (change: Partial<InboxAsked>) => void
}

/** Filters of the inbox, with the number of referrals in each state. Each chosen filter is a chip that removes it. */
export function InboxFilters({ asked, shown, counts, views, onAsk }: InboxFiltersProps) {
  const isReceived = asked.box !== 'sent'
  const assignee = assignees.find(({ value }) => isReceived && value === asked.assignee)
  return (
    <div className="inbox-filters">
      <Filters shown={shown} end={views}>
        <Chips label="Show">
          {states.map(({ value, label }) => (
            <Chip key={value} selected={(asked.state ?? 'open') === value} onPress={() => onAsk({ state: value })}>
              {label} {counts && <Count n={counts[value]} />}
            </Chip>
          ))}
        </Chips>
        <Select
          label="Urgency"
          value={asked.urgency}
          none="Any urgency"
          onChange={urgency => onAsk({ urgency })}
          options={urgencies.map(value => ({ value, label: urgencyLabels[value].name }))}
        />
        <Select
          label="Request"
          value={asked.type}
          none="All requests"
          onChange={type => onAsk({ type })}
          options={referralTypes.map(value => ({ value, label: typeLabels[value] }))}
        />
        {isReceived && (
          <Select
            label="Owner"
            value={assignee?.value}
            none="Anyone"
            onChange={chosen => onAsk({ assignee: chosen })}
            options={assignees}
          />
        )}
        <Chips label="Lateness">
          <Chip selected={asked.late === 'yes'} onPress={() => onAsk({ late: asked.late ? undefined : 'yes' })}>
            Overdue
          </Chip>
        </Chips>
      </Filters>
      {isNarrowed(asked) && (
        <div className="filters chosen">
          <Chips label="Chosen filters">
            {asked.urgency && (
              <RemovableChip onRemove={() => onAsk({ urgency: undefined })}>{urgencyLabels[asked.urgency].name}</RemovableChip>
            )}
            {asked.type && <RemovableChip onRemove={() => onAsk({ type: undefined })}>{typeLabels[asked.type]}</RemovableChip>}
            {assignee && <RemovableChip onRemove={() => onAsk({ assignee: undefined })}>{assignee.label}</RemovableChip>}
            {asked.late && <RemovableChip onRemove={() => onAsk({ late: undefined })}>Overdue</RemovableChip>}
          </Chips>
        </div>
      )}
    </div>
  )
}

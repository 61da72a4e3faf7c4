import { referralTypes, urgencies } from '@waymark/shared/referrals/referral.ts'
import type { ReactNode } from 'react'
import { Chip, Chips, Filters, RemovableChip } from '../ui/chips.tsx'
import { Select } from '../ui/select.tsx'
import { Count } from '../ui/tag.tsx'
import type { InboxAsked, InboxAnswer } from './referral.queries.ts'
import { typeWords, urgencyWords } from './referral-words.ts'

/** What the inbox can show, in the order of the chips. */
const states = [
  { value: 'open', label: 'Open' },
  { value: 'waiting', label: 'To decide' },
  { value: 'active', label: 'Under way' },
  { value: 'ended', label: 'Ended' },
  { value: 'all', label: 'All' },
] as const
const holders = [
  { value: 'me', label: 'Held by me' },
  { value: 'nobody', label: 'Held by nobody' },
] as const

/** Whether the inbox shows less than its state holds. */
export const isNarrowed = ({ box, type, urgency, holder, late }: InboxAsked): boolean =>
  Boolean(type || urgency || (holder && box !== 'sent') || late)
/** Takes all filters away but the state. */
export const notNarrowed = { type: undefined, urgency: undefined, holder: undefined, late: undefined } as const

type InboxFiltersProps = {
  asked: InboxAsked
  shown: string
  counts: InboxAnswer['counts'] | undefined
  views?: ReactNode
  onAsk: (change: Partial<InboxAsked>) => void
}

/** Which referrals the inbox shows, with how many are in each state; what is chosen stands below as chips that take it away again. */
export function InboxFilters({ asked, shown, counts, views, onAsk }: InboxFiltersProps) {
  const isReceived = asked.box !== 'sent'
  const holder = holders.find(({ value }) => isReceived && value === asked.holder)
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
          options={urgencies.map(value => ({ value, label: urgencyWords[value].name }))}
        />
        <Select
          label="What is asked"
          value={asked.type}
          none="Anything"
          onChange={type => onAsk({ type })}
          options={referralTypes.map(value => ({ value, label: typeWords[value] }))}
        />
        {isReceived && (
          <Select
            label="Held by"
            value={holder?.value}
            none="Anyone"
            onChange={chosen => onAsk({ holder: chosen })}
            options={holders}
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
              <RemovableChip onRemove={() => onAsk({ urgency: undefined })}>{urgencyWords[asked.urgency].name}</RemovableChip>
            )}
            {asked.type && <RemovableChip onRemove={() => onAsk({ type: undefined })}>{typeWords[asked.type]}</RemovableChip>}
            {holder && <RemovableChip onRemove={() => onAsk({ holder: undefined })}>{holder.label}</RemovableChip>}
            {asked.late && <RemovableChip onRemove={() => onAsk({ late: undefined })}>Overdue</RemovableChip>}
          </Chips>
        </div>
      )}
    </div>
  )
}

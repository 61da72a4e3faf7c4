import { useQuery } from '@tanstack/react-query'
import { referralTypes } from '@waymark/shared/referrals/referral.ts'
import { capacities } from '@waymark/shared/services/service.ts'
import { useEffect, useState } from 'react'
import { directoryQuery } from '../directory/directory.api.ts'
import { typeLabels } from '../referrals/referral.labels.ts'
import { Chip, Chips, Filters, RemovableChip } from '../ui/chips.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { capacityLabels } from './service.labels.ts'
import type { ServicesAsked } from './service.api.ts'

type ServiceFiltersProps = {
  asked: ServicesAsked
  shown: string
  mayList: boolean
  onAsk: (change: Partial<ServicesAsked>) => void
}

/** Filters of the directory. Each chosen filter is a chip that removes it. */
export function ServiceFilters({ asked, shown, mayList, onAsk }: ServiceFiltersProps) {
  const { data: directory } = useQuery(directoryQuery)
  const areas = directory?.areas ?? []
  const area = areas.find(({ code }) => code === asked.area)
  return (
    <div className="service-filters">
      <Filters shown={shown}>
        <FindText text={asked.text} onText={text => onAsk({ text })} />
        <Select
          label="Help"
          value={asked.kind}
          none="Any help"
          onChange={kind => onAsk({ kind })}
          options={referralTypes.map(value => ({ value, label: typeLabels[value] }))}
        />
        <Select
          label="Area"
          value={area?.code}
          none="Any area"
          onChange={code => onAsk({ area: code })}
          options={areas.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <AgeField age={asked.age} onAge={age => onAsk({ age })} />
        <Select
          label="Capacity"
          value={asked.capacity}
          none="Any"
          onChange={capacity => onAsk({ capacity })}
          options={capacities.map(value => ({ value, label: capacityLabels[value].name }))}
        />
        {mayList && (
          <Chips label="Whose">
            <Chip selected={asked.own === 'yes'} onPress={() => onAsk({ own: asked.own ? undefined : 'yes' })}>
              Our own, also ended
            </Chip>
          </Chips>
        )}
      </Filters>
      {(asked.kind || area || asked.age !== undefined || asked.capacity) && (
        <div className="filters chosen">
          <Chips label="Chosen filters">
            {asked.kind && <RemovableChip onRemove={() => onAsk({ kind: undefined })}>{typeLabels[asked.kind]}</RemovableChip>}
            {area && <RemovableChip onRemove={() => onAsk({ area: undefined })}>{area.name}</RemovableChip>}
            {asked.age !== undefined && (
              <RemovableChip onRemove={() => onAsk({ age: undefined })}>Takes {asked.age}</RemovableChip>
            )}
            {asked.capacity && (
              <RemovableChip onRemove={() => onAsk({ capacity: undefined })}>{capacityLabels[asked.capacity].name}</RemovableChip>
            )}
          </Chips>
        </div>
      )}
    </div>
  )
}

/** Applied when typing pauses. */
function FindText({ text = '', onText }: { text: string | undefined; onText: (text: string | undefined) => void }) {
  const [typed, setTyped] = useState(text)
  useEffect(() => {
    if (typed === text) return undefined
    const timer = setTimeout(() => onText(typed || undefined), 300)
    return () => clearTimeout(timer)
  })
  return <TextField label="Find by name, agency or what it offers" type="search" value={typed} onChange={setTyped} grow />
}

function AgeField({ age, onAge }: { age: number | undefined; onAge: (age: number | undefined) => void }) {
  const take = (typed: string) => {
    if (typed === '') onAge(undefined)
    else if (/^\d{1,3}$/.test(typed) && Number(typed) <= 120) onAge(Number(typed))
  }
  return <TextField label="Age" inputMode="numeric" value={age === undefined ? '' : String(age)} onChange={take} width="short" />
}

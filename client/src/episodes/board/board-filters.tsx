import { useQuery } from '@tanstack/react-query'
import { risks } from '@waymark/shared/episodes/episode.ts'
import type { ReactNode } from 'react'
import { directoryQuery } from '../../directory/directory.api.ts'
import { riskLabels } from '../../risk/risk.labels.ts'
import { Chip, Chips, Filters, RemovableChip } from '../../ui/chips.tsx'
import { Select } from '../../ui/select.tsx'
import type { BoardAsked } from '../episode.api.ts'

/** The groups of episodes that the board can show, in the order of the chips. */
export const shows = [
  { value: 'missing', label: 'Missing' },
  { value: 'returned', label: 'Found, being followed up' },
  { value: 'ended', label: 'Ended' },
  { value: 'all', label: 'All' },
] as const

type BoardFiltersProps = {
  asked: BoardAsked
  shown: string
  views?: ReactNode
  onAsk: (change: Partial<BoardAsked>) => void
}

/** The filters of the board. Chosen filters appear below as chips that remove them. */
export function BoardFilters({ asked, shown, views, onAsk }: BoardFiltersProps) {
  const { data } = useQuery(directoryQuery)
  const areas = (data?.areas ?? []).map(({ code, name }) => ({ value: code, label: name }))
  const area = areas.find(({ value }) => value === asked.area)
  return (
    <>
      <Filters shown={shown} end={views}>
        <Chips label="Show">
          {shows.map(({ value, label }) => (
            <Chip key={value} selected={(asked.show ?? 'missing') === value} onPress={() => onAsk({ show: value })}>
              {label}
            </Chip>
          ))}
        </Chips>
        <Select
          label="Risk"
          value={asked.risk}
          none="Any risk"
          onChange={risk => onAsk({ risk })}
          options={risks.map(risk => ({ value: risk, label: riskLabels[risk] }))}
        />
        <Select label="Area" value={area?.value} none="All areas" onChange={code => onAsk({ area: code })} options={areas} />
      </Filters>
      {(asked.risk || asked.area) && (
        <div className="filters chosen">
          <Chips label="Chosen filters">
            {asked.risk && <RemovableChip onRemove={() => onAsk({ risk: undefined })}>{riskLabels[asked.risk]}</RemovableChip>}
            {asked.area && (
              <RemovableChip onRemove={() => onAsk({ area: undefined })}>{area?.label ?? 'This area'}</RemovableChip>
            )}
          </Chips>
        </div>
      )}
    </>
  )
}

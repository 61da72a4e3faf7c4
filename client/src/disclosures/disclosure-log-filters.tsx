import { useQuery } from '@tanstack/react-query'
import { disclosureKinds } from '@waymark/shared/disclosures/disclosure.ts'
import { sections } from '@waymark/shared/permissions.ts'
import type { ReactNode } from 'react'
import { directoryQuery } from '../directory/directory.api.ts'
import { sectionLabels } from '../lib/access/section.labels.ts'
import { Chips, Filters, RemovableChip } from '../ui/chips.tsx'
import { DateField } from '../ui/date-field.tsx'
import { showPlainDate } from '../ui/london-time.ts'
import { Select } from '../ui/select.tsx'
import { kindLabels } from './disclosure.labels.ts'
import type { DisclosureLogAsked } from './disclosure.api.ts'
import './disclosures.css'

type DisclosureLogFiltersProps = {
  asked: DisclosureLogAsked
  shown: string
  end?: ReactNode
  onAsk: (change: Partial<DisclosureLogAsked>) => void
}

/** Filters of the disclosure log. Chosen filters appear below as chips that remove them. */
export function DisclosureLogFilters({ asked, shown, end, onAsk }: DisclosureLogFiltersProps) {
  const { data } = useQuery(directoryQuery)
  const agencies = [...new Set((data?.teams ?? []).map(({ agency }) => agency))]
  const { kind, agency, section, from, to } = asked
  return (
    <>
      <Filters shown={shown} end={end}>
        <Select
          label="What"
          value={kind}
          none="Everything"
          onChange={value => onAsk({ kind: value })}
          options={disclosureKinds.map(value => ({ value, label: kindLabels[value] }))}
        />
        <Select
          label="Agency"
          value={agency}
          none="Any agency"
          onChange={value => onAsk({ agency: value })}
          options={agencies.map(name => ({ value: name, label: name }))}
        />
        <Select
          label="Section"
          value={section}
          none="Any section"
          onChange={value => onAsk({ section: value })}
          options={sections.map(value => ({ value, label: sectionLabels[value].name }))}
        />
        <DateField label="From" lean="past" value={from} onChange={value => onAsk({ from: dateIn(value) })} />
        <DateField label="To" lean="past" value={to} onChange={value => onAsk({ to: dateIn(value) })} />
      </Filters>
      {(kind || agency || section || from || to) && (
        <div className="filters chosen">
          <Chips label="Chosen filters">
            {kind && <RemovableChip onRemove={() => onAsk({ kind: undefined })}>{kindLabels[kind]}</RemovableChip>}
            {agency && <RemovableChip onRemove={() => onAsk({ agency: undefined })}>{agency}</RemovableChip>}
            {section && (
              <RemovableChip onRemove={() => onAsk({ section: undefined })}>{sectionLabels[section].name}</RemovableChip>
            )}
            {from && <RemovableChip onRemove={() => onAsk({ from: undefined })}>From {showPlainDate(from)}</RemovableChip>}
            {to && <RemovableChip onRemove={() => onAsk({ to: undefined })}>To {showPlainDate(to)}</RemovableChip>}
          </Chips>
        </div>
      )}
    </>
  )
}

/** The typed text if it is a complete date. */
const dateIn = (text: string) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined)

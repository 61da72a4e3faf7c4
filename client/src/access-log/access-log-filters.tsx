import { useQuery } from '@tanstack/react-query'
import { accessKinds } from '@waymark/shared/access-log/access-log.ts'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Chip, Chips, Filters, RemovableChip } from '../ui/chips.tsx'
import { DateField } from '../ui/date-field.tsx'
import { showPlainDate } from '../ui/london-time.ts'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { auditedQuery, type AccessLogAsked } from './access-log.api.ts'
import { kindLabels } from './access-log.labels.ts'

type AccessLogFiltersProps = { asked: AccessLogAsked; shown: string; onAsk: (change: Partial<AccessLogAsked>) => void }

/** Filters of the access log. Typed filters apply only when the button is pressed, because every query is itself logged. */
export function AccessLogFilters({ asked, shown, onAsk }: AccessLogFiltersProps) {
  const { data: accounts = [] } = useQuery(auditedQuery)
  const people = accounts.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <Filters shown={shown}>
        <Select label="Who" value={asked.account} none="Anyone" onChange={account => onAsk({ account })} options={people} />
        <Select
          label="What was opened"
          value={asked.kind}
          none="Anything"
          onChange={kind => onAsk({ kind })}
          options={accessKinds.map(value => ({ value, label: kindLabels[value] }))}
        />
        <Chips label="Outcome">
          <Chip
            selected={asked.outcome === 'refused'}
            onPress={() => onAsk({ outcome: asked.outcome === 'refused' ? undefined : 'refused' })}
          >
            Refused only
          </Chip>
          <Chip
            selected={asked.outcome === 'takenOut'}
            onPress={() => onAsk({ outcome: asked.outcome === 'takenOut' ? undefined : 'takenOut' })}
          >
            Printed or exported
          </Chip>
        </Chips>
      </Filters>
      <Typed key={JSON.stringify([asked.person, asked.episode, asked.from, asked.to])} asked={asked} onAsk={onAsk} />
      {(asked.person ?? asked.episode ?? asked.from ?? asked.to) && (
        <div className="filters chosen">
          <Chips label="Chosen filters">
            {asked.person && <RemovableChip onRemove={() => onAsk({ person: undefined })}>{asked.person}</RemovableChip>}
            {asked.episode && <RemovableChip onRemove={() => onAsk({ episode: undefined })}>{asked.episode}</RemovableChip>}
            {asked.from && (
              <RemovableChip onRemove={() => onAsk({ from: undefined })}>From {showPlainDate(asked.from)}</RemovableChip>
            )}
            {asked.to && <RemovableChip onRemove={() => onAsk({ to: undefined })}>To {showPlainDate(asked.to)}</RemovableChip>}
          </Chips>
        </div>
      )}
    </>
  )
}

function Typed({ asked, onAsk }: Pick<AccessLogFiltersProps, 'asked' | 'onAsk'>) {
  const [typed, setTyped] = useState({
    person: asked.person ?? '',
    episode: asked.episode ?? '',
    from: asked.from ?? '',
    to: asked.to ?? '',
  })
  const at = (name: keyof typeof typed) => ({
    value: typed[name],
    onChange: (value: string) => setTyped(old => ({ ...old, [name]: value })),
  })
  const given = (text: string) => text.trim() || undefined
  return (
    <form
      className="filters"
      aria-label="Narrow by reference and day"
      onSubmit={event => {
        event.preventDefault()
        onAsk({ person: given(typed.person), episode: given(typed.episode), from: dayIn(typed.from), to: dayIn(typed.to) })
      }}
    >
      <TextField {...at('person')} label="Person reference" autoComplete="off" spellCheck={false} />
      <TextField {...at('episode')} label="Episode reference" autoComplete="off" spellCheck={false} />
      <DateField {...at('from')} label="From" lean="past" />
      <DateField {...at('to')} label="To" lean="past" />
      <Button type="submit">Show</Button>
    </form>
  )
}

/** The typed text if it is a complete date. */
const dayIn = (text: string) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined)

import { Link } from '@tanstack/react-router'
import type { PersonHit } from '@waymark/shared/people/search.ts'
import { statusLabels } from '../episodes/episode.labels.ts'
import { riskLooks, riskLabels } from '../risk/risk.labels.ts'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { showPlainDate } from '../ui/london-time.ts'
import { Tag } from '../ui/tag.tsx'
import { Time } from '../ui/time.tsx'
import { WarningNote } from '../ui/warning-note.tsx'
import { nameAndAge, whyFound } from './person.labels.ts'

/** The people that a search found, with the reason for each match and the status of their latest episode. */
export function HitTable({ hits, onOpen }: { hits: readonly PersonHit[]; onOpen: (id: string) => void }) {
  return <DataTable caption="People found, the surest first" columns={columnsOf(onOpen)} rows={hits} rowKey={hit => hit.id} />
}

const columnsOf = (onOpen: (id: string) => void): Column<PersonHit>[] => [
  { key: 'name', heading: 'Name', onPhone: 'title', cell: hit => <Name hit={hit} onOpen={onOpen} /> },
  { key: 'why', heading: 'Found by', phoneLabel: 'Found by', cell: hit => whyFound(hit.matched) },
  {
    key: 'born',
    heading: 'Born',
    phoneLabel: 'Born',
    cell: hit => <span className="one-line">{hit.dateOfBirth ? showPlainDate(hit.dateOfBirth) : 'Not known'}</span>,
  },
  { key: 'reference', heading: 'Reference', cell: hit => <span className="one-line">{hit.reference}</span> },
  {
    key: 'latest',
    heading: 'Last reported',
    phoneLabel: 'Last reported',
    cell: ({ latest, episodes }) => (
      <span className="one-line">
        <Time at={latest.reportedAt} />, {latest.area}
        {episodes > 1 && <span className="muted"> ({episodes} episodes)</span>}
      </span>
    ),
  },
  { key: 'risk', heading: 'Risk', cell: ({ latest }) => <Risk level={latest.risk} /> },
  {
    key: 'status',
    heading: 'Status',
    onPhone: 'state',
    cell: ({ latest }) => <Tag tone={statusLabels[latest.status].tone}>{statusLabels[latest.status].word}</Tag>,
  },
]

function Name({ hit, onOpen }: { hit: PersonHit; onOpen: (id: string) => void }) {
  return (
    <span className="name-cell">
      <Link
        id={`row-${hit.id}`}
        to="/people/$personId"
        params={{ personId: hit.id }}
        onClick={() => onOpen(hit.id)}
        className="strong"
      >
        {nameAndAge(hit.name, hit.age)}
      </Link>
      {hit.knownAs && <span className="muted small">known as {hit.knownAs}</span>}
      {hit.warning && <WarningNote>{hit.warning}</WarningNote>}
    </span>
  )
}

function Risk({ level }: { level: PersonHit['latest']['risk'] }) {
  const { tone, icon: Icon } = riskLooks[level]
  return (
    <Tag tone={tone} icon={<Icon size={14} aria-hidden />}>
      {riskLabels[level]}
    </Tag>
  )
}

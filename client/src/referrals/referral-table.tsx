import { Link } from '@tanstack/react-router'
import type { ReferralRow } from '@waymark/shared/referrals/referral.ts'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Tag } from '../ui/tag.tsx'
import { Time } from '../ui/time.tsx'
import { UrgencyTag } from './preview.tsx'
import { ageBandWords, stateWords, typeWords } from './referral-words.ts'

type ReferralTableProps = {
  caption: string
  rows: readonly ReferralRow[]
  /** Which team is named: the sender, the receiver, or both. */
  other: 'from' | 'to' | 'both'
  /** Whether it may be opened; those that one only agreed to may not. */
  opens?: (row: ReferralRow) => boolean
}

/** Referrals in a table; each opens on a page of its own. */
export function ReferralTable({ caption, rows, other, opens = () => true }: ReferralTableProps) {
  // On one episode age and area are those of its head.
  const shown = other === 'both' ? [columns.from, columns.to] : [columns.age, columns.area, columns[other]]
  return (
    <div className="referral-table">
      <DataTable
        caption={caption}
        columns={[asked(opens), columns.reference, columns.urgency, ...shown, columns.since, columns.state]}
        rows={rows}
        rowKey={row => row.id}
        rowTone={row => (row.side === 'receiver' && row.status === 'sent' ? 'new' : undefined)}
      />
    </div>
  )
}

type ReferralColumn = Column<ReferralRow>
const team = ({ team, agency }: { team: string; agency: string }) => `${agency}, ${team}`

const columns = {
  reference: {
    key: 'reference',
    heading: 'Reference',
    onPhone: 'hidden',
    cell: row => <span className="number no-wrap">{row.reference}</span>,
  },
  urgency: { key: 'urgency', heading: 'Urgency', cell: row => <UrgencyTag urgency={row.preview.urgency} /> },
  age: {
    key: 'age',
    heading: 'Age',
    phoneLabel: 'Age',
    cell: row => <span className="no-wrap">{ageBandWords[row.preview.ageBand]}</span>,
  },
  area: { key: 'area', heading: 'Area', cell: row => row.preview.area },
  from: { key: 'from', heading: 'From', phoneLabel: 'From', cell: row => team(row.preview.from) },
  to: { key: 'to', heading: 'To', phoneLabel: 'To', cell: row => team(row.to) },
  since: { key: 'since', heading: 'Waiting since', cell: row => <Since row={row} /> },
  state: {
    key: 'state',
    heading: 'State',
    onPhone: 'state',
    cell: row => {
      const { name, tone } = stateWords(row)
      return <Tag tone={tone}>{name}</Tag>
    },
  },
} as const satisfies Record<string, ReferralColumn>

function Since({ row: { sentAt, decidedAt, status } }: { row: ReferralRow }) {
  if (!sentAt) return <span className="muted">Not sent yet</span>
  if (status === 'sent' || status === 'received') return <Time at={sentAt} />
  return (
    <span className="muted">
      {decidedAt ? 'Decided ' : 'Sent '}
      <Time at={decidedAt ?? sentAt} />
    </span>
  )
}

const asked = (opens: (row: ReferralRow) => boolean): ReferralColumn => ({
  key: 'asked',
  heading: 'What is asked',
  onPhone: 'title',
  cell: row =>
    opens(row) ? (
      <Link to="/referrals/$referralId" params={{ referralId: row.id }}>
        {typeWords[row.preview.type]}
        <span className="only-heard">, {row.reference}</span>
      </Link>
    ) : (
      typeWords[row.preview.type]
    ),
})

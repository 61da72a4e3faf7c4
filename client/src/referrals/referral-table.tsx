import { Link } from '@tanstack/react-router'
import type { ReferralRow } from '@waymark/shared/referrals/referral.ts'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Tag } from '../ui/tag.tsx'
import { UrgencyTag } from './urgency-tag.tsx'
import { ReferralDue } from './referral-due.tsx'
import { stateLabel } from './referral-transitions.labels.ts'
import { typeLabels } from './referral.labels.ts'

type ReferralTableProps = {
  caption: string
  rows: readonly ReferralRow[]
  /** Whether a referral can be opened. One that the user's team only approved cannot. */
  opens?: (row: ReferralRow) => boolean
}

/** The referrals of one episode, each linked to its page. Age and area are omitted, because the page header shows them. */
export function ReferralTable({ caption, rows, opens = () => true }: ReferralTableProps) {
  return (
    <div className="referral-table">
      <DataTable
        caption={caption}
        columns={[asked(opens), ...columns]}
        rows={rows}
        rowKey={row => row.id}
        rowTone={row => (row.side === 'receiver' && row.status === 'sent' ? 'new' : undefined)}
      />
    </div>
  )
}

type ReferralColumn = Column<ReferralRow>
const team = ({ team, agency }: { team: string; agency: string }) => `${agency}, ${team}`

const columns: ReferralColumn[] = [
  {
    key: 'reference',
    heading: 'Reference',
    onPhone: 'hidden',
    cell: row => <span className="number no-wrap">{row.reference}</span>,
  },
  { key: 'urgency', heading: 'Urgency', cell: row => <UrgencyTag urgency={row.preview.urgency} /> },
  { key: 'from', heading: 'From', phoneLabel: 'From', cell: row => team(row.preview.from) },
  { key: 'to', heading: 'To', phoneLabel: 'To', cell: row => team(row.to) },
  { key: 'due', heading: 'Due', cell: row => <ReferralDue row={row} /> },
  {
    key: 'state',
    heading: 'State',
    onPhone: 'state',
    cell: row => {
      const { name, tone } = stateLabel(row)
      return <Tag tone={tone}>{name}</Tag>
    },
  },
]

const asked = (opens: (row: ReferralRow) => boolean): ReferralColumn => ({
  key: 'asked',
  heading: 'Request',
  onPhone: 'title',
  cell: row =>
    opens(row) ? (
      <Link to="/referrals/$referralId" params={{ referralId: row.id }}>
        {typeLabels[row.preview.type]}
        <span className="only-heard">, {row.reference}</span>
      </Link>
    ) : (
      typeLabels[row.preview.type]
    ),
})

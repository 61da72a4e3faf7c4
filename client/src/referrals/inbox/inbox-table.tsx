import { Link } from '@tanstack/react-router'
import type { ReferralRow } from '@waymark/shared/referrals/referral.ts'
import { epoch } from '../../ui/london-time.ts'
import { useNow } from '../../ui/now.ts'
import { DataTable, type Column } from '../../ui/data-table.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Time } from '../../ui/time.tsx'
import { AssigneeCell } from './assignee-cell.tsx'
import { UrgencyTag } from '../urgency-tag.tsx'
import { ReferralDue } from '../referral-due.tsx'
import type { InboxAsked } from '../referral.api.ts'
import { stateLabel } from '../referral-transitions.labels.ts'
import { ageBandLabels, typeLabels } from '../referral.labels.ts'

type InboxTableProps = {
  rows: readonly ReferralRow[]
  asked: InboxAsked
  onAsk: (change: Partial<InboxAsked>) => void
  onOpen: (id: string) => void
}

/** The rows of the inbox. New ones are marked at the edge, late ones in red. */
export function InboxTable({ rows, asked, onAsk, onOpen }: InboxTableProps) {
  const now = useNow()
  const isReceived = asked.box !== 'sent'
  const sort = asked.sort ?? 'due'
  return (
    <div className="inbox-table">
      <DataTable<ReferralRow, Key>
        caption={isReceived ? 'Referrals received' : 'Referrals sent'}
        columns={isReceived ? [...common(onOpen), from, ...times, assignee, state] : [...common(onOpen), to, ...times, state]}
        rows={rows}
        rowKey={row => row.id}
        rowTone={row => (isLate(row, now) ? 'late' : row.side === 'receiver' && row.status === 'sent' ? 'new' : undefined)}
        sort={{ by: sort, order: sort === 'due' ? 'up' : 'down' }}
        onSort={({ by }) => onAsk({ sort: by === 'newest' ? 'newest' : 'due' })}
      />
    </div>
  )
}

type Key = 'asked' | 'urgency' | 'about' | 'team' | 'newest' | 'due' | 'assignee' | 'state'
type InboxColumn = Column<ReferralRow, Key>

const isLate = ({ dueAt }: ReferralRow, now: number) => dueAt !== null && epoch(dueAt) <= now

const common = (onOpen: (id: string) => void): InboxColumn[] => [
  { key: 'asked', heading: 'Request', onPhone: 'title', cell: row => <Asked row={row} onOpen={onOpen} /> },
  { key: 'urgency', heading: 'Urgency', cell: row => <UrgencyTag urgency={row.preview.urgency} /> },
  {
    key: 'about',
    heading: 'Age and area',
    cell: ({ preview }) => (
      <span className="two-lines">
        <span>
          {preview.ageBand === 'notKnown' ? 'Age not known' : ageBandLabels[preview.ageBand]}
          <span className="only-on-phone">,</span>{' '}
        </span>
        <span className="muted">{preview.area}</span>
      </span>
    ),
  },
]
const team = ({ team, agency }: { team: string; agency: string }) => (
  <span className="two-lines team">
    <span>
      {agency}
      <span className="only-on-phone">,</span>{' '}
    </span>
    <span className="muted">{team}</span>
  </span>
)
const from: InboxColumn = { key: 'team', heading: 'From', phoneLabel: 'From', cell: row => team(row.preview.from) }
const to: InboxColumn = { key: 'team', heading: 'To', phoneLabel: 'To', cell: row => team(row.to) }
const times: InboxColumn[] = [
  {
    key: 'newest',
    heading: 'Sent',
    onPhone: 'hidden',
    sortable: true,
    cell: ({ sentAt }) => <span className="no-wrap">{sentAt ? <Time at={sentAt} /> : 'Not yet'}</span>,
  },
  { key: 'due', heading: 'Due', sortable: true, cell: row => <ReferralDue row={row} /> },
]
const assignee: InboxColumn = { key: 'assignee', heading: 'Owner', cell: row => <AssigneeCell row={row} /> }
const state: InboxColumn = {
  key: 'state',
  heading: 'State',
  onPhone: 'state',
  cell: row => {
    const { name, tone } = stateLabel(row)
    return <Tag tone={tone}>{name}</Tag>
  },
}

/** The kind of help, the name of the person where known, and the sender's one-line summary. */
function Asked({ row, onOpen }: { row: ReferralRow; onOpen: (id: string) => void }) {
  return (
    <span className="asked-cell">
      <span>
        <Link
          id={`row-${row.id}`}
          to="/referrals/$referralId"
          params={{ referralId: row.id }}
          onClick={() => onOpen(row.id)}
          className="strong"
        >
          {typeLabels[row.preview.type]}
          <span className="only-heard">, {row.reference}</span>
        </Link>
        {row.name && <span className="for-whom"> for {row.name}</span>}
      </span>
      <span className="line muted" title={row.preview.line ?? undefined}>
        <span className="number" aria-hidden>
          {row.reference}
        </span>{' '}
        · {row.preview.line ?? 'Withheld for now'}
      </span>
    </span>
  )
}

import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReferralRow } from '@waymark/shared/referrals/referral.ts'
import Send from 'lucide-react/icons/send'
import { episodeQuery } from '../episodes/episode.api.ts'
import { QueryState } from '../lib/http/query-state.tsx'
import { buttonLook } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Tag } from '../ui/tag.tsx'
import { ReferralDue } from './referral-due.tsx'
import { stateLabel } from './referral-transitions.labels.ts'
import { episodeReferralsQuery } from './referral.api.ts'
import { typeLabels } from './referral.labels.ts'
import { UrgencyTag } from './urgency-tag.tsx'
import { WaitsForAgreement } from './waits-for-agreement.tsx'
import './referrals.css'

const route = getRouteApi('/signed-in/episodes/$episodeId')

/** Referrals on an episode that the team sent or received, and those that need its approval. */
export function EpisodeReferrals() {
  const { episodeId } = route.useParams()
  const query = useQuery(episodeReferralsQuery(episodeId))
  const { data: episode } = useQuery(episodeQuery(episodeId))
  const maySend = episode?.allowed.includes('referral.send') ?? false
  const mayAgree = episode?.allowed.includes('share.give') ?? false
  const opens = (row: ReferralRow) => row.side !== 'observer' || (episode?.bases.includes('national') ?? false)
  return (
    <QueryState query={query}>
      {all => {
        const waiting = all.filter(row => row.status === 'draft' && row.side === 'observer')
        const rows = all.filter(row => !waiting.includes(row))
        return (
          <>
            {waiting.map(row => (
              <WaitsForAgreement key={row.id} row={row} episodeId={episodeId} mayAgree={mayAgree} />
            ))}
            <Card
              title="Referrals"
              actions={
                maySend && (
                  <Link to="/episodes/$episodeId/refer" params={{ episodeId }} className={buttonLook('primary')}>
                    <Send size={18} aria-hidden />
                    Refer to a service
                  </Link>
                )
              }
            >
              {rows.length > 0 ? (
                <ReferralTable caption="Referrals on this episode" rows={rows} opens={opens} />
              ) : (
                <EmptyState title="No referrals of your team on this episode">
                  {maySend
                    ? 'Refer to a service to ask for help. It sees a preview without names until it accepts.'
                    : 'Referrals that your team sends or receives will be here.'}
                </EmptyState>
              )}
            </Card>
          </>
        )
      }}
    </QueryState>
  )
}

type ReferralTableProps = {
  caption: string
  rows: readonly ReferralRow[]
  /** Whether a referral can be opened. One that the user's team only approved cannot. */
  opens?: (row: ReferralRow) => boolean
}

/** The referrals of one episode, each linked to its page. Age and area are omitted, because the page header shows them. */
function ReferralTable({ caption, rows, opens = () => true }: ReferralTableProps) {
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

import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReferralRow } from '@waymark/shared/referrals/referral.ts'
import Send from 'lucide-react/icons/send'
import { episodeQuery } from '../episodes/episode.api.ts'
import { QueryState } from '../lib/query-state.tsx'
import { buttonLook } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { episodeReferralsQuery } from './referral.api.ts'
import { ReferralTable } from './referral-table.tsx'
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

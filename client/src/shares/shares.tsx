import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useLocation } from '@tanstack/react-router'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import Share2 from 'lucide-react/icons/share-2'
import { useState } from 'react'
import { episodeQuery } from '../episodes/episode.api.ts'
import { QueryState } from '../lib/query-state.tsx'
import { Button, buttonLook } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Count } from '../ui/tag.tsx'
import { ShareRow } from './share-row.tsx'
import { sharesQuery } from './share.api.ts'
import { WithdrawConsent } from './withdraw-consent.tsx'
import './shares.css'

const route = getRouteApi('/signed-in/episodes/$episodeId')

/** The shares of an episode: receiver, sections, reason, end, and how often they opened it. */
export function Shares() {
  const { episodeId } = route.useParams()
  const query = useQuery(sharesQuery(episodeId))
  const { data: episode } = useQuery(episodeQuery(episodeId))
  const [isWithdrawing, setWithdrawing] = useState(useLocation().hash === 'consent-withdrawn')
  const live = query.data?.filter(share => share.live).length ?? 0
  return (
    <Card
      title="Shares"
      tags={live > 0 && <Count n={live} of="live shares" />}
      actions={episode && <Actions episode={episode} onWithdraw={() => setWithdrawing(true)} />}
    >
      {isWithdrawing && <WithdrawConsent episodeId={episodeId} onClose={() => setWithdrawing(false)} />}
      <QueryState query={query}>
        {shares =>
          shares.length === 0 ? (
            <EmptyState icon={<Share2 size={28} aria-hidden />} title="Nothing has been shared that you may know of">
              A share opens the ticked sections to a team until the share ends.
            </EmptyState>
          ) : (
            <ul>
              {shares
                .toSorted((a, b) => Number(b.live || b.toBegin) - Number(a.live || a.toBegin))
                .map(share => (
                  <li key={share.id}>
                    <ShareRow share={share} episodeId={episodeId} allowed={episode?.allowed ?? []} />
                  </li>
                ))}
            </ul>
          )
        }
      </QueryState>
    </Card>
  )
}

function Actions({ episode, onWithdraw }: { episode: EpisodeView; onWithdraw: () => void }) {
  const { allowed, id: episodeId } = episode
  return (
    <>
      {allowed.includes('consent.withdraw') && (
        <Button small onClick={onWithdraw}>
          Consent withdrawn
        </Button>
      )}
      {allowed.includes('share.give') && (
        <Link to="/episodes/$episodeId/share" params={{ episodeId }} className={buttonLook('primary', true)}>
          Share with a team
        </Link>
      )}
    </>
  )
}

import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useLocation } from '@tanstack/react-router'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import Share2 from 'lucide-react/icons/share-2'
import { useState } from 'react'
import { episodeQuery } from '../episodes/episode.api.ts'
import { newId } from '../lib/http/new-id.ts'
import { QueryState } from '../lib/http/query-state.tsx'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { Button, buttonLook, Buttons } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import { Count } from '../ui/tag.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { ShareRow } from './share-row.tsx'
import { sharesQuery } from './share.api.ts'
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

/** Form that records that the person withdrew consent, with what will happen. */
function WithdrawConsent({ episodeId, onClose }: { episodeId: string; onClose: () => void }) {
  const withdraw = useCommand(shareApi.withdrawConsent)
  const form = useForm({
    schema: shareApi.withdrawConsent.body,
    start: { id: newId(), said: '' },
    draft: { form: 'consentWithdrawn', episodeId },
    submit: body => withdraw.mutateAsync({ params: { episodeId }, body }),
    done: ({ ended }) => {
      announce(`Recorded. ${sayEnded(ended)}`)
      onClose()
    },
  })
  return (
    <div className="card-body">
      <Panel title="The person no longer agrees?">
        <ul className="bullets">
          <li>Every share based on consent ends at once, also on open screens.</li>
          <li>The teams that had one are told by reference, without a name, that it ended.</li>
          <li>Shares on another legal basis continue.</li>
        </ul>
        <Form frame={form.frame} bare>
          <TextArea {...form.at('said')} label="How did they say so, and to whom?" rows={3} most={2000} />
          <Buttons>
            <Button type="submit" kind="danger" pending={form.pending}>
              Record it and end those shares
            </Button>
            <Button onClick={onClose}>Cancel</Button>
          </Buttons>
        </Form>
      </Panel>
    </div>
  )
}

/** The announcement of how many shares ended. The number is omitted for users who may not see all shares. */
const sayEnded = (ended: number | null) =>
  ended === null
    ? 'The shares based on consent have ended'
    : ended === 0
      ? 'No share was based on consent'
      : `${ended === 1 ? 'One share' : `${ended} shares`} ended`

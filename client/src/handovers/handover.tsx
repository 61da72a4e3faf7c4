import { useQuery } from '@tanstack/react-query'
import { useEpisode } from '../episodes/episode.api.ts'
import { QueryState } from '../lib/query-state.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { handoversQuery } from './handover.api.ts'
import { HandoverHistory } from './handover-history.tsx'
import './handovers.css'
import { PushHandover } from './push-handover.tsx'
import { WaitingHandover } from './waiting-handover.tsx'
import { WhatIsHandedOver } from './what-is-handed-over.tsx'

/** The handover of an episode to the next shift or another division: offering, accepting, and earlier handovers. */
export function Handover() {
  const { id, allowed } = useEpisode()
  const query = useQuery(handoversQuery(id))
  return (
    <QueryState query={query}>
      {handovers => {
        const waiting = handovers.find(({ status }) => status === 'pushed')
        const over = handovers.filter(one => one !== waiting)
        const mayPush = allowed.includes('episode.handover')
        return (
          <div className="stacks">
            <div>
              {waiting ? <WaitingHandover key={waiting.id} of={waiting} /> : mayPush ? <PushHandover /> : <NothingWaits />}
              {over.length > 0 && <HandoverHistory of={over} />}
            </div>
            <div>
              <WhatIsHandedOver />
            </div>
          </div>
        )
      }}
    </QueryState>
  )
}

function NothingWaits() {
  return (
    <Card title="Handover">
      <EmptyState title="Nothing waits to be accepted">
        If you were asked to take this over, it was taken back or passed to someone else.
      </EmptyState>
    </Card>
  )
}

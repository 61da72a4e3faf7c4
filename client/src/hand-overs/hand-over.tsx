import { useQuery } from '@tanstack/react-query'
import { useEpisode } from '../episodes/episode.queries.ts'
import { Shown } from '../kernel/shown.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { handOversQuery } from './hand-over.queries.ts'
import { HandOverHistory } from './hand-over-history.tsx'
import './hand-overs.css'
import { PushHandOver } from './push-hand-over.tsx'
import { WaitingHandOver } from './waiting-hand-over.tsx'
import { WhatIsHandedOver } from './what-is-handed-over.tsx'

/** An episode goes to the next shift or another division: pushing it, accepting it, and who had it before. */
export function HandOver() {
  const { id, allowed } = useEpisode()
  const query = useQuery(handOversQuery(id))
  return (
    <Shown query={query}>
      {handOvers => {
        const waiting = handOvers.find(({ status }) => status === 'pushed')
        const over = handOvers.filter(one => one !== waiting)
        const mayPush = allowed.includes('episode.handOver')
        return (
          <div className="stacks">
            <div>
              {waiting ? <WaitingHandOver key={waiting.id} of={waiting} /> : mayPush ? <PushHandOver /> : <NothingWaits />}
              {over.length > 0 && <HandOverHistory of={over} />}
            </div>
            <div>
              <WhatIsHandedOver />
            </div>
          </div>
        )
      }}
    </Shown>
  )
}

function NothingWaits() {
  return (
    <Card title="Hand-over">
      <EmptyState title="Nothing waits to be accepted">
        If you were asked to take this over, it was taken back, or went on to somebody else.
      </EmptyState>
    </Card>
  )
}

import type { HandoverView } from '@waymark/shared/handovers/handover.ts'
import { Card } from '../ui/card.tsx'
import { Tag } from '../ui/tag.tsx'
import { Time } from '../ui/time.tsx'
import { handoverLabels } from './handover.labels.ts'
import { Turns } from './turns.tsx'

/** The finished handovers, newest first. */
export function HandoverHistory({ of }: { of: readonly HandoverView[] }) {
  return (
    <Card title="Earlier handovers">
      <ol className="entries">
        {of.map(one => {
          const { word, tone } = handoverLabels[one.status]
          return (
            <li key={one.id}>
              <div className="entry-head">
                <Tag tone={tone}>{word}</Tag>
                <Time at={one.pushedAt} /> · {one.from.name} to {one.toTeam}
              </div>
              <p className="prose">{one.note}</p>
              <Turns of={one} />
            </li>
          )
        })}
      </ol>
    </Card>
  )
}

import type { HandOverView } from '@waymark/shared/hand-overs/hand-over.ts'
import { Card } from '../ui/card.tsx'
import { Tag } from '../ui/tag.tsx'
import { Time } from '../ui/time.tsx'
import { handOverWords } from './hand-over-words.ts'
import { Turns } from './turns.tsx'

/** The hand-overs that are over, newest first. */
export function HandOverHistory({ of }: { of: readonly HandOverView[] }) {
  return (
    <Card title="Earlier hand-overs">
      <ol className="entries">
        {of.map(one => {
          const { word, tone } = handOverWords[one.status]
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

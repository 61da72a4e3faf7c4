import type { HandoverView } from '@waymark/shared/handovers/handover.ts'
import { Time } from '../ui/time.tsx'

/** Everyone who was asked to take the handover, in order, with the times. */
export function Turns({ of: { turns, accepted } }: { of: HandoverView }) {
  return (
    <ol className="turns">
      {turns.map(({ person, pushedAt, seenAt, passedAt }) => (
        <li key={`${person.id} ${pushedAt}`}>
          <span className="strong">{person.name}</span>
          <span className="muted small">
            Asked <Time mid at={pushedAt} />
            {seenAt ? (
              <>
                , seen <Time mid at={seenAt} />
              </>
            ) : (
              ', not seen'
            )}
            {passedAt && (
              <>
                , not accepted in time, passed on <Time mid at={passedAt} />
              </>
            )}
          </span>
        </li>
      ))}
      {accepted && (
        <li>
          <span className="strong">Accepted by {accepted.by}</span>
          <span className="muted small">
            <Time at={accepted.at} />
          </span>
        </li>
      )}
    </ol>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { sectionNames } from '../lib/access/section.labels.ts'
import { QueryState } from '../lib/http/query-state.tsx'
import { Card } from '../ui/card.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LookTag } from '../ui/tag.tsx'
import { Time } from '../ui/time.tsx'
import { accessGroundLabels, accessAttempts } from './access-request.labels.ts'
import { askedQuery } from './access-request.api.ts'

/** The reader's access requests, with as much of the answers as they may know. */
export function Asked() {
  const query = useQuery(askedQuery)
  return (
    <Card title="What you asked for">
      <QueryState query={query}>
        {rows =>
          rows.length === 0 ? (
            <EmptyState title="Nothing yet">Your access requests are kept here, with the answers.</EmptyState>
          ) : (
            <ul className="asked">
              {rows.map(row => (
                <li key={row.id}>
                  <p className="head">
                    <span className="strong">{row.whom}</span>
                    <LookTag look={accessAttempts[row.outcome ?? 'asked']} />
                    <span className="muted number no-wrap">
                      {row.reference} <CopyButton text={row.reference} what="reference of what you asked" />
                    </span>
                  </p>
                  <p className="muted small">
                    Asked <Time mid at={row.askedAt} /> for {sectionNames(row.sections).toLowerCase()}.{' '}
                    {row.endedAt ? (
                      <>
                        Ended <Time mid at={row.endedAt} />.
                      </>
                    ) : (
                      <>
                        Ends <Time mid at={row.endsAt} /> without an answer.
                      </>
                    )}
                  </p>
                  {row.ground && <p>{accessGroundLabels[row.ground]}.</p>}
                  {row.episode && (
                    <p>
                      <Link to="/episodes/$episodeId" params={{ episodeId: row.episode.id }}>
                        Open episode <span className="number">{row.episode.reference}</span>
                      </Link>
                    </p>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
    </Card>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { QueryState } from '../lib/query-state.tsx'
import { Card } from '../ui/card.tsx'
import { Time } from '../ui/time.tsx'
import { Feed } from '../ui/timeline.tsx'
import { timelineQuery } from './episode.api.ts'
import { labelsOf } from './event.labels.ts'

const most = 8

/** The latest events, beside the overview. Events that arrive while the page is open are marked as new. */
export function LatestActivity({ episodeId }: { episodeId: string }) {
  const query = useQuery(timelineQuery(episodeId))
  const [seen, setSeen] = useState<ReadonlySet<string>>()
  if (query.data && !seen) setSeen(new Set(query.data.map(({ id }) => id)))
  return (
    <Card
      title="Latest"
      actions={
        <Link to="/episodes/$episodeId/timeline" params={{ episodeId }}>
          Timeline
        </Link>
      }
    >
      <QueryState query={query}>
        {items => (
          <Feed
            items={items.slice(0, most).map(item => ({
              id: item.id,
              text: <span className="strong">{labelsOf(item).title}</span>,
              under: (
                <>
                  {item.by ? `${item.by.name}, ${item.by.team.split(',')[0]}` : 'Automatic'} · <Time at={item.at} as="ago" />
                </>
              ),
              isNew: seen !== undefined && !seen.has(item.id),
            }))}
          />
        )}
      </QueryState>
    </Card>
  )
}

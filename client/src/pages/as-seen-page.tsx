import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { Role } from '@waymark/shared/permissions.ts'
import { useState } from 'react'
import { Shown } from '../kernel/shown.tsx'
import { Seen } from '../shares/seen.tsx'
import { asSeenQuery } from '../shares/share.queries.ts'
import { buttonLook } from '../ui/button.tsx'
import { SeenWhenNeeded } from './seen-when-needed.tsx'

const route = getRouteApi('/signed-in/episodes/$episodeId/as-seen/$sightId')

/** The episode as a team that can see it sees it. */
export function AsSeenPage() {
  const { episodeId, sightId } = route.useParams()
  const [role, setRole] = useState<Role>()
  const query = useQuery(asSeenQuery(episodeId, sightId, role))
  return (
    <>
      <p>
        <Link to="/episodes/$episodeId/sharing" params={{ episodeId }} className={buttonLook('secondary', true)}>
          Back to sharing
        </Link>
      </p>
      <Shown query={query}>{of => <Seen title="As that team sees it" of={of} onRole={setRole} Show={SeenWhenNeeded} />}</Shown>
    </>
  )
}

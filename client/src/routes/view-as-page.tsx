import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { Role } from '@waymark/shared/permissions.ts'
import { useState } from 'react'
import { QueryState } from '../lib/http/query-state.tsx'
import { Seen } from '../shares/view-as.tsx'
import { viewAsQuery } from '../shares/share.api.ts'
import { buttonLook } from '../ui/button.tsx'
import { ViewAsWhenNeeded } from './view-as-when-needed.tsx'

const route = getRouteApi('/signed-in/episodes/$episodeId/view-as/$grantId')

/** Shows an episode as a team with access sees it. */
export function ViewAsPage() {
  const { episodeId, grantId } = route.useParams()
  const [role, setRole] = useState<Role>()
  const query = useQuery(viewAsQuery(episodeId, grantId, role))
  return (
    <>
      <p>
        <Link to="/episodes/$episodeId/sharing" params={{ episodeId }} className={buttonLook('secondary', true)}>
          Back to sharing
        </Link>
      </p>
      <QueryState query={query}>
        {of => <Seen title="As that team sees it" of={of} onRole={setRole} Show={ViewAsWhenNeeded} />}
      </QueryState>
    </>
  )
}

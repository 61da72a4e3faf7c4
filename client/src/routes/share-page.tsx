import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useSearch } from '@tanstack/react-router'
import { directoryQuery } from '../directory/directory.api.ts'
import { episodeQuery } from '../episodes/episode.api.ts'
import { useSession } from '../lib/session/session.ts'
import { QueryState } from '../lib/http/query-state.tsx'
import { TeamChoice } from '../referrals/team-choice.tsx'
import { GiveShare } from '../shares/give-share.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ViewAsWhenNeeded } from './view-as-when-needed.tsx'
import '../referrals/referrals.css'

const route = getRouteApi('/signed-in/episodes/$episodeId')

/** Shares an episode with a team, after a preview of what that team will see. */
export function SharePage() {
  const { episodeId } = route.useParams()
  const { toTeam, sections: wanted = [] } = useSearch({ from: '/signed-in/episodes/$episodeId/share' })
  const me = useSession()
  const episode = useQuery(episodeQuery(episodeId))
  const directory = useQuery(directoryQuery)
  return (
    <QueryState query={episode}>
      {({ allowed, sections: { summary } }) => (
        <QueryState query={directory}>
          {directory => {
            if (!allowed.includes('share.give')) return <NotHere />
            const teams = directory.teams.filter(team => team.id !== me.team.id && team.kind !== 'oversight')
            return (
              <GiveShare
                key={episodeId}
                start={{ toTeam, sections: wanted }}
                teams={teams}
                area={summary.area.name}
                sealed={summary.sealed}
                Team={TeamChoice}
                Show={ViewAsWhenNeeded}
              />
            )
          }}
        </QueryState>
      )}
    </QueryState>
  )
}

function NotHere() {
  return (
    <Card title="Share with a team">
      <EmptyState title="You cannot share this episode">
        Your role cannot do this here, or nobody can at this stage of the episode.
      </EmptyState>
    </Card>
  )
}

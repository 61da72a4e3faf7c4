import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { SeeingTeam, GrantSource, WhoSees as Seen } from '@waymark/shared/access/who-sees.ts'
import { episodeQuery } from '../episodes/episode.api.ts'
import { QueryState } from '../lib/http/query-state.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { showUntil } from '../ui/end-of-day.ts'
import { Count } from '../ui/tag.tsx'
import { Seers } from './seers.tsx'
import { whoSeesQuery } from './access.api.ts'
import { causeLabel } from './access.labels.ts'
import { WhoAccessed } from './who-accessed.tsx'
import './access.css'
import './who-sees.css'

/** Who can see this episode, by team and person: which sections, why and until when. Below it, who opened it. */
export function WhoSees({ episodeId }: { episodeId: string }) {
  const query = useQuery(whoSeesQuery(episodeId))
  const { data: episode } = useQuery(episodeQuery(episodeId))
  const mayLook = episode?.allowed.includes('share.give') ?? false
  return (
    <>
      <Card
        title="Who can see this, and why"
        tags={query.data && query.data.teams.length > 0 && <Count n={query.data.teams.length} of="teams" />}
      >
        <QueryState query={query}>{seen => <Teams {...seen} episodeId={episodeId} mayLook={mayLook} />}</QueryState>
      </Card>
      {query.data && <WhoAccessed accessed={query.data.accessed} />}
    </>
  )
}

type Look = { episodeId: string; mayLook: boolean }

function Teams({ whole, teams, ...look }: Seen & Look) {
  if (teams.length === 0)
    return <EmptyState title="Nobody that you may know of">Teams that see this episode will be listed here.</EmptyState>
  return (
    <>
      <p className="access-note">
        {whole
          ? 'People in your own agency are named; for other agencies you see roles. Each sees only what is marked here. All access is logged.'
          : 'How your own team can see this, and who gave access. All access is logged.'}
      </p>
      <ul className="who-sees">
        {teams.toSorted(byFirstReason).map(team => (
          <Team key={team.id} {...team} {...look} />
        ))}
      </ul>
    </>
  )
}

function Team({ team, agency, ways, seers, episodeId, mayLook }: SeeingTeam & Look) {
  return (
    <li>
      <h3>
        {agency} <span className="muted">{team}</span>
      </h3>
      <ul className="sees-ways">
        {ways
          .toSorted((a, b) => order.indexOf(a.basis) - order.indexOf(b.basis))
          .map(way => (
            <li key={way.id}>
              {causeLabel(way)}
              {way.account && (
                <>
                  {' '}
                  · only <strong>{way.account}</strong>
                </>
              )}{' '}
              <span className="muted">· {until(way)}</span>
              {mayLook && narrower.has(way.basis) && (
                <>
                  {' '}
                  ·{' '}
                  <Link to="/episodes/$episodeId/view-as/$grantId" params={{ episodeId, grantId: way.id }}>
                    View as this team<span className="only-heard">: {team}</span>
                  </Link>
                </>
              )}
            </li>
          ))}
      </ul>
      <Seers team={team} seers={seers} />
    </li>
  )
}

/** Bases on which a team sees no more than a reader who may share. Only for these is "view as" offered. */
const narrower: ReadonlySet<GrantSource['basis']> = new Set(['share', 'individual', 'area', 'placing'])
const until = ({ until: end }: GrantSource) => (end ? `until ${showUntil(end)}` : 'no end date')

const order = ['lead', 'area', 'placing', 'national', 'individual', 'share', 'break-glass', 'retained'] as const
const first = ({ ways }: SeeingTeam) => Math.min(...ways.map(({ basis }) => order.indexOf(basis)))
const byFirstReason = (a: SeeingTeam, b: SeeingTeam) => first(a) - first(b)

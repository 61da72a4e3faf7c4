import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { SeeingTeam, WayOfSight, WhoSees as Seen } from '@waymark/shared/sight/who-sees.ts'
import { episodeQuery } from '../episodes/episode.queries.ts'
import { Shown } from '../kernel/shown.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { showUntil } from '../ui/end-of-day.ts'
import { Count } from '../ui/tag.tsx'
import { Seers } from './seers.tsx'
import { whoSeesQuery } from './sight.queries.ts'
import { causeWords } from './sight-words.ts'
import { WhoLooked } from './who-looked.tsx'
import './sight.css'
import './who-sees.css'

/** Who can see this episode, by team and by person, what of it, by which way and until when; and who looked. */
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
        <Shown query={query}>{seen => <Teams {...seen} episodeId={episodeId} mayLook={mayLook} />}</Shown>
      </Card>
      {query.data && <WhoLooked looked={query.data.looked} />}
    </>
  )
}

type Look = { episodeId: string; mayLook: boolean }

function Teams({ whole, teams, ...look }: Seen & Look) {
  if (teams.length === 0)
    return <EmptyState title="Nobody that you may know of">Teams that see this episode will be listed here.</EmptyState>
  return (
    <>
      <p className="sight-note">
        {whole
          ? 'People of your own agency by name; of others, which roles. Each sees what is marked here and no more, and each look is recorded.'
          : 'Your own team’s ways to see this, and who gave them. Each look is recorded.'}
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
          .toSorted((a, b) => order.indexOf(a.reason) - order.indexOf(b.reason))
          .map(way => (
            <li key={way.id}>
              {causeWords(way)}
              {way.account && (
                <>
                  {' '}
                  · only <strong>{way.account}</strong>
                </>
              )}{' '}
              <span className="muted">· {until(way)}</span>
              {mayLook && narrower.has(way.reason) && (
                <>
                  {' '}
                  ·{' '}
                  <Link to="/episodes/$episodeId/as-seen/$sightId" params={{ episodeId, sightId: way.id }}>
                    As they see it<span className="only-heard">: {team}</span>
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

/** By these a team sees no more than whoever may share. */
const narrower: ReadonlySet<WayOfSight['reason']> = new Set(['share', 'named', 'area', 'placing'])
const until = ({ until: end }: WayOfSight) => (end ? `until ${showUntil(end)}` : 'no end date')

const order = ['lead', 'area', 'placing', 'national', 'named', 'share', 'break-glass', 'own'] as const
const first = ({ ways }: SeeingTeam) => Math.min(...ways.map(({ reason }) => order.indexOf(reason)))
const byFirstReason = (a: SeeingTeam, b: SeeingTeam) => first(a) - first(b)

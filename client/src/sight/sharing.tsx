import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { sections } from '@waymark/shared/permissions.ts'
import type { SightView } from '@waymark/shared/sight/sight.api.ts'
import { useState } from 'react'
import { episodeQuery } from '../episodes/episode.queries.ts'
import { sectionWords } from '../kernel/section-words.ts'
import { Shown } from '../kernel/shown.tsx'
import { Button, buttonLook } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { showUntil } from '../ui/end-of-day.ts'
import { Count, Tag } from '../ui/tag.tsx'
import { EndShare } from './end-share.tsx'
import { sightQuery } from './sight.queries.ts'
import { wayWords } from './sight-words.ts'
import './sight.css'

const route = getRouteApi('/signed-in/episodes/$episodeId')

/** Who can see this episode, what of it, and why. */
export function Sharing() {
  const { episodeId } = route.useParams()
  const query = useQuery(sightQuery(episodeId))
  const { data: episode } = useQuery(episodeQuery(episodeId))
  const mayEnd = episode?.allowed.includes('share.end') ?? false
  const mayLook = episode?.allowed.includes('share.give') ?? false
  const teams = query.data ? byTeam(query.data) : []
  return (
    <Card title="Who can see this, and why" tags={teams.length > 0 && <Count n={teams.length} of="teams" />}>
      <Shown query={query}>
        {() =>
          teams.length === 0 ? (
            <EmptyState title="Nobody else that you may know of">Teams that see this episode will be listed here.</EmptyState>
          ) : (
            <>
              <p className="sight-note">
                {mayEnd ? 'Every team that sees this episode.' : 'As far as you may know.'} Each time somebody looks is recorded.
              </p>
              <ul className="sight">
                {teams.map(rows => (
                  <Team key={teamOf(rows[0])} rows={rows} episodeId={episodeId} mayEnd={mayEnd} mayLook={mayLook} />
                ))}
              </ul>
            </>
          )
        }
      </Shown>
    </Card>
  )
}

type Rows = readonly [SightView, ...SightView[]]

type May = { episodeId: string; mayEnd: boolean; mayLook: boolean }

function Team({ rows, ...may }: May & { rows: Rows }) {
  const [first] = rows
  return (
    <li>
      <h3>
        {first.agency} <span className="muted">{first.team}</span>
      </h3>
      <ul className="sight-ways">
        {rows.map(row => (
          <Way key={row.id} row={row} {...may} />
        ))}
      </ul>
    </li>
  )
}

function Way({ row, episodeId, mayEnd, mayLook }: May & { row: SightView }) {
  const [isEnding, setEnding] = useState(false)
  const { account, until, shareId } = row
  const canEnd = mayEnd && shareId !== null && row.reason !== 'own'
  return (
    <li>
      <div className="sight-way">
        <div>
          <p>
            {wayWords(row)}
            {account && (
              <>
                {' '}
                · only <strong>{account}</strong>
              </>
            )}
          </p>
          <p className="muted small">{until ? `Until ${showUntil(until)}` : 'No end date'}</p>
        </div>
        <ul className="section-tags" aria-label="Sees">
          {inOrder(row).map(section => (
            <li key={section}>
              <Tag>{sectionWords[section].name}</Tag>
            </li>
          ))}
        </ul>
        <div className="sight-acts">
          {mayLook && narrower.has(row.reason) && (
            <Link
              to="/episodes/$episodeId/as-seen/$sightId"
              params={{ episodeId, sightId: row.id }}
              className={buttonLook('secondary', true)}
            >
              As they see it<span className="only-heard">: {row.team}</span>
            </Link>
          )}
          {canEnd && !isEnding && (
            <Button small onClick={() => setEnding(true)}>
              End share<span className="only-heard"> with {row.team}</span>
            </Button>
          )}
        </div>
      </div>
      {canEnd && isEnding && <EndShare row={row} shareId={shareId} episodeId={episodeId} onClose={() => setEnding(false)} />}
    </li>
  )
}

/** By these a team sees no more than whoever may share. */
const narrower: ReadonlySet<SightView['reason']> = new Set(['share', 'named', 'area', 'placing'])
const inOrder = (row: SightView) => sections.filter(section => row.sections.includes(section))
const teamOf = ({ agency, team }: SightView) => `${agency}, ${team}`
const order = [
  'lead',
  'area',
  'placing',
  'national',
  'named',
  'share',
  'break-glass',
  'own',
] as const satisfies SightView['reason'][]

/** By team, those first whose work it is, then those it is shared with. */
function byTeam(rows: readonly SightView[]): Rows[] {
  const sorted = rows.toSorted((a, b) => order.indexOf(a.reason) - order.indexOf(b.reason))
  return [...Map.groupBy(sorted, teamOf).values()].flatMap(([first, ...others]) => (first ? [[first, ...others] as const] : []))
}

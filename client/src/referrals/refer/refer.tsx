import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { AccessView } from '@waymark/shared/access/access.api.ts'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import { readable, type Role, type Section, sections } from '@waymark/shared/permissions.ts'
import { accessQuery } from '../../access/access.api.ts'
import { directoryQuery } from '../../directory/directory.api.ts'
import { episodeQuery } from '../../episodes/episode.api.ts'
import { QueryState } from '../../lib/http/query-state.tsx'
import { useSession } from '../../lib/session/session.ts'
import type { TermsFields } from '../../lib/forms/terms-fields.ts'
import { servicesQuery } from '../../services/service.api.ts'
import { Banner } from '../../ui/banner.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ReferSteps } from './refer-steps.tsx'
import '../referrals.css'

const route = getRouteApi('/signed-in/episodes/$episodeId')

/** Refer the person of an episode to another team. */
export function Refer({ terms }: { terms: TermsFields }) {
  const { episodeId } = route.useParams()
  const me = useSession()
  const episode = useQuery(episodeQuery(episodeId))
  const access = useQuery(accessQuery(episodeId))
  const directory = useQuery(directoryQuery)
  const listed = useQuery(servicesQuery({}))
  return (
    <QueryState query={episode}>
      {episode => (
        <QueryState query={access}>
          {rows => (
            <QueryState query={directory}>
              {({ teams }) =>
                listed.data && episode.allowed.includes('referral.send') ? (
                  <>
                    {episode.sections.summary.sealed && (
                      <SealedFirst episodeId={episodeId} mayShare={episode.allowed.includes('share.give')} />
                    )}
                    <ReferSteps
                      key={episodeId}
                      episode={episode}
                      terms={terms}
                      services={listed.data.services.filter(({ team }) => team.id !== me.team.id)}
                      teams={teams.filter(team => team.id !== me.team.id && team.kind !== 'oversight')}
                      sections={openSections(episode, rows, me)}
                      from={{ team: me.team.name, agency: me.agency.name }}
                    />
                  </>
                ) : (
                  <Card title="Refer to a service">
                    <EmptyState title="You cannot refer from this episode">
                      Your role cannot do this here, or nobody can at this stage of the episode.
                    </EmptyState>
                  </Card>
                )
              }
            </QueryState>
          )}
        </QueryState>
      )}
    </QueryState>
  )
}

/** Shown before the form if the person is sealed: a team sees the referral only if one of its accounts is let in. */
function SealedFirst({ episodeId, mayShare }: { episodeId: string; mayShare: boolean }) {
  return (
    <Banner tone="warn" title="They are sealed: a team sees a referral only where one of its people is let in">
      <p>
        {mayShare ? (
          <>
            <Link to="/episodes/$episodeId/share" params={{ episodeId }}>
              Share with one person in the team first
            </Link>
            : that lets them in, and nobody else of it.
          </>
        ) : (
          'Ask the lead team to share with one person in that team first. Only that person is let in.'
        )}
      </p>
    </Banner>
  )
}

type Me = { role: Role; team: { name: string }; agency: { name: string } }

/** The sections that a team may offer: those that it sees and that have content. The server checks them again. */
export function openSections(episode: EpisodeView, access: readonly AccessView[], me: Me): Section[] {
  const ours = access.filter(row => row.team === me.team.name && row.agency === me.agency.name && row.basis !== 'retained')
  const apart = readable(
    me.role,
    ours.flatMap(row => row.sections).filter(section => section === 'returnDiscussion' || section === 'support'),
  )
  const isWithheld = episode.sections.whereabouts?.state === 'withheld'
  return sections.filter(
    section => apart.has(section) || (episode.sections[section] !== null && !(section === 'whereabouts' && isWithheld)),
  )
}

import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import { readable, sections, type Role, type Section } from '@waymark/shared/permissions.ts'
import type { AccessView } from '@waymark/shared/access/access.api.ts'

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

import type { TimelineItem } from '@waymark/shared/episodes/episode-view.ts'
import { labelsOf } from '../event.labels.ts'
import type { EventGroup, TimelineAsked } from './timeline-asked.ts'

/** The events that match all chosen filters. */
export const filtered = (items: readonly TimelineItem[], { kind, team, who }: TimelineAsked): readonly TimelineItem[] =>
  items.filter(
    item => (!kind || labelsOf(item).group === kind) && (!team || agencyOf(item) === team) && (!who || item.by?.name === who),
  )

/** The agencies and people who acted in a timeline, in order of name. */
export const doers = (items: readonly TimelineItem[]) => ({
  agencies: names(items.map(agencyOf)),
  people: names(items.map(({ by }) => by?.name)),
})

/** The agency of the team that acted. The team's name is "agency, team". */
const agencyOf = ({ by }: TimelineItem) => by?.team.split(', ')[0]
const names = (all: (string | undefined)[]): string[] =>
  [...new Set(all.filter(name => name !== undefined && name !== ''))].map(String).toSorted((a, b) => a.localeCompare(b, 'en-GB'))

/** The labels of the filter chips above a timeline. */
export const groupLabels: Readonly<Record<EventGroup, string>> = {
  information: 'Information',
  risk: 'Risk',
  tasks: 'Tasks',
  sharing: 'Sharing',
  return: 'Return',
  corrections: 'Corrections',
  episode: 'Episode',
}

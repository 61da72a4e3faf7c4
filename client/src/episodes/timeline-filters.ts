import type { TimelineItem } from '@waymark/shared/episodes/episode-view.ts'
import { labelsOf } from './event.labels.ts'
import type { EventGroup, TimelineAsked } from './timeline-asked.ts'

/** Those of a kind, of an agency and of a person. */
export const filtered = (items: readonly TimelineItem[], { kind, team, who }: TimelineAsked): readonly TimelineItem[] =>
  items.filter(
    item => (!kind || labelsOf(item).group === kind) && (!team || agencyOf(item) === team) && (!who || item.by?.name === who),
  )

/** The agencies and the people that a timeline tells of, by name. */
export const doers = (items: readonly TimelineItem[]) => ({
  agencies: names(items.map(agencyOf)),
  people: names(items.map(({ by }) => by?.name)),
})

/** Who did it is written as agency, team. */
const agencyOf = ({ by }: TimelineItem) => by?.team.split(', ')[0]
const names = (all: (string | undefined)[]): string[] =>
  [...new Set(all.filter(name => name !== undefined && name !== ''))].map(String).toSorted((a, b) => a.localeCompare(b, 'en-GB'))

/** The chips over a timeline. */
export const groupLabels: Readonly<Record<EventGroup, string>> = {
  information: 'Information',
  risk: 'Risk',
  tasks: 'Tasks',
  sharing: 'Sharing',
  return: 'Return',
  corrections: 'Corrections',
  episode: 'Episode',
}

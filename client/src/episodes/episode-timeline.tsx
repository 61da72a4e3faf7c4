import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { TimelineItem } from '@waymark/shared/episodes/episode-view.ts'
import { useState } from 'react'
import { Shown } from '../kernel/shown.tsx'
import { Card } from '../ui/card.tsx'
import { Chip, Chips } from '../ui/chips.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { announce } from '../ui/live-region.tsx'
import { Timeline } from '../ui/timeline.tsx'
import { timelineQuery } from './episode.queries.ts'
import { wordsOf, type EventGroup } from './event-words.ts'

const route = getRouteApi('/signed-in/episodes/$episodeId')

const chips = [
  { group: undefined, label: 'All' },
  { group: 'information', label: 'Information' },
  { group: 'risk', label: 'Risk' },
  { group: 'tasks', label: 'Tasks' },
  { group: 'sharing', label: 'Sharing' },
  { group: 'return', label: 'Return' },
] as const satisfies readonly { group: EventGroup | undefined; label: string }[]

/** What happened in an episode, newest first, as far as it is open to this team. */
export function EpisodeTimeline() {
  const { episodeId } = route.useParams()
  const query = useQuery(timelineQuery(episodeId))
  const [group, setGroup] = useState<EventGroup>()
  const choose = (chosen: EventGroup | undefined) => {
    setGroup(chosen)
    announce(`${only(query.data ?? [], chosen).length} shown`)
  }
  return (
    <Card
      title="Timeline"
      actions={
        <Chips label="Show">
          {chips.map(chip => (
            <Chip key={chip.label} selected={chip.group === group} onPress={() => choose(chip.group)}>
              {chip.label}
            </Chip>
          ))}
        </Chips>
      }
    >
      <Shown query={query}>
        {items => {
          const shown = only(items, group)
          return shown.length > 0 ? (
            <Timeline items={shown.map(presentTimeline)} />
          ) : (
            <EmptyState title="Nothing of this kind has been recorded" />
          )
        }}
      </Shown>
    </Card>
  )
}

/** Those of a group; all where none is chosen. */
export const only = (items: readonly TimelineItem[], group: EventGroup | undefined): readonly TimelineItem[] =>
  group ? items.filter(item => wordsOf(item).group === group) : items

/** A thing that happened, as a timeline shows it. */
export function presentTimeline(item: TimelineItem) {
  const { title, icon: Icon, tone = 'blue' } = wordsOf(item)
  return {
    id: item.id,
    at: item.at,
    icon: <Icon size={16} aria-hidden />,
    tone,
    title,
    body: item.detail,
    by: item.by ? `${item.by.name}, ${item.by.team}` : 'Recorded by itself',
  }
}

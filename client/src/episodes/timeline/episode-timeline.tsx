import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { timelinePage, type TimelineItem } from '@waymark/shared/episodes/episode-view.ts'
import { QueryState } from '../../lib/http/query-state.tsx'
import { Card } from '../../ui/card.tsx'
import { Chip, Chips, Filters, RemovableChip } from '../../ui/chips.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Select } from '../../ui/select.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { timelineQuery } from '../episode.api.ts'
import { labelsOf } from '../event.labels.ts'
import { eventGroups, type TimelineAsked } from './timeline-asked.ts'
import { doers, filtered, groupLabels } from './timeline-filters.ts'

const route = getRouteApi('/signed-in/episodes/$episodeId/timeline')

/** The events of an episode, newest first, as far as the reader's team has access. */
export function EpisodeTimeline() {
  const { episodeId } = route.useParams()
  const asked = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(timelineQuery(episodeId))
  const ask = (change: TimelineAsked) =>
    void navigate({ to: '.', search: { ...asked, ...change }, replace: true, resetScroll: false })
  return (
    <Card title="Timeline">
      <QueryState query={query}>
        {items => {
          const shown = filtered(items, asked)
          return (
            <>
              <TimelineFilter items={items} asked={asked} shown={shown.length} onAsk={ask} />
              {items.length === timelinePage && (
                <p className="quiet-line">Only the newest {timelinePage} entries are shown, also when you filter.</p>
              )}
              {shown.length > 0 ? (
                <Timeline items={shown.map(presentTimeline)} />
              ) : (
                <EmptyState title="Nothing of this kind has been recorded" />
              )}
            </>
          )
        }}
      </QueryState>
    </Card>
  )
}

type FilterProps = {
  items: readonly TimelineItem[]
  asked: TimelineAsked
  shown: number
  onAsk: (change: TimelineAsked) => void
}

function TimelineFilter({ items, asked: { kind, team, who }, shown, onAsk }: FilterProps) {
  const { agencies, people } = doers(items)
  const options = (all: readonly string[]) => all.map(name => ({ value: name, label: name }))
  return (
    <>
      <Filters shown={`${shown} shown`}>
        <Chips label="Show">
          <Chip selected={kind === undefined} onPress={() => onAsk({ kind: undefined })}>
            All
          </Chip>
          {eventGroups.map(group => (
            <Chip key={group} selected={kind === group} onPress={() => onAsk({ kind: group })}>
              {groupLabels[group]}
            </Chip>
          ))}
        </Chips>
        <Select
          label="Agency"
          value={team}
          none="Any agency"
          onChange={value => onAsk({ team: value })}
          options={options(agencies)}
        />
        <Select label="Who" value={who} none="Anybody" onChange={value => onAsk({ who: value })} options={options(people)} />
      </Filters>
      {(kind || team || who) && (
        <div className="filters chosen">
          <Chips label="Chosen filters">
            {kind && <RemovableChip onRemove={() => onAsk({ kind: undefined })}>{groupLabels[kind]}</RemovableChip>}
            {team && <RemovableChip onRemove={() => onAsk({ team: undefined })}>{team}</RemovableChip>}
            {who && <RemovableChip onRemove={() => onAsk({ who: undefined })}>{who}</RemovableChip>}
          </Chips>
        </div>
      )}
    </>
  )
}

/** An event in the form that the Timeline component needs. */
export function presentTimeline(item: TimelineItem) {
  const { title, icon: Icon, tone = 'blue' } = labelsOf(item)
  return {
    id: item.id,
    at: item.at,
    icon: <Icon size={16} aria-hidden />,
    tone,
    title,
    body: item.detail,
    by: item.by ? `${item.by.name}, ${item.by.team}` : 'Recorded automatically',
  }
}

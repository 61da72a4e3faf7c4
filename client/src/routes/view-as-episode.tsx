import type { ViewAs } from '@waymark/shared/shares/view-as.ts'
import { presentTimeline } from '../episodes/timeline/episode-timeline.tsx'
import { OverviewOf } from '../episodes/overview/overview.tsx'
import { Said } from '../return-discussions/said.tsx'
import { Card } from '../ui/card.tsx'
import { Timeline } from '../ui/timeline.tsx'

/** An episode as another team sees it, rendered by the same components. Its actions are not offered. */
export function ViewAsEpisode({ seen: { episode, timeline, discussions } }: { seen: NonNullable<ViewAs['seen']> }) {
  const { person, reference } = episode.sections.summary
  return (
    <>
      <Card title={`${person.givenName} ${person.familyName}`} tags={<span className="muted">{reference}</span>} level={3}>
        {null}
      </Card>
      <OverviewOf episode={{ ...episode, allowed: [] }} deadlines={null} edit={undefined} />
      {discussions.flatMap(one => one.records.map(record => <Said key={record.id} record={record} heldAt={one.heldAt} />))}
      <Card title="Timeline" level={3}>
        <Timeline items={timeline.map(presentTimeline)} level={4} />
      </Card>
    </>
  )
}

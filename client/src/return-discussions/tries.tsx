import type { ReturnDiscussionView } from '@waymark/shared/return-discussions/return-discussion.ts'
import CircleSlash from 'lucide-react/icons/circle-slash'
import { Card } from '../ui/card.tsx'
import { Timeline } from '../ui/timeline.tsx'
import { outcomeLabels, reasonLabels } from './return-discussion.labels.ts'

/** Attempts that led to no discussion, and why. */
export function Tries({ refusals }: { refusals: ReturnDiscussionView['refusals'] }) {
  if (refusals.length === 0) return null
  return (
    <Card title="Tries without a discussion">
      <Timeline
        items={refusals.map(({ id, at, outcome, reason, note, by }) => ({
          id,
          at,
          icon: <CircleSlash size={16} />,
          tone: 'grey' as const,
          title: outcomeLabels[outcome],
          body: `${reasonLabels[reason]}${note ? `\n${note}` : ''}`,
          by: `${by.name}, ${by.team}`,
        }))}
      />
    </Card>
  )
}

import { Link } from '@tanstack/react-router'
import type { ReporterUpdateView } from '@waymark/shared/enquiries/enquiry.ts'
import { useEpisode } from '../episodes/episode.api.ts'
import { useEpisodeTasks } from '../tasks/task.api.ts'
import { buttonLook } from '../ui/button.tsx'
import { Card, CardBody } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Tag } from '../ui/tag.tsx'
import { Due, Time } from '../ui/time.tsx'
import { saidLabels, wayLabels } from './enquiry.labels.ts'
import { MayDisclose } from './may-disclose.tsx'

/** The updates given to the person who reported, and when the next one is due. */
export function ReporterUpdates({ updates }: { updates: readonly ReporterUpdateView[] }) {
  const { id, allowed, sections } = useEpisode()
  const { data: tasks } = useEpisodeTasks()
  const deadline = tasks?.find(({ kind }) => kind === 'updateReporter')
  const reporter = sections.enquiries?.reporter
  if (!reporter && updates.length === 0) return null
  return (
    <Card
      title="The person who reported it"
      tags={deadline && <Due at={deadline.dueAt} />}
      actions={
        allowed.includes('enquiry.record') && (
          <Link to="/episodes/$episodeId/enquiries/update" params={{ episodeId: id }} className={buttonLook('secondary', true)}>
            Record an update
          </Link>
        )
      }
    >
      {sections.summary.mayDisclose !== 'full' && (
        <CardBody>
          <MayDisclose mayDisclose={sections.summary.mayDisclose} />
        </CardBody>
      )}
      {updates.length === 0 ? (
        <EmptyState title={`${reporter?.name ?? 'They'} has not been updated by police yet`} />
      ) : (
        <ol className="entries">
          {updates.map(({ id: updateId, how, message, said, at, by }) => (
            <li key={updateId}>
              <div className="entry-head">
                <Tag tone={how === 'notReached' ? 'orange' : 'grey'}>{wayLabels[how]}</Tag>
                {said && <Tag>Of where they are: {saidLabels[said].toLowerCase()}</Tag>}
                <Time at={at} />
              </div>
              <p className="prose">{message}</p>
              <p className="muted small">
                {by.name}, {by.team}
              </p>
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}

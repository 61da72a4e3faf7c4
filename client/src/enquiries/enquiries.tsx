import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { EnquiryView, ReporterUpdateView } from '@waymark/shared/enquiries/enquiry.ts'
import Plus from 'lucide-react/icons/plus'
import Search from 'lucide-react/icons/search'
import { useEpisode } from '../episodes/episode.api.ts'
import { QueryState } from '../lib/http/query-state.tsx'
import { useEpisodeTasks } from '../tasks/task.api.ts'
import { buttonLook } from '../ui/button.tsx'
import { Card, CardBody } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Count, Tag } from '../ui/tag.tsx'
import { Due, Time } from '../ui/time.tsx'
import { enquiriesQuery } from './enquiry.api.ts'
import { saidLabels, wayLabels } from './enquiry.labels.ts'
import { MayDisclose } from './may-disclose.tsx'
import './enquiries.css'

/** The enquiries of police with assignee, deadline and result, and the updates given to the person who reported. */
export function Enquiries() {
  const { id, allowed } = useEpisode()
  const query = useQuery(enquiriesQuery(id))
  const mayRecord = allowed.includes('enquiry.record')
  const open = query.data?.enquiries.filter(({ result }) => !result).length ?? 0
  return (
    <>
      <Card
        title="Enquiries"
        tags={open > 0 && <Count n={open} of="open" />}
        actions={
          mayRecord && (
            <Link to="/episodes/$episodeId/enquiries/new" params={{ episodeId: id }} className={buttonLook('secondary', true)}>
              <Plus size={16} aria-hidden />
              New enquiry
            </Link>
          )
        }
      >
        <QueryState query={query}>
          {({ enquiries }) =>
            enquiries.length === 0 ? (
              <EmptyState icon={<Search size={28} aria-hidden />} title="No enquiries yet">
                Enquiries are listed here, with the owner, the deadline and the result.
              </EmptyState>
            ) : (
              <ol className="entries">
                {enquiries.map(enquiry => (
                  <Enquiry key={enquiry.id} of={enquiry} mayRecord={mayRecord} />
                ))}
              </ol>
            )
          }
        </QueryState>
      </Card>
      <QueryState query={query} loading={null}>
        {({ updates }) => <ReporterUpdates updates={updates} />}
      </QueryState>
    </>
  )
}

function Enquiry({ of, mayRecord }: { of: EnquiryView; mayRecord: boolean }) {
  const { id: episodeId } = useEpisode()
  const { what, owner, dueAt, result, by, recordedAt } = of
  return (
    <li className={result ? 'enquiry' : 'enquiry open'}>
      <div>
        <p className="prose strong">{what}</p>
        {result && <p className="prose">{result.text}</p>}
        <p className="muted small">
          {result ? (
            <>
              {result.by}, <Time mid at={result.at} />
            </>
          ) : (
            <>
              {owner?.account?.name ?? `Unassigned, ${owner?.team ?? by.team}`} · set by {by.name}, <Time mid at={recordedAt} />
            </>
          )}
        </p>
      </div>
      {result ? <Tag tone="green">Done</Tag> : dueAt && <Due at={dueAt} short />}
      {!result && mayRecord && (
        <Link
          to="/episodes/$episodeId/enquiries/$enquiryId"
          params={{ episodeId, enquiryId: of.id }}
          className={buttonLook('secondary', true)}
        >
          Record result<span className="only-heard"> of: {what}</span>
        </Link>
      )}
    </li>
  )
}

/** The updates given to the person who reported, and when the next one is due. */
function ReporterUpdates({ updates }: { updates: readonly ReporterUpdateView[] }) {
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
                {said && <Tag>Disclosed: {saidLabels[said].toLowerCase()}</Tag>}
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

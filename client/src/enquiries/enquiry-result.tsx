import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { enquiryApi } from '@waymark/shared/enquiries/enquiry.api.ts'
import type { EnquiryView } from '@waymark/shared/enquiries/enquiry.ts'
import { useState } from 'react'
import { useEpisode } from '../episodes/episode.api.ts'
import { useDoneHere } from '../lib/forms/done-here.ts'
import { CancelLink, OnlyIf } from '../lib/access/only-if.tsx'
import { QueryState } from '../lib/http/query-state.tsx'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FormCard } from '../ui/form-card.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { Due, Time } from '../ui/time.tsx'
import { enquiriesQuery } from './enquiry.api.ts'
import './enquiry.labels.ts'

const route = getRouteApi('/signed-in/episodes/$episodeId/enquiries/$enquiryId')

/** Records the result of an enquiry. */
export function EnquiryResult() {
  const { id, allowed } = useEpisode()
  const { enquiryId } = route.useParams()
  const query = useQuery(enquiriesQuery(id))
  return (
    <OnlyIf allowed={allowed} action="enquiry.record">
      <QueryState query={query}>
        {({ enquiries }) => <Result key={enquiryId} of={enquiries.find(enquiry => enquiry.id === enquiryId)} />}
      </QueryState>
    </OnlyIf>
  )
}

/**
 * The form stays if the enquiry was open when the page was opened, so that no text is lost.
 * If somebody else records a result first, the server refuses.
 */
function Result({ of }: { of: EnquiryView | undefined }) {
  const [open] = useState(of && !of.result ? of : undefined)
  if (open) return <ResultForm of={open} />
  return (
    <Card title="Enquiry">
      <EmptyState
        title={of ? 'The result of this enquiry is recorded' : 'There is no such enquiry'}
        actions={<CancelLink>Go back</CancelLink>}
      >
        {of?.result?.text}
      </EmptyState>
    </Card>
  )
}

function ResultForm({ of: { id: enquiryId, what, by, recordedAt, dueAt } }: { of: EnquiryView }) {
  const { id: episodeId } = useEpisode()
  const answer = useCommand(enquiryApi.result)
  const done = useDoneHere()
  const form = useForm({
    schema: enquiryApi.result.body,
    start: { result: '' },
    draft: { form: 'enquiryResult', place: enquiryId, episodeId },
    submit: body => answer.mutateAsync({ params: { episodeId, enquiryId }, body }),
    done: () => done('The result is recorded.'),
  })
  return (
    <FormCard
      title="Record a result"
      intro={
        <>
          <p className="prose strong">{what}</p>
          <p className="muted small">
            Set by {by.name}, <Time mid at={recordedAt} />
            {dueAt && (
              <>
                {' · '}
                <Due at={dueAt} />
              </>
            )}
          </p>
        </>
      }
      form={form}
      submit="Save result"
      cancel={<CancelLink />}
    >
      <TextArea
        {...form.at('result')}
        label="What was the outcome?"
        hint="“Nothing found” is a result too"
        rows={6}
        most={5000}
      />
    </FormCard>
  )
}

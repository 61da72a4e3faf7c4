import { breakGlassApi } from '@waymark/shared/break-glass/break-glass.api.ts'
import { reviewOutcomes, ReviewBreakGlass, type BreakGlassView } from '@waymark/shared/break-glass/break-glass.ts'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Consequences } from '../ui/form-card.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { outcomeLabels } from './break-glass.labels.ts'

/** Reviews an emergency opening: for the lead team if the reader can see the episode, otherwise for the agency. */
export function ReviewPanel({ of, onClose }: { of: BreakGlassView; onClose: () => void }) {
  const forLead = useCommand(breakGlassApi.review)
  const forAgency = useCommand(breakGlassApi.reviewForAgency)
  const { id: breakGlassId, episode } = of
  const form = useForm({
    schema: ReviewBreakGlass,
    start: { note: '' },
    draft: { form: 'openingReview', place: breakGlassId, ...(episode && { episodeId: episode.id }) },
    submit: body =>
      episode
        ? forLead.mutateAsync({ params: { episodeId: episode.id, breakGlassId }, body })
        : forAgency.mutateAsync({ params: { breakGlassId }, body }),
    done: () => {
      announce(`The review of ${of.reference} is recorded`)
      onClose()
    },
  })
  return (
    <Panel title={`Review ${of.reference}`}>
      <Form frame={form.frame} bare label={`Review ${of.reference}`}>
        <RadioGroup
          {...form.at('outcome')}
          label="Was it justified to open it this way?"
          options={reviewOutcomes.map(value => ({ value, label: outcomeLabels[value] }))}
          full
        />
        <TextArea
          {...form.at('note')}
          label="What did you find?"
          hint="Whom you asked, and what should follow"
          rows={4}
          most={2000}
        />
        <Consequences>
          <li>
            {episode
              ? 'Your team’s task ends. Their agency does its own review.'
              : 'It is recorded for your agency. The lead team does its own review.'}
          </li>
          <li>{of.by.name} is told that it was reviewed. A review is not changed afterwards.</li>
        </Consequences>
        <Buttons>
          <Button type="submit" kind="primary" pending={form.pending}>
            Record the review
          </Button>
          <Button onClick={onClose}>Not now</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}

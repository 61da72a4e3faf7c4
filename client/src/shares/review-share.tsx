import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { urgentOutcomes } from '@waymark/shared/shares/share.ts'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { TextArea } from '../ui/text-area.tsx'
import type { SharePanelProps } from './end-share.tsx'

const outcomeLabels = { right: 'It was right to share', wrong: 'It was wrong: the share ends now' } as const

/** Form that reviews whether a share without an agreement was right. */
export function ReviewShare({ share, episodeId, onClose }: SharePanelProps) {
  const review = useCommand(shareApi.review)
  const form = useForm({
    schema: shareApi.review.body,
    start: { note: '' },
    draft: { form: 'shareReview', place: `${episodeId}/${share.id}`, episodeId },
    submit: body => review.mutateAsync({ params: { episodeId, shareId: share.id }, body }),
    done: () => {
      announce('The share was reviewed')
      onClose()
    },
  })
  return (
    <Panel title="Review this share">
      <Form frame={form.frame} bare>
        <RadioGroup
          {...form.at('outcome')}
          label="Was it right?"
          options={urgentOutcomes.map(value => ({ value, label: outcomeLabels[value] }))}
          full
        />
        <TextArea {...form.at('note')} label="What did you find?" rows={3} most={2000} />
        <p className="full muted">Your team’s task ends. If it was wrong, the share ends now, also on open screens.</p>
        <Buttons>
          <Button type="submit" kind="primary" pending={form.pending}>
            Record the review
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}

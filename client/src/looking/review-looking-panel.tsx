import { lookingApi } from '@waymark/shared/looking/looking.api.ts'
import type { UnusualView } from '@waymark/shared/looking/looking.ts'
import { useCommand } from '../kernel/use-command.ts'
import { useForm } from '../kernel/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { TextArea } from '../ui/text-area.tsx'

/** Clearing looking that seemed unusual, or following it up, with a note. */
export function ReviewLookingPanel({ row, onClose }: { row: UnusualView; onClose: () => void }) {
  const review = useCommand(lookingApi.review)
  const form = useForm({
    schema: lookingApi.review.body,
    start: {},
    draft: { form: 'lookingReview', place: row.id },
    submit: body => review.mutateAsync({ params: { lookingId: row.id }, body }),
    done: () => {
      announce('Your review is kept')
      onClose()
    },
  })
  return (
    <Panel title={`Looking by ${row.by.name}`} level={2}>
      <Form frame={form.frame} bare>
        <RadioGroup
          {...form.at('outcome')}
          label="What do you do?"
          hint={`${row.by.name} is not told.`}
          options={[
            { value: 'cleared', label: 'Clear it', hint: 'There was a good reason.' },
            { value: 'followUp', label: 'Follow it up', hint: 'It stays under “Being followed up” until somebody clears it.' },
          ]}
          full
        />
        <TextArea {...form.at('note')} label="What did you find?" hint="For the auditors of your agency." rows={3} most={2000} />
        <Buttons>
          <Button type="submit" kind="primary" pending={form.pending}>
            Keep the review
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}

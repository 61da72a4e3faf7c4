import { accessLogApi } from '@waymark/shared/access-log/access-log.api.ts'
import type { AccessAlertView } from '@waymark/shared/access-log/access-log.ts'
import { useCommand } from '../lib/use-command.ts'
import { useForm } from '../lib/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { TextArea } from '../ui/text-area.tsx'

/** Clears an alert about unusual access or follows it up, with a note. */
export function ReviewAlertPanel({ row, onClose }: { row: AccessAlertView; onClose: () => void }) {
  const review = useCommand(accessLogApi.review)
  const form = useForm({
    schema: accessLogApi.review.body,
    start: {},
    draft: { form: 'accessAlertReview', place: row.id },
    submit: body => review.mutateAsync({ params: { alertId: row.id }, body }),
    done: () => {
      announce('Your review is saved')
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
            Save review
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}

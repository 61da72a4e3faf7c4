import { returnDiscussionApi } from '@waymark/shared/return-discussions/return-discussion.api.ts'
import { notHeldOutcomes, notHeldReasons } from '@waymark/shared/return-discussions/return-discussion.ts'
import { newId } from '../lib/new-id.ts'
import { useCommand } from '../lib/use-command.ts'
import { useForm } from '../lib/use-form.ts'
import { announce } from '../ui/live-region.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { outcomeLabels, reasonLabels } from './return-discussion.labels.ts'
import { StepForm, type OnDiscussion } from './step-form.tsx'

/** Records why the discussion was not held. It can be offered again. */
export function NotHeldForm({ on, onClose }: OnDiscussion) {
  const decline = useCommand(returnDiscussionApi.decline)
  const form = useForm({
    schema: returnDiscussionApi.decline.body,
    start: { id: newId(), note: '' },
    draft: { form: 'notHeld', place: on.returnDiscussionId, episodeId: on.episodeId },
    submit: body => decline.mutateAsync({ params: on, body }),
    done: () => {
      announce('It is recorded that there was no discussion')
      onClose()
    },
  })
  return (
    <StepForm title="There was no discussion" button="Save why" form={form} onClose={onClose}>
      <RadioGroup
        {...form.at('outcome')}
        label="What happened?"
        hint="Afterwards it can be offered again: at least one more try is expected."
        options={notHeldOutcomes.map(value => ({ value, label: outcomeLabels[value] }))}
        full
      />
      <Select
        {...form.at('reason')}
        onChange={reason => reason && form.set('reason', reason)}
        label="What is the reason?"
        options={notHeldReasons.map(value => ({ value, label: reasonLabels[value] }))}
      />
      <TextArea {...form.at('note')} label="Note" rows={3} most={2000} optional />
    </StepForm>
  )
}

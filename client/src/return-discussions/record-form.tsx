import { returnDiscussionApi } from '@waymark/shared/return-discussions/return-discussion.api.ts'
import { modes } from '@waymark/shared/return-discussions/return-discussion.ts'
import { newId } from '../lib/http/new-id.ts'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { announce } from '../ui/live-region.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { WhenField } from '../ui/when-field.tsx'
import { modeLabels } from './return-discussion.labels.ts'
import { StepForm, type OnDiscussion } from './step-form.tsx'

/** Records a discussion that was held. The person's own words and the worker's view are separate fields. */
export function RecordForm({ on, onClose }: OnDiscussion) {
  const record = useCommand(returnDiscussionApi.record)
  const form = useForm({
    schema: returnDiscussionApi.record.body,
    start: { id: newId(), heldAt: '', ownWords: '', workersView: '', wouldHelp: '' },
    draft: { form: 'recordDiscussion', place: on.returnDiscussionId, episodeId: on.episodeId },
    submit: body => record.mutateAsync({ params: on, body }),
    done: () => {
      announce('The discussion is recorded')
      onClose()
    },
  })
  return (
    <StepForm title="The discussion was held" button="Save the discussion" form={form} onClose={onClose}>
      <WhenField {...form.at('heldAt')} label="When was it held?" full />
      <RadioGroup
        {...form.at('mode')}
        label="How did you speak?"
        options={modes.map(value => ({ value, label: modeLabels[value] }))}
      />
      <RadioGroup
        {...form.at('seenAlone')}
        label="Was the person seen alone?"
        options={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
          { value: 'notKnown', label: 'Not known' },
        ]}
      />
      <div className="voice own">
        <TextArea
          {...form.at('ownWords')}
          label="In their own words"
          hint="What the person said, as they said it. They may ask to read it."
          rows={9}
          most={10_000}
        />
      </div>
      <div className="voice worker">
        <TextArea
          {...form.at('workersView')}
          label="Worker’s view"
          hint="What you saw and think. It is shown apart from their words."
          rows={9}
          most={10_000}
        />
      </div>
      <TextArea
        {...form.at('wouldHelp')}
        label="What would help?"
        hint="So that it need not happen again, as they see it."
        rows={3}
        most={2000}
        optional
      />
    </StepForm>
  )
}

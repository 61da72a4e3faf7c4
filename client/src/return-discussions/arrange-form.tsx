import { returnDiscussionApi } from '@waymark/shared/return-discussions/return-discussion.api.ts'
import { useCommand } from '../lib/use-command.ts'
import { useForm } from '../lib/use-form.ts'
import { announce } from '../ui/live-region.tsx'
import { WhenField } from '../ui/when-field.tsx'
import { StepForm, type OnDiscussion } from './step-form.tsx'

/** Records when the discussion will be held. From then on the team is responsible for it. */
export function ArrangeForm({ on, onClose }: OnDiscussion) {
  const arrange = useCommand(returnDiscussionApi.arrange)
  const form = useForm({
    schema: returnDiscussionApi.arrange.body,
    start: { arrangedFor: '' },
    submit: body => arrange.mutateAsync({ params: on, body }),
    done: () => {
      announce('The time is recorded')
      onClose()
    },
  })
  return (
    <StepForm title="A time is agreed" button="Save the time" form={form} onClose={onClose}>
      <WhenField
        {...form.at('arrangedFor')}
        label="When will it be held?"
        hint="Your team is responsible for the discussion from then on."
        lean="future"
        full
      />
    </StepForm>
  )
}

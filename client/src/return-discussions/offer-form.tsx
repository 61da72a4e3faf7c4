import { returnDiscussionApi } from '@waymark/shared/return-discussions/return-discussion.api.ts'
import { choicesOffered } from '@waymark/shared/return-discussions/return-discussion.ts'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { announce } from '../ui/live-region.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { choiceLabels } from './return-discussion.labels.ts'
import { StepForm, type OnDiscussion } from './step-form.tsx'

type OfferFormProps = OnDiscussion & { chosen: (typeof choicesOffered)[number] | undefined }

/** Records that a discussion was offered, and who the person chose to speak to. */
export function OfferForm({ on, onClose, chosen }: OfferFormProps) {
  const offer = useCommand(returnDiscussionApi.offer)
  const form = useForm({
    schema: returnDiscussionApi.offer.body,
    start: chosen ? { chosen } : {},
    submit: body => offer.mutateAsync({ params: on, body }),
    done: () => {
      announce('The offer is recorded')
      onClose()
    },
  })
  return (
    <StepForm title="A discussion was offered" button="Save the offer" form={form} onClose={onClose}>
      <RadioGroup
        {...form.at('chosen')}
        label="Whom did the person choose to speak to?"
        hint="It is their choice. It need not be your team."
        options={choicesOffered.map(value => ({ value, label: choiceLabels[value] }))}
        full
      />
    </StepForm>
  )
}

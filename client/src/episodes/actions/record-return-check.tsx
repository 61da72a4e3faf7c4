import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { Answer } from '@waymark/shared/episodes/episode.ts'
import { conditions, RecordReturnCheck as Check } from '@waymark/shared/episodes/whereabouts.ts'
import { useDoneHere } from '../../lib/forms/done-here.ts'
import { CancelLink, OnlyIf } from '../../lib/access/only-if.tsx'
import { useCommand } from '../../lib/http/use-command.ts'
import { useForm } from '../../lib/forms/use-form.ts'
import { FormCard } from '../../ui/form-card.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { WhenField } from '../../ui/when-field.tsx'
import { answerLabels } from '../episode.labels.ts'
import { useEpisode } from '../episode.api.ts'
import { choicesOf, conditionLabels } from '../whereabouts.labels.ts'

/** Records that police saw a person who was found, and spoke to them. */
export function RecordReturnCheck() {
  const { allowed } = useEpisode()
  return (
    <OnlyIf allowed={allowed} action="returnCheck.record">
      <CheckForm />
    </OnlyIf>
  )
}

function CheckForm() {
  const { id: episodeId, sections } = useEpisode()
  const record = useCommand(episodeApi.checkReturn)
  const done = useDoneHere()
  const form = useForm({
    schema: Check,
    start: { seenAt: '', note: '' },
    draft: { form: 'returnCheck', episodeId },
    submit: body => record.mutateAsync({ params: { episodeId }, body }),
    done: () => done('Return check recorded.'),
  })
  return (
    <FormCard
      title="Record return check"
      intro={
        <p>That police have seen {sections.summary.person.givenName} and spoken to them. It is not the return discussion.</p>
      }
      form={form}
      submit="Record return check"
      cancel={<CancelLink />}
    >
      <WhenField {...form.at('seenAt')} label="When were they seen?" full />
      <RadioGroup {...form.at('condition')} label="How are they?" full options={choicesOf(conditions, conditionLabels)} />
      <RadioGroup {...form.at('harm')} label="Did they come to harm?" full options={choicesOf(Answer.options, answerLabels)} />
      <TextArea {...form.at('note')} label="Anything else" optional rows={3} most={2000} />
    </FormCard>
  )
}

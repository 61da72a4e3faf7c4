import { AddInformation as Information, informationApi } from '@waymark/shared/information/information.api.ts'
import { useEpisode } from '../episodes/episode.api.ts'
import { useDoneHere } from '../lib/forms/done-here.ts'
import { newId } from '../lib/http/new-id.ts'
import { CancelLink, OnlyIf } from '../lib/access/only-if.tsx'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { FormCard } from '../ui/form-card.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { WhenField } from '../ui/when-field.tsx'

/** Records new information such as a sighting, a call or a concern. */
export function AddInformation() {
  const { allowed } = useEpisode()
  return (
    <OnlyIf allowed={allowed} action="information.add">
      <InformationForm />
    </OnlyIf>
  )
}

function InformationForm() {
  const { id: episodeId, sections } = useEpisode()
  const add = useCommand(informationApi.add)
  const done = useDoneHere()
  const form = useForm({
    schema: Information,
    start: { id: newId(), source: '', learnedAt: '', text: '' },
    draft: { form: 'information', episodeId },
    submit: body => add.mutateAsync({ params: { episodeId }, body }),
    done: () => done('Information added.'),
  })
  return (
    <FormCard
      title="Add information"
      intro={<p>A sighting, a call, a concern. The lead team, {sections.summary.leadTeam.name}, sees it at once.</p>}
      form={form}
      submit="Add information"
      cancel={<CancelLink />}
    >
      <TextField
        {...form.at('source')}
        label="Who told you, or how do you know?"
        hint="For example night staff, or seen by you"
      />
      <WhenField {...form.at('learnedAt')} label="When did you learn it?" />
      <TextArea
        {...form.at('text')}
        label="What did you learn?"
        hint="Where, when, who was there, what they wore"
        rows={6}
        most={5000}
      />
    </FormCard>
  )
}

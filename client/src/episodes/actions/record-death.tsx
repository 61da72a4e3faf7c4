import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { useDoneHere } from '../../lib/forms/done-here.ts'
import { CancelLink, OnlyIf } from '../../lib/access/only-if.tsx'
import { useCommand } from '../../lib/http/use-command.ts'
import { useForm } from '../../lib/forms/use-form.ts'
import { Consequences, FormCard } from '../../ui/form-card.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { useEpisode } from '../episode.api.ts'

/** Records that a person has died. Another inspector must confirm it. */
export function RecordDeath() {
  const { allowed } = useEpisode()
  return (
    <OnlyIf allowed={allowed} action="episode.recordDeath">
      <DeathForm />
    </OnlyIf>
  )
}

function DeathForm() {
  const { id, sections } = useEpisode()
  const record = useCommand(episodeApi.recordDeath)
  const done = useDoneHere()
  const form = useForm({
    schema: episodeApi.recordDeath.body,
    start: { identityBasis: '' },
    draft: { form: 'recordDeath', episodeId: id },
    submit: body => record.mutateAsync({ params: { episodeId: id }, body }),
    done: () => done('Recorded. A second inspector, or the national unit, has to confirm it.'),
  })
  return (
    <FormCard
      title={`Record the death of ${sections.summary.person.givenName} ${sections.summary.person.familyName}`}
      intro={<p>Only when the person has been identified. A second inspector, or the national unit, has to confirm it.</p>}
      form={form}
      submit="Record the death"
      cancel={<CancelLink />}
    >
      <TextArea
        {...form.at('identityBasis')}
        label="What does the identification rest on?"
        hint="For example who identified them, and when"
        rows={3}
        most={1000}
      />
      <Consequences>
        <li>Until it is confirmed, only the lead team and the national unit can see it.</li>
        <li>Nothing is sent to anyone automatically, now or later. Someone tells the family in person first.</li>
      </Consequences>
    </FormCard>
  )
}

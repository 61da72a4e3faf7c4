import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { ReportReturn as Reported } from '@waymark/shared/episodes/whereabouts.ts'
import { useDoneHere } from '../../lib/forms/done-here.ts'
import { newId } from '../../lib/http/new-id.ts'
import { CancelLink, OnlyIf } from '../../lib/access/only-if.tsx'
import { useCommand } from '../../lib/http/use-command.ts'
import { useForm } from '../../lib/forms/use-form.ts'
import { Consequences, FormCard } from '../../ui/form-card.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { WhenField } from '../../ui/when-field.tsx'
import { useEpisode } from '../episode.api.ts'

/** Lets a partner notify police that a person is back. */
export function ReportReturn() {
  const { allowed } = useEpisode()
  return (
    <OnlyIf allowed={allowed} action="return.report">
      <ReturnForm />
    </OnlyIf>
  )
}

function ReturnForm() {
  const { id: episodeId, sections } = useEpisode()
  const { person, leadTeam } = sections.summary
  const report = useCommand(episodeApi.reportReturn)
  const done = useDoneHere()
  const form = useForm({
    schema: Reported,
    start: { id: newId(), returnedAt: '', text: '' },
    draft: { form: 'returnReport', episodeId },
    submit: body => report.mutateAsync({ params: { episodeId }, body }),
    done: () => done(`${leadTeam.agency} has been told. They see ${person.givenName} before the episode says “found”.`),
  })
  return (
    <FormCard title={`Tell police that ${person.givenName} is back`} form={form} submit="Tell police" cancel={<CancelLink />}>
      <WhenField {...form.at('returnedAt')} label="When did they come back?" full />
      <TextArea {...form.at('text')} label="How do you know, and where are they?" rows={4} most={2000} />
      <Consequences>
        <li>{leadTeam.name} sees this at once, on their screens.</li>
        <li>{person.givenName} still counts as missing until police have checked. In danger now? Call 999.</li>
      </Consequences>
    </FormCard>
  )
}

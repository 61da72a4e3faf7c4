import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { z } from 'zod'
import { useDoneHere } from '../../lib/forms/done-here.ts'
import { CancelLink, OnlyIf } from '../../lib/access/only-if.tsx'
import { useCommand } from '../../lib/http/use-command.ts'
import { useForm } from '../../lib/forms/use-form.ts'
import { Consequences, FormCard } from '../../ui/form-card.tsx'
import { useEpisode } from '../episode.api.ts'
import { howManyTeams } from './who-is-notified.ts'

/** Confirms a death that another inspector recorded. */
export function ConfirmDeath() {
  const { allowed } = useEpisode()
  return (
    <OnlyIf allowed={allowed} action="episode.confirmDeath">
      <ConfirmDeathForm />
    </OnlyIf>
  )
}

function ConfirmDeathForm() {
  const { id, sections } = useEpisode()
  const { person, otherTeams } = sections.summary
  const confirm = useCommand(episodeApi.confirmDeath)
  const done = useDoneHere()
  const form = useForm({
    schema: z.object({}),
    start: {},
    submit: () => confirm.mutateAsync({ params: { episodeId: id } }),
    done: () => done('The death is confirmed.'),
  })
  return (
    <FormCard
      title={`Confirm the death of ${person.givenName} ${person.familyName}`}
      intro={<p>Another inspector recorded this death. Confirm it only when you have seen the evidence of identification.</p>}
      form={form}
      submit="Confirm the death"
      cancel={<CancelLink />}
    >
      <Consequences>
        <li>The episode shows that {person.givenName} has died. This cannot be taken back here.</li>
        <li>{howManyTeams(otherTeams)} shown the new status on this episode; no message is sent to anyone.</li>
        <li>Make sure that someone has told the family in person before you confirm.</li>
      </Consequences>
    </FormCard>
  )
}

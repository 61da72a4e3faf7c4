import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { z } from 'zod'
import { useDoneHere } from '../../lib/forms/done-here.ts'
import { CancelLink, OnlyIf } from '../../lib/access/only-if.tsx'
import { useCommand } from '../../lib/http/use-command.ts'
import { useForm } from '../../lib/forms/use-form.ts'
import { Consequences, FormCard } from '../../ui/form-card.tsx'
import { useEpisode } from '../episode.api.ts'
import { riskLabels } from '../../risk/risk.labels.ts'
import { howManyTeams } from './who-is-notified.ts'

/** Confirms that a person is missing, after showing what follows and who is notified. */
export function ConfirmMissing() {
  const { allowed } = useEpisode()
  return (
    <OnlyIf allowed={allowed} action="episode.confirm">
      <ConfirmForm />
    </OnlyIf>
  )
}

function ConfirmForm() {
  const { id, sections } = useEpisode()
  const { person, risk, otherTeams, status } = sections.summary
  const confirm = useCommand(episodeApi.confirm)
  const done = useDoneHere()
  const form = useForm({
    schema: z.object({}),
    start: {},
    submit: () => confirm.mutateAsync({ params: { episodeId: id } }),
    done: () => done('Confirmed missing.'),
  })
  return (
    <FormCard
      title={
        status === 'notMissing'
          ? `Record ${person.givenName} as missing after all`
          : `Confirm that ${person.givenName} is missing`
      }
      intro={<p>Confirm when their whereabouts are not known and the report has been reviewed.</p>}
      form={form}
      submit="Confirm missing"
      cancel={<CancelLink />}
    >
      <Consequences>
        <li>
          The episode becomes a missing person episode, at {riskLabels[risk].toLowerCase()}, led by{' '}
          {sections.summary.leadTeam.name}.
        </li>
        <li>{howManyTeams(otherTeams)} told at once, on their screens.</li>
        <li>No one outside those teams is told, and nothing is made public.</li>
      </Consequences>
    </FormCard>
  )
}

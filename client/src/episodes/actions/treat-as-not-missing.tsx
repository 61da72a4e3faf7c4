import { TreatAsNotMissing as NotMissing } from '@waymark/shared/episodes/closing.ts'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { useDoneHere } from '../../lib/forms/done-here.ts'
import { CancelLink, OnlyIf } from '../../lib/access/only-if.tsx'
import { useCommand } from '../../lib/http/use-command.ts'
import { useForm } from '../../lib/forms/use-form.ts'
import { Consequences, FormCard } from '../../ui/form-card.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { WhenField } from '../../ui/when-field.tsx'
import { useEpisode } from '../episode.api.ts'

/** Records the decision "not missing", with the reason, who keeps watch, and when it is reviewed. */
export function TreatAsNotMissing() {
  const { allowed } = useEpisode()
  return (
    <OnlyIf allowed={allowed} action="episode.treatAsNotMissing">
      <NotMissingForm />
    </OnlyIf>
  )
}

function NotMissingForm() {
  const { id: episodeId } = useEpisode()
  const treat = useCommand(episodeApi.treatAsNotMissing)
  const done = useDoneHere()
  const form = useForm({
    schema: NotMissing,
    start: { reason: '', watchedBy: '', reviewAt: '' },
    draft: { form: 'notMissing', episodeId },
    submit: body => treat.mutateAsync({ params: { episodeId }, body }),
    done: () => done('Recorded as not missing.'),
  })
  return (
    <FormCard
      title="Record as not missing"
      intro={
        <p>
          For a report that does not meet the national definition: their whereabouts are known, or there is no cause for concern.
        </p>
      }
      form={form}
      submit="Record as not missing"
      cancel={<CancelLink />}
    >
      <TextArea {...form.at('reason')} label="Why is this not a missing person?" rows={3} most={1000} />
      <TextField
        {...form.at('watchedBy')}
        full
        label="Who keeps watch?"
        hint="Who will call police if anything changes, for example staff at the children’s house"
      />
      <WhenField {...form.at('reviewAt')} label="When is it looked at again?" lean="future" full />
      <Consequences>
        <li>The search ends. The report stays on record with your reason.</li>
        <li>It then returns to your team’s work. If anything changes, you can record them as missing at once.</li>
      </Consequences>
    </FormCard>
  )
}

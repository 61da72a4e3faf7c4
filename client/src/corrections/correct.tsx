import { correctionApi } from '@waymark/shared/corrections/correction.api.ts'
import {
  CorrectAny,
  CorrectEpisode,
  CorrectPerson,
  isOfEpisode,
  removed,
  type CorrectableField,
} from '@waymark/shared/corrections/correction.ts'
import { useEpisode } from '../episodes/episode.queries.ts'
import { useDoneHere } from '../kernel/done-here.ts'
import { newId } from '../kernel/new-id.ts'
import { CancelLink } from '../kernel/only-if.tsx'
import { useSession } from '../kernel/session.ts'
import { useCommand } from '../kernel/use-command.ts'
import { useForm } from '../kernel/use-form.ts'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Consequences, FormCard } from '../ui/form-card.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { fieldWords } from './correction-words.ts'
import { textsNow } from './texts-now.ts'

/** Put right or remove what is wrong, with the reason, and tell everybody who had it. */
export function Correct() {
  const episode = useEpisode()
  const { allowed } = useSession()
  const { id: episodeId, personId, reasons } = episode
  const ofEpisode = useCommand(correctionApi.ofEpisode)
  const ofPerson = useCommand(correctionApi.ofPerson)
  const done = useDoneHere()
  const leads = reasons.some(reason => reason === 'lead' || reason === 'national')
  const texts = textsNow(episode.sections).filter(({ field }) =>
    isOfEpisode(field) ? leads && allowed.includes('episode.edit') : allowed.includes('person.edit'),
  )
  const now = (field: CorrectableField | undefined) => texts.find(text => text.field === field)
  const form = useForm({
    schema: CorrectAny,
    start: { id: newId(), version: 1, value: '', why: '', means: '' },
    draft: { form: 'correction', episodeId },
    submit: body => {
      const sent = { ...body, version: now(body.field)?.version ?? body.version }
      return isOfEpisode(body.field)
        ? ofEpisode.mutateAsync({ params: { episodeId }, body: CorrectEpisode.parse(sent) })
        : ofPerson.mutateAsync({ params: { personId }, body: CorrectPerson.parse(sent) })
    },
    done: () => done('The correction is recorded. Everybody who had it is asked to acknowledge it.'),
  })
  const { field, act } = form.values
  const chosen = now(field)
  if (texts.length === 0)
    return (
      <Card>
        <EmptyState title="There is nothing here that you may correct" />
      </Card>
    )
  return (
    <FormCard
      title="Correct or remove"
      intro={
        <p>For something that was wrong. What has only changed since is changed where it stands, without telling anybody.</p>
      }
      form={form}
      submit={act === 'remove' ? 'Remove and tell them' : 'Correct and tell them'}
      cancel={<CancelLink />}
    >
      <Select
        {...form.at('field')}
        label="What is wrong?"
        full
        onChange={value => value && form.set('field', value)}
        options={texts.map(text => ({ value: text.field, label: fieldWords[text.field] }))}
      />
      {chosen && (
        <div className="full">
          <p className="small muted">It says now</p>
          <p className="keep-lines">{chosen.text}</p>
        </div>
      )}
      <RadioGroup
        {...form.at('act')}
        label="What is to be done?"
        full
        options={[
          { value: 'correct', label: 'Put it right' },
          { value: 'remove', label: 'Remove it', hint: `“${removed}” stands in its place. The text is not kept.` },
        ]}
      />
      {act === 'correct' && <TextArea {...form.at('value')} label="What is right?" rows={3} most={5000} />}
      <TextArea
        {...form.at('why')}
        label="Why is it wrong?"
        hint="Do not repeat what was wrong: this stays"
        rows={2}
        most={1000}
      />
      <TextArea {...form.at('means')} label="What changes for those who have read it?" rows={2} most={1000} />
      <Consequences>
        <li>Each team of another agency that had it gets a task and a notice, and acknowledges within two working days.</li>
        <li>Whoever was told outside Waymark is told by the person who told them.</li>
        <li>The timeline shows a correction. You see who knows and who does not.</li>
      </Consequences>
    </FormCard>
  )
}

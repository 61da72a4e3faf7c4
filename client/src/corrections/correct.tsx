import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { correctionApi } from '@waymark/shared/corrections/correction.api.ts'
import {
  CorrectAny,
  CorrectEpisode,
  CorrectPerson,
  CorrectRecord,
  isOfEpisode,
  isOfRecord,
  removed,
} from '@waymark/shared/corrections/correction.ts'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import { useEpisode } from '../episodes/episode.api.ts'
import { useDoneHere } from '../lib/forms/done-here.ts'
import { newId } from '../lib/http/new-id.ts'
import { CancelLink } from '../lib/access/only-if.tsx'
import { useSession } from '../lib/session/session.ts'
import { QueryState } from '../lib/http/query-state.tsx'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Consequences, FormCard } from '../ui/form-card.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { recordsToCorrectQuery } from './correction.api.ts'
import { keyOf, recordedNow, textsNow, type TextNow } from './texts-now.ts'

/** Corrects or removes wrong text, with a reason, and notifies everyone who had it. The address hash can preselect the text. */
export function Correct() {
  const episode = useEpisode()
  const { allowed } = useSession()
  const records = useQuery(recordsToCorrectQuery(episode.id))
  const by = (...bases: EpisodeView['bases']) => bases.some(basis => episode.bases.includes(basis))
  const known = textsNow(episode.sections).filter(({ field }) =>
    isOfEpisode(field)
      ? by('lead', 'national') && allowed.includes('episode.edit')
      : by('lead', 'area', 'placing', 'national') && allowed.includes('person.edit'),
  )
  return (
    <QueryState query={records}>
      {rows => {
        const texts = [...known, ...recordedNow(rows)]
        if (texts.length > 0) return <CorrectForm texts={texts} episode={episode} />
        return (
          <Card>
            <EmptyState title="There is nothing here that you may correct" />
          </Card>
        )
      }}
    </QueryState>
  )
}

function CorrectForm({ texts, episode: { id: episodeId, personId } }: { texts: readonly TextNow[]; episode: EpisodeView }) {
  const ofEpisode = useCommand(correctionApi.ofEpisode)
  const ofPerson = useCommand(correctionApi.ofPerson)
  const ofRecord = useCommand(correctionApi.ofRecord)
  const done = useDoneHere()
  const { hash } = useLocation()
  const asked = texts.find(text => keyOf(text) === hash)
  const now = (of: Parameters<typeof keyOf>[0]) => texts.find(text => keyOf(text) === keyOf(of))
  const form = useForm({
    schema: CorrectAny.superRefine((typed, context) => {
      if (typed.act === 'correct' && typed.value === now(typed)?.text)
        context.addIssue({ code: 'custom', path: ['value'], message: 'Correct the text. This is what it says now' })
    }),
    start: {
      id: newId(),
      ...(asked && { field: asked.field, ...(asked.about && { about: asked.about }) }),
      version: 1,
      value: '',
      why: '',
      means: '',
    },
    draft: { form: 'correction', episodeId },
    submit: ({ about: recordId, ...body }) => {
      const sent = { ...body, version: now({ ...body, about: recordId })?.version ?? body.version }
      if (isOfRecord(body.field))
        return ofRecord.mutateAsync({ params: { episodeId, recordId: recordId ?? '' }, body: CorrectRecord.parse(sent) })
      return isOfEpisode(body.field)
        ? ofEpisode.mutateAsync({ params: { episodeId }, body: CorrectEpisode.parse(sent) })
        : ofPerson.mutateAsync({ params: { personId }, body: CorrectPerson.parse(sent) })
    },
    done: () => done('The correction is recorded. Everyone who had it is asked to acknowledge it.'),
  })
  const { act } = form.values
  const chosen = now(form.values)
  /** Starts from the current text, because usually only a part of it is wrong. */
  const beginWith = (text: TextNow | undefined) => {
    if (!form.values.value || form.values.value === chosen?.text) form.set('value', text?.text ?? '')
  }
  return (
    <FormCard
      title="Correct or remove"
      intro={<p>Use this for mistakes. For new information, edit the record instead.</p>}
      form={form}
      submit={act === 'remove' ? 'Remove and tell them' : 'Correct and tell them'}
      cancel={<CancelLink />}
    >
      <Select
        {...form.at('field')}
        value={chosen && keyOf(chosen)}
        label="What is wrong?"
        hint="What is known of the person, and what was recorded of them"
        full
        onChange={key => {
          const text = texts.find(each => keyOf(each) === key)
          if (!text) return
          form.set('field', text.field)
          form.set('about', text.about)
          if (act === 'correct') beginWith(text)
        }}
        options={texts.map(text => ({ value: keyOf(text), label: text.label }))}
      />
      {chosen && (
        <div className="full">
          <p className="small muted">It says now</p>
          <p className="keep-lines">{chosen.text}</p>
          {chosen.by && (
            <p className="small muted">
              {chosen.by.name}, {chosen.by.team}
            </p>
          )}
        </div>
      )}
      <RadioGroup
        {...form.at('act')}
        onChange={to => {
          form.set('act', to)
          if (to === 'correct') beginWith(chosen)
        }}
        label="What is to be done?"
        full
        options={[
          { value: 'correct', label: 'Correct it' },
          { value: 'remove', label: 'Remove it', hint: `“${removed}” is shown in its place. The text is not kept.` },
        ]}
      />
      {act === 'correct' && <TextArea {...form.at('value')} label="What is right?" rows={3} most={10_000} />}
      <TextArea
        {...form.at('why')}
        label="Why is it wrong?"
        hint="Do not repeat what was wrong: this stays"
        rows={2}
        most={1000}
      />
      <TextArea {...form.at('means')} label="What changes for those who have read it?" rows={2} most={1000} />
      <Consequences>
        <li>
          Each team in another agency that had it gets a task and a notification, and must acknowledge within two working days.
        </li>
        <li>A colleague who told someone outside Waymark gets a task to tell them.</li>
        <li>The timeline shows a correction. You can see who has acknowledged it.</li>
      </Consequences>
    </FormCard>
  )
}

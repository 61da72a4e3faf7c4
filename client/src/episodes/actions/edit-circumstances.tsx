import { useQueryClient } from '@tanstack/react-query'
import { EditCircumstances as Edited, episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import { Answer } from '@waymark/shared/episodes/episode.ts'
import { useDoneHere } from '../../lib/forms/done-here.ts'
import { CancelLink, OnlyIf } from '../../lib/access/only-if.tsx'
import { useShowNow } from '../../lib/forms/show-now.ts'
import { useCommand } from '../../lib/http/use-command.ts'
import { useEdit, type Labels } from '../../lib/forms/use-edit.ts'
import { BothTexts } from '../../ui/both-texts.tsx'
import { FormCard } from '../../ui/form-card.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { DefinitionQuestions, questions } from '../circumstances-fields.tsx'
import { answerLabels } from '../episode.labels.ts'
import { episodeQuery, useEpisode } from '../episode.api.ts'

type Circumstances = NonNullable<NonNullable<EpisodeView['sections']['description']>['circumstances']>

/** Edits the circumstances of an episode. */
export function EditCircumstances() {
  const { allowed, sections } = useEpisode()
  const circumstances = sections.description?.circumstances
  return (
    <OnlyIf allowed={circumstances ? allowed : []} action="episode.edit">
      {circumstances && <CircumstancesForm of={circumstances} />}
    </OnlyIf>
  )
}

const sayAnswer = (code: string) => {
  const read = Answer.safeParse(code)
  return read.success ? answerLabels[read.data] : code
}
const labels: Labels = {
  narrative: { label: 'What happened' },
  lastSeenPlace: { label: 'Last seen' },
  clothing: { label: 'Wearing and carrying' },
  outOfCharacter: { label: questions.outOfCharacter, say: sayAnswer },
  subjectToCrime: { label: questions.subjectToCrime, say: sayAnswer },
  atRiskOfHarm: { label: questions.atRiskOfHarm, say: sayAnswer },
}

function CircumstancesForm({ of }: { of: Circumstances }) {
  const { id: episodeId } = useEpisode()
  const client = useQueryClient()
  const edit = useCommand(episodeApi.edit)
  const done = useDoneHere()
  const showNow = useShowNow<EpisodeView>({
    key: episodeQuery(episodeId).queryKey,
    get: ({ sections }) => sections.description?.circumstances,
    put: (known, circumstances) => ({
      ...known,
      sections: {
        ...known.sections,
        description: known.sections.description && {
          ...known.sections.description,
          circumstances: circumstances as Circumstances,
        }, // as: the contract's schema has read these values
      },
    }),
  })
  const form = useEdit({
    showNow,
    schema: Edited,
    start: { ...of, clothing: of.clothing ?? '' },
    labels,
    latest: async () =>
      (await client.fetchQuery({ ...episodeQuery(episodeId), staleTime: 0 })).sections.description?.circumstances ?? of,
    draft: { form: 'circumstances', episodeId },
    submit: body => edit.mutateAsync({ params: { episodeId }, body }),
    done: edited => done('Circumstances changed.', edited),
  })
  return (
    <FormCard title="Change circumstances" form={form} submit="Save" cancel={<CancelLink />}>
      {form.both && <BothTexts both={form.both} onTake={form.take} />}
      <TextArea {...form.at('narrative')} label="What happened, and why are you concerned?" rows={6} most={5000} />
      <TextField
        {...form.at('lastSeenPlace')}
        label="Where were they last seen?"
        hint="Address or place. Outdoors: describe it. Or “not known”"
      />
      <TextField {...form.at('clothing')} label="What are they wearing and carrying?" optional />
      <DefinitionQuestions
        outOfCharacter={form.at('outOfCharacter')}
        subjectToCrime={form.at('subjectToCrime')}
        atRiskOfHarm={form.at('atRiskOfHarm')}
      />
    </FormCard>
  )
}

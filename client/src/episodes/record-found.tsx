import { useQuery } from '@tanstack/react-query'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { foundBys, foundPlaces, LocateEpisode, disclosureLevels } from '@waymark/shared/episodes/whereabouts.ts'
import { directoryQuery } from '../directory/directory.api.ts'
import { useDoneHere } from '../lib/done-here.ts'
import { CancelLink, OnlyIf } from '../lib/only-if.tsx'
import { useCommand } from '../lib/use-command.ts'
import { useForm } from '../lib/use-form.ts'
import { FormCard } from '../ui/form-card.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { WhenField } from '../ui/when-field.tsx'
import { useEpisode } from './episode.api.ts'
import { FoundConsequences, disclosureLevelMeanings } from './found-consequences.tsx'
import { choicesOf, foundByLabels, foundPlaceLabels, disclosureLevelLabels } from './whereabouts.labels.ts'

/** Records that a person was found. It asks first what may be disclosed, then where they were found. */
export function RecordFound() {
  const { allowed } = useEpisode()
  return (
    <OnlyIf allowed={allowed} action="episode.locate">
      <FoundForm />
    </OnlyIf>
  )
}

function FoundForm() {
  const episode = useEpisode()
  const { person } = episode.sections.summary
  const { data: directory } = useQuery(directoryQuery)
  const locate = useCommand(episodeApi.locate)
  const done = useDoneHere()
  const form = useForm({
    schema: LocateEpisode,
    start: { locatedAt: '', address: '' },
    draft: { form: 'recordFound', episodeId: episode.id },
    submit: body => locate.mutateAsync({ params: { episodeId: episode.id }, body }),
    done: () => done('Found. Record the return check when police have seen them and spoken to them.'),
  })
  const [foundBy, kind, area] = [form.at('foundBy'), form.at('kind'), form.at('areaCode')]
  return (
    <FormCard
      title={`Record that ${person.givenName} was found`}
      form={form}
      submit="Record found"
      cancel={<CancelLink />}
      intro={<p>First ask who can be told where they are. Your answer applies as soon as you save.</p>}
    >
      <RadioGroup
        {...form.at('mayDisclose')}
        label="Who can be told where they are?"
        hint="An adult may ask that nobody is told. For a child, police decide."
        full
        stacked
        options={disclosureLevels.map(mayDisclose => ({
          value: mayDisclose,
          label: disclosureLevelLabels[mayDisclose],
          hint: disclosureLevelMeanings[mayDisclose],
        }))}
      />
      <WhenField {...form.at('locatedAt')} label="When were they found?" />
      <Select
        {...foundBy}
        onChange={chosen => chosen && foundBy.onChange(chosen)}
        label="Who found them?"
        options={choicesOf(foundBys, foundByLabels)}
      />
      <Select
        {...kind}
        onChange={chosen => chosen && kind.onChange(chosen)}
        label="What kind of place?"
        options={choicesOf(foundPlaces, foundPlaceLabels)}
      />
      <Select
        {...area}
        onChange={chosen => area.onChange(chosen ?? '')}

        label="Council area"
        optional
        none="Not known, or outside Scotland"
        options={(directory?.areas ?? []).map(({ code, name }) => ({ value: code, label: name }))}
      />
      <TextField
        {...form.at('address')}
        full
        label="Address, or describe the place"
        hint="No address? Describe it, for example “bus shelter opposite the library, Duke Street”"
      />
      <FoundConsequences
        summary={episode.sections.summary}
        bases={episode.bases}
        mayDisclose={form.values.mayDisclose}
        at={form.values.locatedAt}
      />
    </FormCard>
  )
}

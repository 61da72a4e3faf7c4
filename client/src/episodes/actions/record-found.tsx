import { useQuery } from '@tanstack/react-query'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import {
  type DisclosureLevel,
  disclosureLevels,
  foundBys,
  foundPlaces,
  LocateEpisode,
  returnDiscussionDue,
} from '@waymark/shared/episodes/whereabouts.ts'
import type { Basis } from '@waymark/shared/permissions.ts'
import { directoryQuery } from '../../directory/directory.api.ts'
import { useDoneHere } from '../../lib/forms/done-here.ts'
import { CancelLink, OnlyIf } from '../../lib/access/only-if.tsx'
import { useCommand } from '../../lib/http/use-command.ts'
import { useForm } from '../../lib/forms/use-form.ts'
import { Consequences, FormCard } from '../../ui/form-card.tsx'
import { showWhen } from '../../ui/london-time.ts'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { WhenField } from '../../ui/when-field.tsx'
import { readWhen } from '../../ui/when.ts'
import { useEpisode } from '../episode.api.ts'
import { choicesOf, disclosureLevelLabels, foundByLabels, foundPlaceLabels } from '../whereabouts.labels.ts'
import { howManyTeams } from './who-is-notified.ts'

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

/** Who learns what about the whereabouts, for each level of disclosure. */
const disclosureLevelMeanings: Readonly<Record<DisclosureLevel, string>> = {
  full: 'Teams that can see whereabouts on this episode see the place. The person who reported them can be told where they are.',
  'safe-and-well-only':
    'Only the lead team sees the place, its area and anything that would reveal it. The person who reported them is told only that they are safe and well.',
  nothing: 'Only the lead team sees the place. The person who reported them is told nothing.',
}

type FoundConsequencesProps = {
  summary: EpisodeView['sections']['summary']
  bases: readonly Basis[]
  mayDisclose: DisclosureLevel | undefined
  at: string | undefined
}

/** The consequences of recording a person as found, and who is notified of what. */
function FoundConsequences({ summary, bases, mayDisclose, at }: FoundConsequencesProps) {
  const isLead = bases.includes('lead') || bases.includes('national')
  return (
    <Consequences title="What will happen when you record this">
      <li>
        {howManyTeams(summary.otherTeams)} told at once that {summary.person.givenName} was found
        {mayDisclose === undefined
          ? '.'
          : mayDisclose === 'full'
            ? ', and where, if they may see whereabouts.'
            : ', and not where.'}
      </li>
      {mayDisclose !== undefined && mayDisclose !== 'full' && !isLead && (
        <li>Your team will not see the place either once you have recorded it.</li>
      )}
      <li>Missing for stops. The return discussion is due: {dueLabel(at)}.</li>
      <li>Next is the return check: police see them and speak to them.</li>
    </Consequences>
  )
}

/**
 * When the return discussion must be arranged and held. Dates are given once the time of return is known.
 * Until then it names the limits: arranged within 72 hours, held within 7 days.
 */
function dueLabel(at: string | undefined): string {
  const read = at ? readWhen(at, 0) : undefined
  if (read?.is !== 'once') return 'arranged within 72 hours and held within 7 days of their return'
  const { arrangeBy, completeBy } = returnDiscussionDue(read.iso)
  return `arranged by ${showWhen(arrangeBy.toISOString())}, held by ${showWhen(completeBy.toISOString())}`
}

import { useQuery } from '@tanstack/react-query'
import { disclosureApi } from '@waymark/shared/disclosures/disclosure.api.ts'
import { hows } from '@waymark/shared/disclosures/disclosure.ts'
import { legalBases } from '@waymark/shared/referrals/referral.ts'
import { sections } from '@waymark/shared/permissions.ts'
import { directoryQuery } from '../directory/directory.api.ts'
import { useEpisode } from '../episodes/episode.api.ts'
import { useDoneHere } from '../lib/forms/done-here.ts'
import { newId } from '../lib/http/new-id.ts'
import { CancelLink, OnlyIf } from '../lib/access/only-if.tsx'
import { sectionLabels } from '../lib/access/section.labels.ts'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { legalBasisLabels } from '../referrals/referral.labels.ts'
import { CheckboxGroup } from '../ui/checkbox-group.tsx'
import { Consequences, FormCard } from '../ui/form-card.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { WhenField } from '../ui/when-field.tsx'
import { howLabels } from './disclosure.labels.ts'

/** Records that information was disclosed outside Waymark. */
export function RecordDisclosure() {
  const { allowed } = useEpisode()
  return (
    <OnlyIf allowed={allowed} action="information.add">
      <DisclosureForm />
    </OnlyIf>
  )
}

function DisclosureForm() {
  const { id: episodeId, sections: known } = useEpisode()
  const { data: directory } = useQuery(directoryQuery)
  const record = useCommand(disclosureApi.record)
  const done = useDoneHere()
  const form = useForm({
    schema: disclosureApi.record.body,
    start: { id: newId(), toWhom: '', toTeam: '', reason: '', at: '', sections: [] },
    draft: { form: 'disclosure', episodeId },
    submit: body => record.mutateAsync({ params: { episodeId }, body }),
    done: () => done('The disclosure is recorded.'),
  })
  const { toTeam } = form.values
  const teams = (directory?.teams ?? []).map(({ id, agency, name }) => ({ value: id, label: `${agency}, ${name}` }))
  const open = sections.filter(
    section => known[section] !== null || section === 'returnDiscussion' || section === 'support' || section === 'plan',
  )
  return (
    <FormCard
      title="Record a disclosure"
      intro={
        <p>
          What you told someone outside Waymark, for example on the phone. If it turns out to be wrong, you are asked to tell
          them.
        </p>
      }
      form={form}
      submit="Record disclosure"
      cancel={<CancelLink />}
    >
      <Select
        {...form.at('toTeam')}
        label="Who was told?"
        none="Somebody outside Waymark"
        options={teams}
        onChange={team => form.set('toTeam', team ?? '')}
        full
      />
      {!toTeam && (
        <TextField
          {...form.at('toWhom')}
          label="Their name and organisation"
          hint="For example: duty GP, Riverside practice"
          full
        />
      )}
      <RadioGroup {...form.at('how')} label="How?" full options={hows.map(value => ({ value, label: howLabels[value] }))} />
      <WhenField {...form.at('at')} label="When?" full />
      <CheckboxGroup
        {...form.at('sections')}
        label="What were they told about?"
        full
        options={open.map(value => ({ value, label: sectionLabels[value].name, hint: sectionLabels[value].holds }))}
        stacked
      />
      <Select
        {...form.at('legalBasis')}
        label="Legal basis"
        onChange={basis => basis && form.set('legalBasis', basis)}
        options={legalBases.map(value => ({ value, label: legalBasisLabels[value].name }))}
        full
      />
      <TextArea {...form.at('reason')} label="Why were they told?" rows={3} most={1000} />
      <Consequences>
        <li>It goes in the disclosure log. Your own agency sees your name.</li>
        <li>If what they were told is corrected, you get a task to tell them.</li>
      </Consequences>
    </FormCard>
  )
}

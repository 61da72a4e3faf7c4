import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { NotifyEpisode, ReportEpisode } from '@waymark/shared/episodes/report.ts'
import { careStatuses } from '@waymark/shared/people/person.ts'
import { useState } from 'react'
import { useGoOn } from '../../lib/forms/go-on.ts'
import { useSession } from '../../lib/session/session.ts'
import { useCommand } from '../../lib/http/use-command.ts'
import { useForm } from '../../lib/forms/use-form.ts'
import { careStatusLabels } from '../../people/person.labels.ts'
import { Button, Buttons } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { FormSection } from '../../ui/form-section.tsx'
import { Form } from '../../ui/form.tsx'
import { notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ChosenMatch, PossibleMatches } from './possible-matches.tsx'
import { emptyReport, type ReportFields, reportSchema } from './report-schema.ts'
import {
  type AreaChoices,
  type Known,
  KnownSection,
  ReporterSection,
  RiskSection,
  WhatSection,
  WhereSection,
  WhoSection,
} from './report-sections.tsx'
import { useChosen } from './use-chosen.ts'
import { choicesOf } from '../whereabouts.labels.ts'

type ReportFormProps = { areas: { code: string; name: string }[]; isPolice: boolean; known?: Known }

/** The report form on one page, for police or for a partner who notifies police. */
export function ReportForm({ areas, isPolice, known }: ReportFormProps) {
  const { team } = useSession()
  const goOn = useGoOn()
  const report = useCommand(episodeApi.report)
  const notify = useCommand(episodeApi.notify)
  const [own] = useState(() => areas.filter(({ name }) => team.areas.includes(name)))
  const [schema] = useState(() => reportSchema(isPolice))
  const form = useForm({
    schema,
    start: emptyReport(known?.id, own.length === 1 ? own[0]?.code : undefined),
    draft: { form: isPolice ? 'report' : 'notify', ...(known && { personId: known.id }) },
    submit: body =>
      isPolice
        ? report.mutateAsync({ body: ReportEpisode.parse(body) })
        : notify.mutateAsync({ body: NotifyEpisode.parse(body) }),
    done: ({ id, reference }) => {
      const said = `${isPolice ? 'Reported' : 'Police have been told'}. The reference is ${reference}.`
      goOn({ to: '/episodes/$episodeId', params: { episodeId: id } }, () => notice(said))
    },
  })
  const { chosen, choose, goBack } = useChosen(form)
  const who = known ?? (chosen && { id: chosen.id, name: chosen.name, age: null })
  const choices = [...own, ...areas.filter(area => !own.includes(area))].map(({ code, name }) => ({ value: code, label: name }))
  return (
    <Card>
      <Form frame={form.frame} label="Report a missing person">
        {who ? (
          <KnownSection known={who}>{chosen && <ChosenMatch match={chosen} onOther={goBack} />}</KnownSection>
        ) : (
          <WhoSection
            form={form}
            matches={<PossibleMatches typed={form.values.person} isPolice={isPolice} onChoose={choose} />}
          />
        )}
        <WhereSection form={form} areas={choices} />
        <WhatSection form={form} />
        <RiskSection form={form} />
        {isPolice && <ReporterSection form={form} />}
        {!who && <DetailsSection form={form} areas={choices} />}
        <Buttons>
          <Button type="submit" kind="primary" pending={form.pending}>
            {isPolice ? 'Report missing' : 'Tell police'}
          </Button>
        </Buttons>
      </Form>
    </Card>
  )
}

/** Optional details about a person who is not on record yet. */
function DetailsSection({ form, areas }: { form: ReportFields; areas: AreaChoices }) {
  const care = form.at('details.careStatus')
  const placing = form.at('details.placingArea')
  return (
    <FormSection title="More about them" hint="All of this can be added later.">
      <TextArea
        {...form.at('details.appearance')}
        label="What they look like"
        hint="Height, build, hair, marks"
        optional
        rows={3}
        most={2000}
      />
      <Select
        {...care}
        onChange={chosen => chosen && care.onChange(chosen)}
        label="Care"
        options={choicesOf(careStatuses, careStatusLabels)}
      />
      <TextField
        {...form.at('details.homeAddress')}
        label="Home address"
        hint="With the postcode. You can choose “No fixed address”"
        optional
        autoComplete="off"
      />
      <TextField {...form.at('details.phone')} label="Their phone" optional type="tel" autoComplete="off" />
      <TextField {...form.at('details.livesWith')} label="Lives with, or at" optional />
      {care.value !== 'none' && (
        <Select
          {...placing}
          onChange={chosen => placing.onChange(chosen ?? '')}
          label="Placed by another council"
          hint="A council that placed a child elsewhere sees the episode too"
          optional
          none="No, or not known"
          options={areas}
        />
      )}
      <TextField {...form.at('details.allergies')} label="Allergies" optional />
      <TextField {...form.at('details.medication')} label="Medication" optional />
      <TextField
        {...form.at('details.medicationIfMissed')}
        label="If a dose is missed"
        hint="What happens, and how soon"
        optional
      />
      <TextArea {...form.at('details.conditions')} label="Health conditions" optional rows={2} most={2000} />
    </FormSection>
  )
}

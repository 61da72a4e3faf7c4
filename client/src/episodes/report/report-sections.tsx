import { missingFromPlaces, risks } from '@waymark/shared/episodes/episode.ts'
import { Answer } from '@waymark/shared/episodes/episode.ts'
import { riskMeanings, riskLabels } from '../../risk/risk.labels.ts'
import type { ReactNode } from 'react'
import { DateField } from '../../ui/date-field.tsx'
import { FormSection } from '../../ui/form-section.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { WhenField } from '../../ui/when-field.tsx'
import { DefinitionQuestions } from '../circumstances-fields.tsx'
import { answerLabels, missingFromLabels } from '../episode.labels.ts'
import type { ReportFields } from './report-schema.ts'
import { choicesOf } from '../whereabouts.labels.ts'

export type Known = { id: string; name: string; age: number | null }
type Section = { form: ReportFields }
export type AreaChoices = readonly { value: string; label: string }[]

/** The missing person, when they are already on record. */
export function KnownSection({ known, children }: { known: Known; children?: ReactNode }) {
  return (
    <FormSection title="Who is missing">
      <p className="full">
        <span className="strong">
          {known.name}
          {known.age !== null && `, ${known.age}`}
        </span>
        , who is known already. What is on record of them stays with this report.
      </p>
      {children}
    </FormSection>
  )
}

/** The names and date of birth of the missing person, with possible matches beside them. */
export function WhoSection({ form, matches }: Section & { matches: ReactNode }) {
  return (
    <FormSection title="Who is missing" look="who-section">
      <TextField
        {...form.at('person.givenName')}
        label="First name"
        hint="Or “not known”"
        autoComplete="off"
        spellCheck={false}
      />
      <TextField
        {...form.at('person.familyName')}
        label="Last name"
        hint="Or “not known”"
        autoComplete="off"
        spellCheck={false}
      />
      <TextField {...form.at('person.knownAs')} label="Known as" optional autoComplete="off" />
      <DateField {...form.at('person.dateOfBirth')} label="Date of birth" optional />
      {matches}
      <TextField
        {...form.at('person.warning')}
        full
        optional
        label="Warning"
        hint="What officers need to know before approaching. It is shown on every page."
      />
    </FormSection>
  )
}

/** Where the person is missing from, and when and where they were last seen. */
export function WhereSection({ form, areas }: Section & { areas: AreaChoices }) {
  const place = form.at('missingFrom')
  const area = form.at('areaCode')
  return (
    <FormSection title="Where and when">
      <Select
        {...place}
        onChange={chosen => chosen && place.onChange(chosen)}
        label="Where are they missing from?"
        hint="No fixed address and outdoors are answers"
        options={choicesOf(missingFromPlaces, missingFromLabels)}
      />
      <Select
        {...area}
        onChange={chosen => area.onChange(chosen ?? '')}
        label="Council area"
        hint="The council area of that place"
        options={areas}
        none="Choose"
      />
      <WhenField {...form.at('lastSeenAt')} label="When were they last seen?" full />
      <TextField
        {...form.at('lastSeenPlace')}
        full
        label="Where were they last seen?"
        hint="Address or place. Outdoors: describe it, for example “bus shelter opposite the library”. Or “not known”"
      />
    </FormSection>
  )
}

/** What happened, and the three questions of the national definition. */
export function WhatSection({ form }: Section) {
  return (
    <FormSection title="What happened">
      <TextArea {...form.at('narrative')} label="What happened, and why are you concerned?" rows={5} most={5000} />
      <TextField {...form.at('clothing')} full label="What are they wearing and carrying?" optional />
      <DefinitionQuestions
        outOfCharacter={form.at('outOfCharacter')}
        subjectToCrime={form.at('subjectToCrime')}
        atRiskOfHarm={form.at('atRiskOfHarm')}
      />
    </FormSection>
  )
}

/** The first risk assessment, with its reason. */
export function RiskSection({ form }: Section) {
  return (
    <FormSection title="Risk">
      <RadioGroup
        {...form.at('risk')}
        full
        stacked
        label="Level of risk"
        options={risks.map(level => ({ value: level, label: riskLabels[level], hint: riskMeanings[level] }))}
      />
      <TextArea {...form.at('rationale')} label="Why this level?" rows={3} most={2000} />
    </FormSection>
  )
}

/** The person who reported to police. */
export function ReporterSection({ form }: Section) {
  return (
    <FormSection title="Who is reporting">
      <TextField {...form.at('reporterName')} label="Their name" autoComplete="off" />
      <TextField {...form.at('reporterRelationship')} label="How do they know the missing person?" />
      <TextField {...form.at('reporterPhone')} label="Phone" optional type="tel" autoComplete="off" />
      <RadioGroup
        {...form.at('reporterSafeToCall')}
        label="Is it safe to call them?"
        options={choicesOf(Answer.options, answerLabels)}
      />
    </FormSection>
  )
}

import type { TeamView } from '@waymark/shared/directory/directory.api.ts'
import type { Section } from '@waymark/shared/permissions.ts'
import { legalBases, referralTypes, urgencies, views } from '@waymark/shared/referrals/referral.ts'
import { sectionWords } from '../kernel/section-words.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Checkbox, CheckboxGroup } from '../ui/checkbox-group.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Form } from '../ui/form.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { legalBasisWords, typeWords, urgencyWords, viewsWords } from './referral-words.ts'
import { TeamChoice } from './team-choice.tsx'
import type { ReferForm } from './use-refer-form.ts'

type ReferFieldsProps = { form: ReferForm; teams: readonly TeamView[]; sections: readonly Section[]; area: string }

/** The answers of a referral: first what the preview shows, then what waits for acceptance, then the terms of sharing. */
export function ReferFields({ form, teams, sections, area }: ReferFieldsProps) {
  const { legalBasis } = form.values
  const offered = form.at('sections')
  return (
    <Form frame={form.frame} label="Refer to a team" problemTitle="This was not sent">
      <h3>What is asked</h3>
      <Select
        {...form.at('type')}
        onChange={type => type && form.set('type', type)}
        label="What help is asked for?"
        options={referralTypes.map(value => ({ value, label: typeWords[value] }))}
      />
      <RadioGroup
        {...form.at('urgency')}
        label="How urgent is it?"
        options={urgencies.map(value => ({ value, label: urgencyWords[value].name }))}
        full
      />
      <TeamChoice {...form.at('toTeam')} teams={teams} area={area} />
      <TextField
        {...form.at('line')}
        label="One line for whoever decides, without names"
        hint="All that they read of the person before they accept."
        full
      />
      <h3>For the team that accepts</h3>
      <TextArea {...form.at('reason')} label="Why do you refer?" rows={5} most={5000} />
      <RadioGroup
        {...form.at('views')}
        label="What does the person think of it?"
        hint="Their views are not the legal basis: that is asked below."
        options={views.map(value => ({ value, label: viewsWords[value] }))}
        full
      />
      <TextArea {...form.at('viewsNote')} label="In their words" rows={2} most={1000} optional />
      <TextArea
        {...form.at('contact')}
        label="Safe ways and times to contact"
        hint="For example: no texts, not before 4pm, do not tell family."
        rows={2}
        most={1000}
        optional
        full={false}
      />
      <TextArea
        {...form.at('safety')}
        label="Safety for workers"
        hint="What a worker who visits has to know."
        rows={2}
        most={1000}
        optional
        full={false}
      />
      <h3>What you share, and on what terms</h3>
      <div className="full section-choices">
        <CheckboxGroup
          {...offered}
          onChange={chosen => offered.onChange(['summary', ...chosen])}
          label="What will the team see when it accepts?"
          hint={`Always the summary: ${sectionWords.summary.holds.toLowerCase()}. Tick more only where they need it; you can offer what your team sees itself.`}
          options={sections.flatMap(value =>
            value === 'summary' ? [] : [{ value, label: sectionWords[value].name, hint: sectionWords[value].holds }],
          )}
          stacked
        />
      </div>
      <Select
        {...form.at('legalBasis')}
        onChange={basis => basis && form.set('legalBasis', basis)}
        label="Legal basis"
        hint={legalBasis ? legalBasisWords[legalBasis].fits : 'What allows you to share this.'}
        options={legalBases.map(value => ({ value, label: legalBasisWords[value].name }))}
      />
      <DateField
        {...form.at('shareUntil')}
        label="Last day of the share"
        hint="Left empty, it ends when the work ends."
        lean="future"
        optional
      />
      <Checkbox
        {...form.at('onward')}
        label="They may pass this on in a referral of their own"
        hint="Left unticked, somebody who may share has to agree each time."
        full
      />
      <Buttons>
        <Button type="submit" kind="primary" pending={form.pending}>
          Check your answers
        </Button>
      </Buttons>
    </Form>
  )
}

import type { TeamView } from '@waymark/shared/directory/directory.api.ts'
import type { Section } from '@waymark/shared/permissions.ts'
import { isSpecial } from '@waymark/shared/shares/basis.ts'
import { legalBases, needs, referralTypes, urgencies, views } from '@waymark/shared/referrals/referral.ts'
import type { ServiceView } from '@waymark/shared/services/service.ts'
import { sectionLabels } from '../../lib/access/section.labels.ts'
import type { TermsFields } from '../../lib/forms/terms-fields.ts'
import { Button, Buttons } from '../../ui/button.tsx'
import { Checkbox, CheckboxGroup } from '../../ui/checkbox-group.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { Form } from '../../ui/form.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { legalBasisLabels, needLabels, typeLabels, urgencyLabels, viewsLabels } from '../referral.labels.ts'
import { ContactFields } from '../contact-fields.tsx'
import { ServiceChoice } from './service-choice.tsx'
import type { ReferForm } from './use-refer-form.ts'

type ReferFieldsProps = {
  form: ReferForm
  services: readonly ServiceView[]
  teams: readonly TeamView[]
  sections: readonly Section[]
  /** What the user's team sees of the person. Services are matched against it. */
  wanted: { age: number | null; area: { code: string; name: string } }
  terms: TermsFields
}

/** Fields of a referral in three parts: the preview, what the receiver reads after acceptance, and the terms of sharing. */
export function ReferFields({ form, services, teams, sections, wanted, terms: { Consent, Condition } }: ReferFieldsProps) {
  const { legalBasis } = form.values
  const offered = form.at('sections')
  const needsDuty = legalBasis === 'legalObligation'
  return (
    <Form frame={form.frame} label="Refer to a service" problemTitle="This was not sent">
      <h3>Request</h3>
      <Select
        {...form.at('type')}
        onChange={type => type && form.set('type', type)}
        label="What support is needed?"
        options={referralTypes.map(value => ({ value, label: typeLabels[value] }))}
      />
      <RadioGroup
        {...form.at('urgency')}
        label="How urgent is it?"
        options={urgencies.map(value => ({ value, label: urgencyLabels[value].name }))}
        full
      />
      <ServiceChoice form={form} services={services} teams={teams} wanted={wanted} />
      <TextField
        {...form.at('line')}
        label="One-line summary, without names"
        hint="The service sees it before it accepts, with the facts under “What they see first”."
        full
      />
      <h3>For the team that accepts</h3>
      <TextArea {...form.at('reason')} label="Why do you refer?" rows={5} most={5000} />
      <RadioGroup
        {...form.at('views')}
        label="What are their views?"
        hint="Their views are not the legal basis: that is asked below."
        options={views.map(value => ({ value, label: viewsLabels[value] }))}
        full
      />
      <TextArea {...form.at('viewsNote')} label="In their words" rows={2} most={1000} optional />
      <CheckboxGroup
        {...form.at('needs')}
        label="What do they need?"
        hint="The team that accepts says of each what came of it."
        options={needs.map(value => ({ value, label: needLabels[value] }))}
        optional
        full
      />
      <h3>Safe contact</h3>
      <ContactFields form={form} />
      <h3>What you share, and the terms</h3>
      <div className="full section-choices">
        <CheckboxGroup
          {...offered}
          onChange={chosen => offered.onChange(['summary', ...chosen])}
          label="What will the team see when it accepts?"
          hint={`The summary is always included: ${sectionLabels.summary.holds.toLowerCase()}. Tick more only if they need it. You can offer what your team can see.`}
          options={sections.flatMap(value =>
            value === 'summary' ? [] : [{ value, label: sectionLabels[value].name, hint: sectionLabels[value].holds }],
          )}
          stacked
        />
      </div>
      <Select
        {...form.at('legalBasis')}
        onChange={basis => basis && form.set('legalBasis', basis)}
        label="Legal basis"
        hint={legalBasis ? legalBasisLabels[legalBasis].fits : 'What allows you to share this.'}
        options={legalBases.map(value => ({ value, label: legalBasisLabels[value].name }))}
      />
      {(isSpecial(offered.value ?? []) || needsDuty) && (
        <Condition
          of={{ condition: isSpecial(offered.value ?? []) && form.at('condition'), duty: needsDuty && form.at('duty') }}
        />
      )}
      <DateField
        {...form.at('shareUntil')}
        label="Last day of the share"
        hint="Left empty, a year from now. It ends sooner when the work ends."
        lean="future"
        optional
      />
      <Checkbox
        {...form.at('onward')}
        label="They may pass this on in a referral of their own"
        hint="Left unticked, somebody who may share has to agree each time."
        full
      />
      <Consent
        of={{
          asked: form.at('consent.asked'),
          askedBy: form.at('consent.askedBy'),
          askedAt: form.at('consent.askedAt'),
          scope: form.at('consent.scope'),
          answer: form.at('consent.answer'),
          whyNotAsked: form.at('consent.whyNotAsked'),
        }}
        optional={legalBasis !== 'consent'}
      />
      <Buttons>
        <Button type="submit" kind="primary" pending={form.pending}>
          Check your answers
        </Button>
      </Buttons>
    </Form>
  )
}

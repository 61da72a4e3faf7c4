import type { Answer } from '@waymark/shared/kernel/endpoint.ts'
import { legalBases } from '@waymark/shared/referrals/referral.ts'
import type { shareApi } from '@waymark/shared/shares/share.api.ts'
import { purposesToGive, specialConditions, specialSections, statutoryDuties } from '@waymark/shared/shares/share.ts'
import type { ReactNode } from 'react'
import type { Form as FormOf } from '../kernel/use-form.ts'
import { sectionWords } from '../kernel/section-words.ts'
import { legalBasisWords } from '../referrals/referral-words.ts'
import { Banner } from '../ui/banner.tsx'
import { Button, Buttons } from '../ui/button.tsx'
import { Checkbox, CheckboxGroup } from '../ui/checkbox-group.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Form } from '../ui/form.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { ConsentFields } from './consent-fields.tsx'
import type { ShareAnswers } from './share-schema.ts'
import { conditionWords, dutyWords, purposeWords, roleName } from './share-words.ts'
import type { z } from 'zod'

export type ShareForm = FormOf<z.input<typeof ShareAnswers> & Record<string, unknown>>
export type Receivers = Answer<typeof shareApi.receivers>

type ShareFieldsProps = {
  form: ShareForm
  team: ReactNode
  receivers: Receivers | undefined
  /** Of somebody sealed: with one person, and with no whole team. */
  sealed: boolean
}
/** The answers of a share: with whom, what, for what and on what basis, until when; and what the person was asked, apart from all that. */
export function ShareFields({ form, team, receivers, sealed }: ShareFieldsProps) {
  const { legalBasis, sections = [], purpose } = form.values
  const opened = sections.filter(section => section !== undefined)
  const chosen = form.at('sections')
  const covering = receivers?.agreements.find(
    ({ purposes, sections: agreed }) =>
      purposes.some(each => each === purpose) && opened.every(section => agreed.includes(section)),
  )
  const isUncovered = receivers !== undefined && !receivers.sameAgency && purpose !== undefined && !covering
  const isSpecial = opened.some(section => specialSections.some(special => special === section))
  return (
    <Form frame={form.frame} label="Share with a team" problemTitle="This was not shared">
      <h3>With whom, and what</h3>
      {team}
      {receivers && receivers.people.length > 0 && (
        <Select
          {...form.at('toAccount')}
          onChange={id => form.set('toAccount', id)}
          label={sealed ? 'Whom of them?' : 'One person only'}
          hint={
            sealed
              ? 'They are sealed: this person alone is let in, until the share ends. Their team does not hear of it.'
              : 'Left empty, the whole team sees it.'
          }
          none={sealed ? 'Choose' : 'The whole team'}
          options={[...new Map(receivers.people.map(person => [person.id, person])).values()].map(({ id, name, role }) => ({
            value: id,
            label: `${name}, ${roleName(role).toLowerCase()}`,
          }))}
          optional={!sealed}
        />
      )}
      <div className="full section-choices">
        <CheckboxGroup
          {...chosen}
          onChange={ticked => chosen.onChange(['summary', ...ticked])}
          label="What will they see?"
          hint={`Always the summary: ${sectionWords.summary.holds.toLowerCase()}. Tick more only where they need it; you can share what you read yourself.`}
          options={(receivers?.sections ?? []).flatMap(value =>
            value === 'summary' ? [] : [{ value, label: sectionWords[value].name, hint: sectionWords[value].holds }],
          )}
          stacked
        />
      </div>
      <h3>What it stands on</h3>
      <Select
        {...form.at('purpose')}
        onChange={value => value && form.set('purpose', value)}
        label="What is it for?"
        hint="An agreement between the two agencies covers some purposes."
        full
        options={purposesToGive.map(value => ({ value, label: purposeWords[value] }))}
      />
      <Select
        {...form.at('legalBasis')}
        onChange={basis => basis && form.set('legalBasis', basis)}
        label="Your legal basis"
        hint={legalBasis ? legalBasisWords[legalBasis].fits : 'What allows you to share this.'}
        options={legalBases.map(value => ({ value, label: legalBasisWords[value].name }))}
      />
      <Select
        {...form.at('receiverBasis')}
        onChange={basis => basis && form.set('receiverBasis', basis)}
        label="Their legal basis"
        hint={
          covering ? `Agreed: ${legalBasisWords[covering.receiverBasis].name.toLowerCase()}.` : 'What allows them to have it.'
        }
        options={legalBases.map(value => ({ value, label: legalBasisWords[value].name }))}
      />
      {isSpecial && (
        <Select
          {...form.at('condition')}
          onChange={value => form.set('condition', value)}
          label="Condition for health, care and support"
          options={specialConditions.map(value => ({ value, label: conditionWords[value] }))}
        />
      )}
      {legalBasis === 'legalObligation' && (
        <Select
          {...form.at('duty')}
          onChange={value => form.set('duty', value)}
          label="Which duty in law?"
          options={statutoryDuties.map(value => ({ value, label: dutyWords[value] }))}
        />
      )}
      <div className="full">
        {covering && (
          <Banner tone="done" title={`Covered by “${covering.title}”`}>
            <p>A live agreement between the two agencies covers this purpose and these sections.</p>
          </Banner>
        )}
        {isUncovered && (
          <Banner tone="warn" title="No agreement covers this">
            <p>
              Nothing is shared outside a live agreement, unless it protects a life: then select vital interests as your legal
              basis and write why. A supervisor reviews it within a day.
            </p>
          </Banner>
        )}
      </div>
      {isUncovered && legalBasis === 'vitalInterests' && (
        <TextArea {...form.at('urgentReason')} label="Why does it protect a life?" rows={3} most={2000} />
      )}
      <h3>Until when</h3>
      <DateField
        {...form.at('until')}
        label="Last day of the share"
        hint="It ends by itself at the end of that day."
        lean="future"
      />
      <DateField
        {...form.at('reviewAt')}
        label="Look again whether it is needed by"
        hint="Your team gets this as a task."
        lean="future"
      />
      <Checkbox
        {...form.at('onward')}
        label="They may pass this on in a referral of their own"
        hint="Left unticked, somebody who may share has to agree each time."
        full
      />
      <ConsentFields form={form} />
      <Buttons>
        <Button type="submit" kind="primary" pending={form.pending}>
          Check before sharing
        </Button>
      </Buttons>
    </Form>
  )
}

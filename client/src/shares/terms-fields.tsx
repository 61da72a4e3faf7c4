import { consentAnswers, specialConditions, statutoryDuties } from '@waymark/shared/shares/terms.ts'
import type { ConditionControls, ConsentControls } from '../lib/forms/terms-fields.ts'
import { RadioGroup } from '../ui/radio-group.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { WhenField } from '../ui/when-field.tsx'
import { answerLabels, conditionLabels, dutyLabels } from './share.labels.ts'

type ConsentFieldsProps = { of: ConsentControls; optional?: boolean }

/** Fields for consent and views. They are separate from the legal basis and never derived from it. */
export function ConsentFields({
  of: { asked, askedBy, askedAt, scope, answer, whyNotAsked, views },
  optional,
}: ConsentFieldsProps) {
  return (
    <>
      <h3>{views ? 'What the person thinks' : 'What the person was asked'}</h3>
      <RadioGroup
        {...asked}
        label="Was the person asked?"
        hint="Whether they agree is not the legal basis, and the basis does not say whether they were asked."
        options={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ]}
        optional={optional === true}
        full
      />
      {asked.value === 'yes' && (
        <>
          <TextField {...askedBy} label="Who asked them?" />
          <WhenField {...askedAt} label="When?" />
          <TextArea {...scope} label="What were they asked to agree to?" rows={2} most={1000} />
          <RadioGroup
            {...answer}
            label="What did they answer?"
            options={consentAnswers.map(value => ({ value, label: answerLabels[value] }))}
            full
          />
        </>
      )}
      {asked.value === 'no' && <TextArea {...whyNotAsked} label="Why were they not asked?" rows={2} most={1000} />}
      {views && <TextArea {...views} label="What they think, in their words" rows={2} most={2000} optional />}
    </>
  )
}

/** Fields for the condition for special categories and for the legal duty. */
export function ConditionFields({ of: { condition, duty } }: { of: ConditionControls }) {
  return (
    <>
      {condition && (
        <Select
          {...condition}
          onChange={value => value && condition.onChange(value)}
          label="Condition for health, care and support"
          options={specialConditions.map(value => ({ value, label: conditionLabels[value] }))}
        />
      )}
      {duty && (
        <Select
          {...duty}
          onChange={value => value && duty.onChange(value)}
          label="Which duty in law?"
          options={statutoryDuties.map(value => ({ value, label: dutyLabels[value] }))}
        />
      )}
    </>
  )
}

import type { AreaView, TeamView } from '@waymark/shared/directory/directory.api.ts'
import { referralTypes } from '@waymark/shared/referrals/referral.ts'
import type { ListService } from '@waymark/shared/services/service.api.ts'
import { capacities } from '@waymark/shared/services/service.ts'
import type { z } from 'zod'
import type { Form as FormOf } from '../lib/forms/use-form.ts'
import { typeLabels } from '../referrals/referral.labels.ts'
import { CheckboxGroup } from '../ui/checkbox-group.tsx'
import { DateField } from '../ui/date-field.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { capacityLabels } from './service.labels.ts'

type Typed = Omit<z.input<typeof ListService>, 'id'>
type ServiceFieldsProps = { form: Pick<FormOf<Typed>, 'at' | 'set'>; teams: readonly TeamView[]; areas: readonly AreaView[] }

/** Fields of a service: what it is, who it takes, whether it has room, and how to reach it. */
export function ServiceFields({ form, teams, areas }: ServiceFieldsProps) {
  return (
    <>
      <h3>What it is</h3>
      <TextField {...form.at('name')} label="Name" />
      <Select
        {...form.at('teamId')}
        onChange={team => team && form.set('teamId', team)}
        label="Team that takes its referrals"
        options={teams.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        {...form.at('kind')}
        onChange={kind => kind && form.set('kind', kind)}
        label="Help it gives"
        options={referralTypes.map(value => ({ value, label: typeLabels[value] }))}
      />
      <TextArea {...form.at('offers')} label="What it offers" rows={3} most={1000} />
      <h3>Who it is for</h3>
      <TextField {...number(form.at('agesFrom'))} label="Youngest age" inputMode="numeric" width="short" optional />
      <TextField {...number(form.at('agesTo'))} label="Oldest age" inputMode="numeric" width="short" optional />
      <TextArea {...form.at('eligibility')} label="Whom it takes besides" rows={2} most={500} optional />
      <div className="full area-choices">
        <CheckboxGroup
          {...form.at('areas')}
          label="Areas"
          hint="Left empty, it works in all of Scotland."
          options={areas.map(({ code, name }) => ({ value: code, label: name }))}
          stacked
        />
      </div>
      <h3>Capacity, and how to reach it</h3>
      <RadioGroup
        {...form.at('capacity')}
        label="Does it take people on now?"
        full
        options={capacities.map(value => ({ value, label: capacityLabels[value].name }))}
      />
      {form.at('capacity').value === 'waitingList' && (
        <TextField
          {...number(form.at('waitWeeks'))}
          label="How many weeks do people wait?"
          inputMode="numeric"
          width="short"
          full
        />
      )}
      <TextField {...form.at('hours')} label="When can it be reached?" />
      <TextField {...form.at('contact')} label="How can it be reached?" />
      <DateField {...form.at('validFrom')} label="Takes referrals from" lean="future" />
      <DateField {...form.at('validTo')} label="Takes referrals until" lean="future" optional />
    </>
  )
}

/** Adapts a numeric answer to a text field. */
const number = <C extends { value: string | number | undefined }>(control: C) => ({
  ...control,
  value: control.value === undefined ? '' : String(control.value),
})

import { careStatuses } from '@waymark/shared/people/person.ts'
import { careStatusLabels } from '../people/person.labels.ts'
import { FormSection } from '../ui/form-section.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { ReportFields } from './report-schema.ts'
import type { AreaChoices } from './report-sections.tsx'
import { choicesOf } from './whereabouts.labels.ts'

/** Optional details about a person who is not on record yet. */
export function DetailsSection({ form, areas }: { form: ReportFields; areas: AreaChoices }) {
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

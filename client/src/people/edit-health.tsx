import { EditHealth as Edited, personApi } from '@waymark/shared/people/person.api.ts'
import { useDoneHere } from '../lib/forms/done-here.ts'
import { CancelLink, OnlyIf } from '../lib/access/only-if.tsx'
import { useCommand } from '../lib/http/use-command.ts'
import { useEdit } from '../lib/forms/use-edit.ts'
import { BothTexts } from '../ui/both-texts.tsx'
import { FormCard } from '../ui/form-card.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { usePerson, useShownOfPerson } from './person-here.ts'

/** Edits the health section of a person. */
export function EditHealth() {
  const { allowed } = usePerson().person
  return (
    <OnlyIf allowed={allowed} action="person.edit">
      <HealthForm />
    </OnlyIf>
  )
}

const labels = {
  conditions: { label: 'Conditions' },
  medication: { label: 'Medication' },
  medicationIfMissed: { label: 'If a dose is missed' },
  allergies: { label: 'Allergies' },
}
const nothing = { version: 0, conditions: '', medication: '', medicationIfMissed: '', allergies: '' }

function HealthForm() {
  const { person, latest } = usePerson()
  const { health } = person.sections
  const edit = useCommand(personApi.editHealth)
  const done = useDoneHere()
  const showNow = useShownOfPerson('health')
  const form = useEdit({
    showNow,
    schema: Edited,
    start: health ?? nothing,
    labels,
    latest: async () => (await latest()).sections.health ?? nothing,
    draft: { form: 'personHealth', personId: person.id },
    submit: body => edit.mutateAsync({ params: { personId: person.id }, body }),
    done: edited => done('Health saved.', edited),
  })
  return (
    <FormCard
      title={health ? 'Change health' : 'Add health'}
      intro={
        <p>
          Allergies and medication are shown at the top of every page of this person’s episodes, to people who can see health.
        </p>
      }
      form={form}
      submit="Save"
      cancel={<CancelLink />}
    >
      {form.both && <BothTexts both={form.both} onTake={form.take} />}
      <TextArea {...form.at('conditions')} label={labels.conditions.label} optional rows={3} most={2000} />
      <TextField {...form.at('medication')} label={labels.medication.label} optional />
      <TextField
        {...form.at('medicationIfMissed')}
        label={labels.medicationIfMissed.label}
        hint="What happens, and how soon"
        optional
      />
      <TextField {...form.at('allergies')} label={labels.allergies.label} optional />
    </FormCard>
  )
}

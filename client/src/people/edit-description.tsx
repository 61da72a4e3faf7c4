import { EditDescription as Edited, personApi } from '@waymark/shared/people/person.api.ts'
import { useDoneHere } from '../lib/forms/done-here.ts'
import { CancelLink, OnlyIf } from '../lib/access/only-if.tsx'
import { useCommand } from '../lib/http/use-command.ts'
import { useEdit } from '../lib/forms/use-edit.ts'
import { BothTexts } from '../ui/both-texts.tsx'
import { FormCard } from '../ui/form-card.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { usePerson, useShownOfPerson } from './person-here.ts'

/** Edits the description of a person. */
export function EditDescription() {
  const { allowed } = usePerson().person
  return (
    <OnlyIf allowed={allowed} action="person.edit">
      <DescriptionForm />
    </OnlyIf>
  )
}

const labels = {
  appearance: { label: 'What they look like' },
  marks: { label: 'Scars, tattoos, piercings' },
  languages: { label: 'Languages and interpreter' },
}
const nothing = { version: 0, appearance: '', marks: '', languages: '' }

function DescriptionForm() {
  const { person, latest } = usePerson()
  const { description } = person.sections
  const edit = useCommand(personApi.editDescription)
  const done = useDoneHere()
  const showNow = useShownOfPerson('description')
  const form = useEdit({
    showNow,
    schema: Edited,
    start: description ?? nothing,
    labels,
    latest: async () => (await latest()).sections.description ?? nothing,
    draft: { form: 'personDescription', personId: person.id },
    submit: body => edit.mutateAsync({ params: { personId: person.id }, body }),
    done: edited => done('Description saved.', edited),
  })
  return (
    <FormCard title={description ? 'Change description' : 'Add description'} form={form} submit="Save" cancel={<CancelLink />}>
      {form.both && <BothTexts both={form.both} onTake={form.take} />}
      <TextArea
        {...form.at('appearance')}
        label={labels.appearance.label}
        hint="Height, build, hair, usual clothes"
        most={2000}
      />
      <TextArea
        {...form.at('marks')}
        label={labels.marks.label}
        hint="What, and where on the body"
        optional
        rows={2}
        most={1000}
      />
      <TextField {...form.at('languages')} label={labels.languages.label} optional />
    </FormCard>
  )
}

import { EditCare as Edited, personApi } from '@waymark/shared/people/person.api.ts'
import { careStatuses } from '@waymark/shared/people/person.ts'
import { useDoneHere } from '../lib/forms/done-here.ts'
import { CancelLink, OnlyIf } from '../lib/access/only-if.tsx'
import { useCommand } from '../lib/http/use-command.ts'
import { useEdit } from '../lib/forms/use-edit.ts'
import { BothTexts } from '../ui/both-texts.tsx'
import { FormCard } from '../ui/form-card.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { usePerson, useShownOfPerson } from './person-here.ts'
import { careStatusLabels } from './person.labels.ts'

/** Edits the care section of a person. */
export function EditCare() {
  const { allowed } = usePerson().person
  return (
    <OnlyIf allowed={allowed} action="person.edit">
      <CareForm />
    </OnlyIf>
  )
}

const say = (code: string) => careStatuses.filter(status => status === code).map(status => careStatusLabels[status])[0] ?? code
const labels = {
  status: { label: 'Care', say },
  homeAddress: { label: 'Home address' },
  phone: { label: 'Their phone' },
  livesWith: { label: 'Lives with, or at' },
  keyWorker: { label: 'Key worker or social worker' },
}
const nothing = { version: 0, status: 'notKnown', homeAddress: '', phone: '', livesWith: '', keyWorker: '' } as const

function CareForm() {
  const { person, latest } = usePerson()
  const { care } = person.sections
  const edit = useCommand(personApi.editCare)
  const done = useDoneHere()
  const showNow = useShownOfPerson('care')
  const form = useEdit({
    showNow,
    schema: Edited,
    start: care ?? nothing,
    labels,
    latest: async () => (await latest()).sections.care ?? nothing,
    draft: { form: 'personCare', personId: person.id },
    submit: body => edit.mutateAsync({ params: { personId: person.id }, body }),
    done: edited => done('Care saved.', edited),
  })
  const status = form.at('status')
  return (
    <FormCard title={care ? 'Change care' : 'Add care'} form={form} submit="Save" cancel={<CancelLink />}>
      {form.both && <BothTexts both={form.both} onTake={form.take} />}
      <Select
        {...status}
        onChange={chosen => chosen && status.onChange(chosen)}
        label={labels.status.label}
        options={careStatuses.map(value => ({ value, label: careStatusLabels[value] }))}
      />
      <TextField
        {...form.at('homeAddress')}
        label={labels.homeAddress.label}
        hint="With the postcode. You can choose “No fixed address”"
        optional
        autoComplete="off"
      />
      <TextField {...form.at('phone')} label={labels.phone.label} optional type="tel" autoComplete="off" />
      <TextField {...form.at('livesWith')} label={labels.livesWith.label} optional />
      <TextField {...form.at('keyWorker')} label={labels.keyWorker.label} hint="Name and how to reach them" optional />
    </FormCard>
  )
}

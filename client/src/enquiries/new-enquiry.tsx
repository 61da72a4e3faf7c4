import { useQuery } from '@tanstack/react-query'
import { enquiryApi, RecordEnquiry } from '@waymark/shared/enquiries/enquiry.api.ts'
import { isEver } from '@waymark/shared/permissions.ts'
import { colleaguesQuery } from '../directory/directory.api.ts'
import { useEpisode } from '../episodes/episode.api.ts'
import { useDoneHere } from '../lib/forms/done-here.ts'
import { newId } from '../lib/http/new-id.ts'
import { CancelLink, OnlyIf } from '../lib/access/only-if.tsx'
import { roleLabels } from '../lib/access/role.labels.ts'
import { useSession } from '../lib/session/session.ts'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { FormCard } from '../ui/form-card.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { WhenField } from '../ui/when-field.tsx'
import './enquiry.labels.ts'

/** Creates an enquiry with its subject, assignee and deadline. */
export function NewEnquiry() {
  const { allowed } = useEpisode()
  return (
    <OnlyIf allowed={allowed} action="enquiry.record">
      <EnquiryForm />
    </OnlyIf>
  )
}

function EnquiryForm() {
  const { id: episodeId } = useEpisode()
  const { account } = useSession()
  const record = useCommand(enquiryApi.record)
  const done = useDoneHere()
  const { data: colleagues = [] } = useQuery(colleaguesQuery({ episode: episodeId }))
  const form = useForm({
    schema: RecordEnquiry,
    start: { id: newId(), what: '', accountId: null, dueAt: '' },
    draft: { form: 'enquiry', episodeId },
    submit: body => record.mutateAsync({ params: { episodeId }, body }),
    done: () => done('The enquiry is recorded.'),
  })
  const { accountId } = form.values
  return (
    <FormCard title="New enquiry" form={form} submit="Save enquiry" cancel={<CancelLink />}>
      <TextArea
        {...form.at('what')}
        label="What is to be found out, and from whom?"
        hint="For example: ask the bus company for the cameras of the night service"
        rows={3}
        most={1000}
      />
      <Select
        {...form.at('accountId')}
        value={accountId ?? undefined}
        label="Who does it?"
        none="Unassigned"
        options={colleagues
          .filter(({ role }) => isEver(role, 'enquiry.record'))
          .map(({ id, name, role }) => ({
            value: id,
            label: id === account.id ? `${name} (you)` : `${name}, ${roleLabels[role].toLowerCase()}`,
          }))}
        onChange={chosen => form.set('accountId', chosen ?? null)}
      />
      <WhenField {...form.at('dueAt')} label="By when?" lean="future" full />
    </FormCard>
  )
}

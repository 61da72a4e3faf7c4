import { accessRequestApi } from '@waymark/shared/access-requests/access-request.api.ts'
import { leastReason } from '@waymark/shared/break-glass/break-glass.ts'
import { sections } from '@waymark/shared/permissions.ts'
import { useState } from 'react'
import { newId } from '../lib/http/new-id.ts'
import { CancelLink } from '../lib/access/only-if.tsx'
import { sectionLabels } from '../lib/access/section.labels.ts'
import { useSession } from '../lib/session/session.ts'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { Banner } from '../ui/banner.tsx'
import { Card, Columns } from '../ui/card.tsx'
import { CheckboxGroup } from '../ui/checkbox-group.tsx'
import { DateField } from '../ui/date-field.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Consequences, FormCard } from '../ui/form-card.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { Asked } from './asked.tsx'
import './access-requests.css'

/** Asks for access, and lists earlier requests. The answer is always "sent, if it exists", so that it reveals no record. */
export function AskForAccessPage() {
  usePageTitle('Ask for access')
  const mayAsk = useSession().allowed.includes('access.request')
  const [sent, setSent] = useState(0)
  return (
    <>
      <PageHeader title="Ask for access" under="When you know who it is, and your work needs their record" />
      <Columns>
        {!mayAsk ? (
          <Card>
            <EmptyState title="Your role does not ask for access">Ask your team’s supervisor if you need it done.</EmptyState>
          </Card>
        ) : (
          <>
            {sent > 0 && (
              <Banner title="Sent, if it exists">
                <p>
                  If there is such a record, the people who can share it are told what you need and why. You are told if access is
                  given. You may not be told of a refusal.
                </p>
              </Banner>
            )}
            <AskForm key={sent} onSent={() => setSent(sent + 1)} />
            <Asked />
          </>
        )}
      </Columns>
    </>
  )
}

function AskForm({ onSent }: { onSent: () => void }) {
  const ask = useCommand(accessRequestApi.ask)
  const form = useForm({
    schema: accessRequestApi.ask.body,
    start: { id: newId(), sections: [], reason: '' },
    draft: { form: 'accessRequest' },
    submit: body => ask.mutateAsync({ body }),
    done: onSent,
    words: ({ code }) =>
      code === 'too-many-tries'
        ? 'You have reached the limit of requests in an hour. Phone the lead team, or try again later.'
        : undefined,
  })
  return (
    <FormCard
      title="Whose record do you need?"
      intro={
        <p>
          Enter the exact reference, or the exact name and date of birth. There is no search, and you are not told whether there
          is such a record.
        </p>
      }
      form={form}
      submit="Ask for access"
      cancel={<CancelLink />}
    >
      <TextField
        {...form.at('reference')}
        label="Reference"
        hint="The two letters, the year and the six figures"
        optional
        full
        autoComplete="off"
      />
      <TextField {...form.at('givenName')} label="First name" optional autoComplete="off" />
      <TextField {...form.at('familyName')} label="Last name" optional autoComplete="off" />
      <DateField {...form.at('dateOfBirth')} label="Date of birth" optional full />
      <CheckboxGroup
        {...form.at('sections')}
        label="What do you need?"
        hint="No more than your work needs: that is easier to give."
        options={sections.map(value => ({ value, label: sectionLabels[value].name, hint: sectionLabels[value].holds }))}
        full
        stacked
      />
      <TextArea
        {...form.at('reason')}
        label="Why do you need it?"
        hint={`At least ${leastReason} characters. The person who decides reads it, with your name and team.`}
        rows={3}
        most={2000}
      />
      <Consequences>
        <li>If there is such a record, the supervisors of the lead team are told at once.</li>
        <li>They share what you need, or refuse. If nobody answers, your request ends after seven days.</li>
        <li>It is recorded that you asked, for whom and why.</li>
      </Consequences>
    </FormCard>
  )
}

import { breakGlassApi } from '@waymark/shared/break-glass/break-glass.api.ts'
import { breakGlassHours, breakGlassTries, leastReason, OpenBreakGlass as Open } from '@waymark/shared/break-glass/break-glass.ts'
import { useState } from 'react'
import { useGoOn } from '../lib/forms/go-on.ts'
import { newId } from '../lib/http/new-id.ts'
import { CancelLink, OnlyIf } from '../lib/access/only-if.tsx'
import { useSession } from '../lib/session/session.ts'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { Banner } from '../ui/banner.tsx'
import { Columns } from '../ui/card.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Consequences, FormCard } from '../ui/form-card.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'

/** Opens an episode that the reader has no access to, in an emergency. */
export function OpenBreakGlass() {
  usePageTitle('Emergency access')
  const { allowed } = useSession()
  return (
    <>
      <PageHeader title="Emergency access" under="For when someone may come to harm before you can be given access" />
      <Columns>
        <OnlyIf allowed={allowed} action="breakGlass.open">
          <OpenForm />
        </OnlyIf>
      </Columns>
    </>
  )
}

function OpenForm() {
  const { agency } = useSession()
  const goOn = useGoOn()
  const open = useCommand(breakGlassApi.open)
  const [isNothing, setNothing] = useState(false)
  const form = useForm({
    schema: Open,
    start: { id: newId(), reference: '', givenName: '', familyName: '', dateOfBirth: '', reason: '' },
    draft: { form: 'emergency' },
    submit: body => {
      setNothing(false)
      return open.mutateAsync({ body })
    },
    isSent: ({ episodeId }) => episodeId !== null,
    done: ({ episodeId }) => {
      if (episodeId) return goOn({ to: '/episodes/$episodeId', params: { episodeId } })
      setNothing(true)
      form.set('id', newId()) // the next attempt is a separate opening
    },
  })
  return (
    <FormCard
      title="Who is it about?"
      intro={
        <>
          <p>Enter the exact reference, or the full name and date of birth. There is no search and no similar names.</p>
          {isNothing && (
            <Banner tone="warn" title="Nothing was opened">
              <p>
                You cannot open anyone with exactly that reference, or that name and date of birth. Check what you typed, or call
                the division. The try is recorded.
              </p>
            </Banner>
          )}
        </>
      }
      form={form}
      submit={`Open for ${breakGlassHours} hours`}
      danger
      cancel={<CancelLink />}
    >
      <TextField
        {...form.at('reference')}
        label="Reference"
        hint="Of the episode or the person: letters, the year and six figures"
        full
      />
      <p className="full strong">Or, without a reference</p>
      <TextField {...form.at('givenName')} label="First name" autoComplete="off" />
      <TextField {...form.at('familyName')} label="Last name" autoComplete="off" />
      <DateField {...form.at('dateOfBirth')} label="Date of birth" />
      <TextArea
        {...form.at('reason')}
        label="Why do you need to see this now?"
        hint={`At least ${leastReason} characters. The lead team and your agency’s auditors read it.`}
        rows={4}
        most={2000}
      />
      <Consequences>
        <li>
          You see who they are, what they look like, their care, health and plan
          {agency.kind === 'police' && ', and the enquiries'}, for {breakGlassHours} hours. You may add information, and change
          nothing. Where they are is not shown.
        </li>
        <li>The lead team and your agency’s auditors are told at once that it was you, and why.</li>
        <li>Both review it by the next working day.</li>
        <li>Each try is recorded. There are {breakGlassTries} in an hour.</li>
      </Consequences>
    </FormCard>
  )
}

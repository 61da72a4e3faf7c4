import type { Answer } from '@waymark/shared/platform/endpoint.ts'
import type { shareApi } from '@waymark/shared/shares/share.api.ts'
import { lazy, Suspense, type ReactNode } from 'react'
import type { Form as FormOf } from '../lib/forms/use-form.ts'
import { sectionLabels } from '../lib/access/section.labels.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Checkbox, CheckboxGroup } from '../ui/checkbox-group.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Form } from '../ui/form.tsx'
import { Loading } from '../ui/loading.tsx'
import { Select } from '../ui/select.tsx'
import { BasisFields } from './basis-fields.tsx'
import type { ShareAnswers } from './share-schema.ts'
import { roleName } from './share.labels.ts'
import type { z } from 'zod'

const ConsentFields = lazy(async () => ({ default: (await import('./terms-fields.tsx')).ConsentFields }))

export type ShareForm = FormOf<z.input<typeof ShareAnswers> & Record<string, unknown>>
export type Receivers = Answer<typeof shareApi.receivers>

type ShareFieldsProps = {
  form: ShareForm
  team: ReactNode
  receivers: Receivers | undefined
  /** The person is sealed, so the share is with one person and not a whole team. */
  sealed: boolean
}
/** Fields of a share: receiver, sections, purpose, basis and end. Consent is asked separately. */
export function ShareFields({ form, team, receivers, sealed }: ShareFieldsProps) {
  const chosen = form.at('sections')
  return (
    <Form frame={form.frame} label="Share with a team" problemTitle="This was not shared">
      <h3>Who with, and what</h3>
      {team}
      {receivers && receivers.people.length > 0 && (
        <Select
          {...form.at('toAccount')}
          onChange={id => form.set('toAccount', id)}
          label={sealed ? 'Who in that team?' : 'One person only'}
          hint={
            sealed
              ? 'They are sealed: only this person is let in, until the share ends. Their team is not told.'
              : 'If left empty, the whole team sees it.'
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
          hint={`The summary is always included: ${sectionLabels.summary.holds.toLowerCase()}. Tick more only if they need it. You can share what you can read.`}
          options={(receivers?.sections ?? []).flatMap(value =>
            value === 'summary' ? [] : [{ value, label: sectionLabels[value].name, hint: sectionLabels[value].holds }],
          )}
          stacked
        />
      </div>
      <BasisFields form={form} receivers={receivers} />
      <h3>Start and end</h3>
      <DateField
        {...form.at('from')}
        label="First day of the share"
        hint="Left empty, from now on. Until then they see nothing and are told nothing."
        lean="future"
        optional
      />
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
      <Suspense fallback={<Loading />}>
        <ConsentFields
          of={{
            asked: form.at('consent.asked'),
            askedBy: form.at('consent.askedBy'),
            askedAt: form.at('consent.askedAt'),
            scope: form.at('consent.scope'),
            answer: form.at('consent.answer'),
            whyNotAsked: form.at('consent.whyNotAsked'),
            views: form.at('consent.views'),
          }}
        />
      </Suspense>
      <Buttons>
        <Button type="submit" kind="primary" pending={form.pending}>
          Check before sharing
        </Button>
      </Buttons>
    </Form>
  )
}

import { useQueryClient } from '@tanstack/react-query'
import { agreementApi, MakeAgreement } from '@waymark/shared/agreements/agreement.api.ts'
import { plainDate } from '@waymark/shared/platform/fields.ts'
import { sections } from '@waymark/shared/permissions.ts'
import { legalBases } from '@waymark/shared/referrals/referral.ts'
import { sharePurposes } from '@waymark/shared/shares/share.ts'
import { newId } from '../lib/http/new-id.ts'
import { sectionLabels } from '../lib/access/section.labels.ts'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { legalBasisLabels } from '../referrals/referral.labels.ts'
import { purposeLabels } from '../shares/share.labels.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { CheckboxGroup } from '../ui/checkbox-group.tsx'
import { DateField } from '../ui/date-field.tsx'
import { endOfDay, startOfDay } from '../ui/end-of-day.ts'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { agreementsQuery } from './agreement.api.ts'

const Answers = MakeAgreement.extend({
  fromAt: plainDate('Enter the first day, for example 1 4 2026').transform(startOfDay),
  until: plainDate('Enter the last day, for example 31 3 2029')
    .transform(endOfDay)
    .nullish()
    .transform(value => value ?? undefined),
})

/** Records a sharing agreement between the reader's agency and another one. */
export function NewAgreement({ agencies, onClose }: { agencies: readonly { id: string; name: string }[]; onClose: () => void }) {
  const client = useQueryClient()
  const make = useCommand(agreementApi.make)
  const form = useForm({
    schema: Answers,
    start: { id: newId(), title: '', purposes: [], sections: ['summary'] },
    draft: { form: 'agreement' },
    submit: async body => {
      await make.mutateAsync({ body })
      await client.refetchQueries(agreementsQuery)
    },
    done: () => {
      announce('The agreement was recorded')
      onClose()
    },
    messages: { withAgency: 'Select the agency' },
  })
  const bases = legalBases.map(value => ({ value, label: legalBasisLabels[value].name }))
  const chosen = form.at('sections')
  return (
    <Card>
      <Panel title="Record an agreement" level={2}>
        <Form frame={form.frame} bare problemTitle="This was not recorded">
          <Select
            {...form.at('withAgency')}
            onChange={id => id && form.set('withAgency', id)}
            label="With which agency?"
            options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextField {...form.at('title')} label="Title" hint="As on the document that was signed." />
          <CheckboxGroup
            {...form.at('purposes')}
            label="What may your agency share for?"
            options={sharePurposes.map(value => ({ value, label: purposeLabels[value] }))}
            full
            stacked
          />
          <CheckboxGroup
            {...chosen}
            onChange={ticked => chosen.onChange(['summary', ...ticked])}
            label="What may be shared, beside the summary?"
            options={sections.flatMap(value =>
              value === 'summary' ? [] : [{ value, label: sectionLabels[value].name, hint: sectionLabels[value].holds }],
            )}
            full
            stacked
          />
          <Select
            {...form.at('giverBasis')}
            onChange={basis => basis && form.set('giverBasis', basis)}
            label="Your legal basis"
            options={bases}
          />
          <Select
            {...form.at('receiverBasis')}
            onChange={basis => basis && form.set('receiverBasis', basis)}
            label="Their legal basis"
            options={bases}
          />
          <DateField {...form.at('fromAt')} label="First day" />
          <DateField {...form.at('until')} label="Last day" lean="future" optional />
          <p className="full muted">
            From its first day your agency can share under it. People who manage agreements in the other agency see it too; no one
            is notified automatically.
          </p>
          <Buttons>
            <Button type="submit" kind="primary" pending={form.pending}>
              Record the agreement
            </Button>
            <Button onClick={onClose}>Cancel</Button>
          </Buttons>
        </Form>
      </Panel>
    </Card>
  )
}

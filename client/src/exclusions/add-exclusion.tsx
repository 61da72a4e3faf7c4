import { useQuery } from '@tanstack/react-query'
import { exclusionApi } from '@waymark/shared/exclusions/exclusion.api.ts'
import { AddExclusion as Add, exclusionReasons } from '@waymark/shared/exclusions/exclusion.ts'
import { newId } from '../lib/http/new-id.ts'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Consequences } from '../ui/form-card.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { exclusionLabels } from './exclusion.labels.ts'
import { excludableQuery } from './exclusion.api.ts'

/** Excludes an account from the person with a reference. The answer does not reveal whether there is such a person. */
export function AddExclusion() {
  const { data: accounts = [] } = useQuery(excludableQuery)
  const add = useCommand(exclusionApi.add)
  const start = () => ({ id: newId(), reference: '' })
  const form = useForm({
    schema: Add,
    start: start(),
    submit: body => add.mutateAsync({ body }),
    done: () => {
      announce('Recorded. It applies if there is such a person.')
      form.restart(start())
    },
  })
  const [account, why] = [form.at('accountId'), form.at('why')]
  return (
    <Card title="Exclude somebody">
      <Form frame={form.frame} label="Exclude somebody">
        <Select
          {...account}
          onChange={chosen => form.set('accountId', chosen ?? '')}
          label="Whom?"
          options={accounts.map(({ id, name, team }) => ({ value: id, label: `${name}, ${team}` }))}
        />
        <Select
          {...why}
          onChange={chosen => chosen && why.onChange(chosen)}
          label="Why?"
          options={exclusionReasons.map(value => ({ value, label: exclusionLabels[value].theirs }))}
        />
        <TextField
          {...form.at('reference')}
          label="From whom?"
          hint="The exact reference of the person, or of an episode of theirs"
          full
        />
        <Consequences>
          <li>If there is such a person, this account loses access to them at once, and its tasks go back to the team.</li>
          <li>You are not told whether there is. No one else is told either.</li>
        </Consequences>
        <Buttons>
          <Button type="submit" kind="primary" pending={form.pending}>
            Exclude
          </Button>
        </Buttons>
      </Form>
    </Card>
  )
}

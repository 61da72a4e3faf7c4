import { useNavigate } from '@tanstack/react-router'
import { exclusionApi } from '@waymark/shared/exclusions/exclusion.api.ts'
import { DeclareExclusion, exclusionReasons } from '@waymark/shared/exclusions/exclusion.ts'
import { newId } from '../lib/http/new-id.ts'
import { CancelLink } from '../lib/access/only-if.tsx'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { Consequences, FormCard } from '../ui/form-card.tsx'
import { notice } from '../ui/notice.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { exclusionLabels } from './exclusion.labels.ts'

/** Excludes the reader from a person they know. It takes effect at once, on all records of that person. */
export function IKnowThem({ reference }: { reference: string }) {
  const declare = useCommand(exclusionApi.declare)
  const navigate = useNavigate()
  const form = useForm({
    schema: DeclareExclusion,
    start: { id: newId(), reference },
    submit: async body => {
      const made = await declare.mutateAsync({ body })
      await navigate({ to: '/work', replace: true }) // the reader can no longer see this page
      return made
    },
    done: () => notice('Recorded. You can no longer see them.'),
  })
  return (
    <FormCard
      title="I know this person"
      intro={<p>Tell us before you read on. It protects them, and you. It is not held against you.</p>}
      form={form}
      submit="Exclude myself"
      danger
      cancel={<CancelLink />}
    >
      <RadioGroup
        {...form.at('why')}
        label="How do you know them?"
        full
        stacked
        options={exclusionReasons.map(value => ({ value, label: exclusionLabels[value].mine }))}
      />
      <Consequences>
        <li>
          You lose access to them and all their episodes at once, in every team you are in. You cannot get it back, not even in an
          emergency.
        </li>
        <li>Your tasks on them go back to your team. Your colleagues are not told why.</li>
        <li>Only someone else can end it: an inspector in your team, the national unit, or an administrator in your agency.</li>
      </Consequences>
    </FormCard>
  )
}

import { useQuery } from '@tanstack/react-query'
import { taskApi } from '@waymark/shared/tasks/task.api.ts'
import { taskActions, type TaskView } from '@waymark/shared/tasks/task.ts'
import { isEver } from '@waymark/shared/permissions.ts'
import { z } from 'zod'
import { colleaguesQuery } from '../directory/directory.api.ts'
import { roleLabels } from '../lib/access/role.labels.ts'
import { useSession } from '../lib/session/session.ts'
import { QueryState } from '../lib/http/query-state.tsx'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import { Select } from '../ui/select.tsx'
import './task-refusals.ts'

type GiveTaskProps = { task: TaskView; episodeId: string; onClose: () => void }

/** Form that assigns a task to a colleague who may do it, or to the whole team. */
export function GiveTask({ task, episodeId, onClose }: GiveTaskProps) {
  const colleagues = useQuery(colleaguesQuery({ episode: episodeId }))
  const { account } = useSession()
  return (
    <Panel title="Assign">
      <QueryState query={colleagues}>
        {people => (
          <GiveForm
            task={task}
            episodeId={episodeId}
            onClose={onClose}
            people={people
              .filter(({ id, role }) => id !== task.owner.account?.id && isEver(role, taskActions[task.kind]))
              .map(({ id, name, role }) => ({
                value: id,
                label: id === account.id ? `${name} (you)` : `${name}, ${roleLabels[role].toLowerCase()}`,
              }))}
          />
        )}
      </QueryState>
    </Panel>
  )
}

/** The choice of the whole team instead of one account. */
const team = 'team'
const Given = z.object({ to: z.string({ error: 'Select the owner' }).min(1, 'Select the owner') })

type GiveFormProps = GiveTaskProps & { people: { value: string; label: string }[] }

function GiveForm({ task, episodeId, onClose, people }: GiveFormProps) {
  const give = useCommand(taskApi.give)
  const form = useForm({
    schema: Given,
    start: {},
    submit: ({ to }) =>
      give.mutateAsync({ params: { episodeId, taskId: task.id }, body: { accountId: to === team ? null : to } }),
    done: () => {
      announce('Assigned')
      onClose()
    },
    mayBeLeft: true,
  })
  const anyone = task.owner.account ? [{ value: team, label: 'Unassigned' }] : []
  const to = form.at('to')
  return (
    <Form frame={form.frame} bare oneColumn problemTitle="This was not assigned">
      <Select
        {...to}
        label="Assign to"
        onChange={chosen => to.onChange(chosen ?? '')}
        options={[...anyone, ...people]}
        none="Choose"
      />
      <Buttons>
        <Button type="submit" kind="primary" pending={form.pending}>
          Assign
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </Buttons>
    </Form>
  )
}

import { savedViewApi } from '@waymark/shared/saved-views/saved-view.api.ts'
import { sayRefusals } from '../lib/http/problem-text.ts'
import { useSession } from '../lib/session/session.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox-group.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import { TextField } from '../ui/text-field.tsx'

sayRefusals({ 'savedView.tooMany': 'You have 100 views, which is the limit. Discard one that you no longer use.' })

const Named = savedViewApi.save.body.pick({ name: true, shared: true })
type SaveViewProps = { onSave: (named: { name: string; shared: boolean }) => Promise<unknown>; onClose: () => void }

/** Form that saves the current filters under a name, for the user or the whole team. */
export function SaveView({ onSave, onClose }: SaveViewProps) {
  const { team } = useSession()
  const form = useForm({
    schema: Named,
    start: { name: '', shared: false },
    submit: async named => {
      await onSave(named)
      return named
    },
    done: ({ name }) => {
      announce(`View ${name} saved`)
      onClose()
    },
    mayBeLeft: true,
  })
  return (
    <div className="wide">
      <Panel title="Save this view as a view" level={2}>
        <Form frame={form.frame} bare oneColumn>
          <TextField {...form.at('name')} label="Name of the view" autoComplete="off" maxLength={60} width="half" />
          <Checkbox
            {...form.at('shared')}
            label={`Share it with ${team.name}`}
            hint="Everybody in the team can use it; only you can drop it."
          />
          <Buttons>
            <Button type="submit" kind="primary" pending={form.pending}>
              Save the view
            </Button>
            <Button onClick={onClose}>Cancel</Button>
          </Buttons>
        </Form>
      </Panel>
    </div>
  )
}

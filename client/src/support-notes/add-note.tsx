import { supportNoteApi } from '@waymark/shared/support-notes/support-note.api.ts'
import { newId } from '../lib/new-id.ts'
import { useCommand } from '../lib/use-command.ts'
import { useForm } from '../lib/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { TextArea } from '../ui/text-area.tsx'

/** Form that adds a support note, for the user's team only or shared back. */
export function AddNote({ episodeId, onClose }: { episodeId: string; onClose: () => void }) {
  const add = useCommand(supportNoteApi.add)
  const form = useForm({
    schema: supportNoteApi.add.body,
    start: { id: newId(), text: '' },
    draft: { form: 'supportNote', episodeId },
    submit: body => add.mutateAsync({ params: { episodeId }, body }),
    done: () => {
      announce('The note is saved')
      onClose()
    },
  })
  return (
    <Panel title="Add a support note">
      <Form frame={form.frame} bare>
        <TextArea {...form.at('text')} label="Note" rows={5} most={10_000} />
        <RadioGroup
          {...form.at('sharedBack')}
          label="Who may read it?"
          full
          stacked
          options={[
            { value: false, label: 'Only our team', hint: 'No other team sees it, or is told about it.' },
            {
              value: true,
              label: 'Share back with the teams on this episode',
              hint: 'Teams with access to support notes read it, with your name. You cannot withdraw it.',
            },
          ]}
        />
        <Buttons>
          <Button type="submit" kind="primary" pending={form.pending}>
            Save the note
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}

import { exclusionApi } from '@waymark/shared/exclusions/exclusion.api.ts'
import { EndExclusion as End, type ExclusionView } from '@waymark/shared/exclusions/exclusion.ts'
import { useCommand } from '../lib/use-command.ts'
import { useForm } from '../lib/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import { TextArea } from '../ui/text-area.tsx'

/** Ends an exclusion, with a reason. */
export function EndExclusion({ of, onClose }: { of: ExclusionView; onClose: () => void }) {
  const end = useCommand(exclusionApi.end)
  const form = useForm({
    schema: End,
    start: { reason: '' },
    draft: { form: 'exclusionEnd', place: of.id },
    submit: body => end.mutateAsync({ params: { exclusionId: of.id }, body }),
    done: () => {
      announce('The exclusion has ended')
      onClose()
    },
  })
  return (
    <Panel title={`End the exclusion of ${of.account}?`}>
      <ul className="bullets">
        <li>
          {of.account} sees again whatever their teams see of {of.reference}, unless another exclusion stands.
        </li>
        <li>It is recorded that you ended it, and why.</li>
      </ul>
      <Form frame={form.frame} bare>
        <TextArea {...form.at('reason')} label="Why may they know again?" rows={3} most={1000} />
        <Buttons>
          <Button type="submit" kind="danger" pending={form.pending}>
            End it now
          </Button>
          <Button onClick={onClose}>Keep it</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}

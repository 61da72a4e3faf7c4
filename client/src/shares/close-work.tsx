import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { useCommand } from '../lib/use-command.ts'
import { useForm } from '../lib/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import type { SharePanelProps } from './end-share.tsx'

/** Form that ends a share with the user's own team, because its work is done. */
export function CloseWork({ share, episodeId, onClose }: SharePanelProps) {
  const close = useCommand(shareApi.closeWork)
  const form = useForm({
    schema: shareApi.closeWork.body,
    start: {},
    submit: body => close.mutateAsync({ params: { episodeId, shareId: share.id }, body }),
    done: () => {
      announce('Your work is closed, and the share has ended')
      onClose()
    },
  })
  return (
    <Panel title="Close your team’s work on this episode?">
      <ul className="bullets">
        <li>Your team’s access ends at once, also on open screens.</li>
        <li>You keep what your team recorded, with the reference and the name, but cannot change it.</li>
        <li>The team that shared it is told.</li>
      </ul>
      <Form frame={form.frame} bare>
        <Buttons>
          <Button type="submit" kind="danger" pending={form.pending}>
            Close our work now
          </Button>
          <Button onClick={onClose}>Go on</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}

import type { ShareView } from '@waymark/shared/shares/share.ts'
import { shareEnds, accessApi } from '@waymark/shared/access/access.api.ts'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { shareEndLabels } from '../access/access.labels.ts'
import { receiverOf } from './share.labels.ts'

export type SharePanelProps = { share: ShareView; episodeId: string; onClose: () => void }

/** Form that ends a share, with what will happen and a reason. */
export function EndShare({ share, episodeId, onClose }: SharePanelProps) {
  const end = useCommand(accessApi.endShare)
  const form = useForm({
    schema: accessApi.endShare.body,
    start: {},
    submit: body => end.mutateAsync({ params: { episodeId, shareId: share.id }, body }),
    done: () => {
      announce(`The share with ${receiverOf(share)} has ended`)
      onClose()
    },
  })
  return (
    <Panel title={`End the share with ${receiverOf(share)}?`}>
      {share.toBegin ? (
        <p>It has not begun: they have seen nothing and will not be told. It is recorded that you withdrew it, and why.</p>
      ) : (
        <ul className="bullets">
          <li>They lose access at once, also on open screens.</li>
          <li>They keep what they recorded, with the reference and the name, but cannot change it.</li>
          <li>They are told by reference, without a name, that it has ended. It is recorded that you ended it, and why.</li>
        </ul>
      )}
      <Form frame={form.frame} bare>
        <RadioGroup
          {...form.at('why')}
          label="Why does it end?"
          options={shareEnds.map(value => ({ value, label: shareEndLabels[value] }))}
          full
        />
        <Buttons>
          <Button type="submit" kind="danger" pending={form.pending}>
            End the share now
          </Button>
          <Button onClick={onClose}>Keep it</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}

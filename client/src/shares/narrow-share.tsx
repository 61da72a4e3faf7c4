import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { sectionLabels } from '../lib/section.labels.ts'
import { useCommand } from '../lib/use-command.ts'
import { useForm } from '../lib/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { CheckboxGroup } from '../ui/checkbox-group.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import type { SharePanelProps } from './end-share.tsx'
import { receiverOf } from './share.labels.ts'

/** Form that removes sections from a share. They disappear from the receiver's screens at once. */
export function NarrowShare({ share, episodeId, onClose }: SharePanelProps) {
  const narrow = useCommand(shareApi.narrow)
  const form = useForm({
    schema: shareApi.narrow.body,
    start: { sections: [...share.sections] },
    submit: body => narrow.mutateAsync({ params: { episodeId, shareId: share.id }, body }),
    done: () => {
      announce(`The share with ${receiverOf(share)} was reduced`)
      onClose()
    },
  })
  const chosen = form.at('sections')
  return (
    <Panel title={`Reduce the share with ${receiverOf(share)}`}>
      <p>
        They lose what you untick at once. The summary stays: to remove everything, end the share. It stands in the disclosure
        log.
      </p>
      <Form frame={form.frame} bare>
        <CheckboxGroup
          {...chosen}
          onChange={kept => chosen.onChange(['summary', ...kept])}
          label="What stays shared?"
          options={share.sections.flatMap(value =>
            value === 'summary' ? [] : [{ value, label: sectionLabels[value].name, hint: sectionLabels[value].holds }],
          )}
          full
          stacked
        />
        <Buttons>
          <Button type="submit" kind="danger" pending={form.pending}>
            Reduce now
          </Button>
          <Button onClick={onClose}>Keep it as it is</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}

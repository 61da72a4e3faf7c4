import { plainDate } from '@waymark/shared/platform/fields.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { useCommand } from '../lib/use-command.ts'
import { useForm } from '../lib/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { endOfDay, showUntil } from '../ui/end-of-day.ts'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import type { SharePanelProps } from './end-share.tsx'
import { receiverOf } from './share.labels.ts'

const Answers = shareApi.extend.body.extend({
  until: plainDate('Enter the last day, for example 31 1 2027').transform(endOfDay),
  reviewAt: plainDate('Enter the day of the review, for example 15 1 2027').transform(endOfDay),
})

/** Form that sets a later end and the next review. */
export function ExtendShare({ share, episodeId, onClose }: SharePanelProps) {
  const extend = useCommand(shareApi.extend)
  const form = useForm({
    schema: Answers,
    start: {},
    submit: body => extend.mutateAsync({ params: { episodeId, shareId: share.id }, body }),
    done: () => {
      announce(`The share with ${receiverOf(share)} was extended`)
      onClose()
    },
  })
  return (
    <Panel title={`Extend the share with ${receiverOf(share)}`}>
      <p>
        It ends on {share.until ? showUntil(share.until) : 'the end of the work'} now. The same sections stay open: to share more,
        give another share. Nobody is told by itself; it stands in the disclosure log.
      </p>
      <Form frame={form.frame} bare>
        <DateField {...form.at('until')} label="Last day of the share" lean="future" />
        <DateField {...form.at('reviewAt')} label="Look again whether it is needed by" lean="future" />
        <Buttons>
          <Button type="submit" kind="primary" pending={form.pending}>
            Extend the share
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}

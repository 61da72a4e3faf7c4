import { plainDate } from '@waymark/shared/platform/fields.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { sectionLabels } from '../lib/access/section.labels.ts'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { CheckboxGroup } from '../ui/checkbox-group.tsx'
import { DateField } from '../ui/date-field.tsx'
import { endOfDay, showUntil } from '../ui/end-of-day.ts'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import type { SharePanelProps } from './end-share.tsx'
import { receiverOf } from './share.labels.ts'

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
        give another share. No one is notified automatically. It is in the disclosure log.
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

import { accessRequestApi } from '@waymark/shared/access-requests/access-request.api.ts'
import { accessGrounds, type WantedView } from '@waymark/shared/access-requests/access-request.ts'
import { useCommand } from '../lib/use-command.ts'
import { useForm } from '../lib/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { accessGroundLabels } from './access-request.labels.ts'

type RefuseProps = { row: WantedView; episodeId: string; onClose: () => void }

/** Refuses an access request, with the reason and whether the requester may know. */
export function RefuseAccessPanel({ row, episodeId, onClose }: RefuseProps) {
  const refuse = useCommand(accessRequestApi.refuse)
  const form = useForm({
    schema: accessRequestApi.refuse.body,
    start: {},
    submit: body => refuse.mutateAsync({ params: { episodeId, requestId: row.id }, body }),
    done: () => {
      announce('Access is refused')
      onClose()
    },
  })
  return (
    <Panel title={`Refuse access to ${row.by.team}?`}>
      <Form frame={form.frame} bare>
        <RadioGroup
          {...form.at('ground')}
          label="Why is access not given?"
          options={accessGrounds.map(value => ({ value, label: accessGroundLabels[value] }))}
          full
          stacked
        />
        <RadioGroup
          {...form.at('notify')}
          label="May they know that it was refused?"
          hint="If they are told of a refusal, they know that there is a record."
          options={[
            { value: 'yes', label: 'Yes', hint: 'They are told now, with the reason.' },
            {
              value: 'no',
              label: 'No',
              hint: 'They hear nothing. After seven days their request ends without an answer, as if there were no record.',
            },
          ]}
          full
          stacked
        />
        <Buttons>
          <Button type="submit" kind="danger" pending={form.pending}>
            Refuse access
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}

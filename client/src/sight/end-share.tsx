import { shareEnds, sightApi, type SightView } from '@waymark/shared/sight/sight.api.ts'
import { useCommand } from '../kernel/use-command.ts'
import { useForm } from '../kernel/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { shareEndWords } from './sight-words.ts'

type EndShareProps = { row: SightView; shareId: string; episodeId: string; onClose: () => void }

/** Ending a share: what will happen, and why. */
export function EndShare({ row, shareId, episodeId, onClose }: EndShareProps) {
  const end = useCommand(sightApi.endShare)
  const team = `${row.agency}, ${row.team}`
  const form = useForm({
    schema: sightApi.endShare.body,
    start: {},
    submit: body => end.mutateAsync({ params: { episodeId, shareId }, body }),
    done: () => {
      announce(`The share with ${team} has ended`)
      onClose()
    },
  })
  return (
    <Panel title={`End the share with ${team}?`}>
      <ul className="bullets">
        <li>The episode goes from its screens at once, also from those that are open now.</li>
        <li>It keeps what it recorded itself, with the reference and the name, and can change nothing.</li>
        <li>It is recorded that you ended it, and why. To share again, a new referral has to be accepted.</li>
      </ul>
      <Form frame={form.frame} bare>
        <RadioGroup
          {...form.at('why')}
          label="Why does it end?"
          options={shareEnds.map(value => ({ value, label: shareEndWords[value] }))}
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

import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { newId } from '../lib/new-id.ts'
import { useCommand } from '../lib/use-command.ts'
import { useForm } from '../lib/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import { TextArea } from '../ui/text-area.tsx'

/** Form that records that the person withdrew consent, with what will happen. */
export function WithdrawConsent({ episodeId, onClose }: { episodeId: string; onClose: () => void }) {
  const withdraw = useCommand(shareApi.withdrawConsent)
  const form = useForm({
    schema: shareApi.withdrawConsent.body,
    start: { id: newId(), said: '' },
    draft: { form: 'consentWithdrawn', episodeId },
    submit: body => withdraw.mutateAsync({ params: { episodeId }, body }),
    done: ({ ended }) => {
      announce(`Recorded. ${sayEnded(ended)}`)
      onClose()
    },
  })
  return (
    <div className="card-body">
      <Panel title="The person no longer agrees?">
        <ul className="bullets">
          <li>Every share based on consent ends at once, also on open screens.</li>
          <li>The teams that had one are told by reference, without a name, that it ended.</li>
          <li>Shares on another legal basis continue.</li>
        </ul>
        <Form frame={form.frame} bare>
          <TextArea {...form.at('said')} label="How did they say so, and to whom?" rows={3} most={2000} />
          <Buttons>
            <Button type="submit" kind="danger" pending={form.pending}>
              Record it and end those shares
            </Button>
            <Button onClick={onClose}>Cancel</Button>
          </Buttons>
        </Form>
      </Panel>
    </div>
  )
}

/** The announcement of how many shares ended. The number is omitted for users who may not see all shares. */
const sayEnded = (ended: number | null) =>
  ended === null
    ? 'The shares based on consent have ended'
    : ended === 0
      ? 'No share was based on consent'
      : `${ended === 1 ? 'One share' : `${ended} shares`} ended`

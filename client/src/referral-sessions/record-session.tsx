import { referralSessionApi } from '@waymark/shared/referral-sessions/referral-session.api.ts'
import { sessionResults } from '@waymark/shared/referral-sessions/referral-session.ts'
import { newId } from '../lib/http/new-id.ts'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { WhenField } from '../ui/when-field.tsx'
import { sessionLabels } from './referral-session.labels.ts'

type RecordSessionProps = { referralId: string; sessionId: string; episodeId: string; onClose: () => void }

/** Form that records the result of a session. A moved session is planned again at its new time. */
export function RecordSession({ referralId, sessionId, episodeId, onClose }: RecordSessionProps) {
  const record = useCommand(referralSessionApi.record)
  const form = useForm({
    schema: referralSessionApi.record.body,
    start: { movedId: newId(), why: '', note: '', shareBack: '' },
    draft: { form: 'referralSession', place: `${referralId}/${sessionId}`, episodeId },
    submit: body => record.mutateAsync({ params: { referralId, sessionId }, body }),
    done: () => {
      announce('The session is recorded')
      onClose()
    },
  })
  const { result } = form.values
  return (
    <Panel title="What became of it?">
      <Form frame={form.frame} bare>
        <RadioGroup
          {...form.at('result')}
          label="What happened?"
          options={sessionResults.map(value => ({ value, label: sessionLabels[value].name }))}
          full
        />
        {result === 'rescheduled' && <WhenField {...form.at('movedTo')} label="Moved to when?" lean="future" full />}
        {result !== undefined && result !== 'attended' && <TextField {...form.at('why')} label="Why?" full />}
        <TextArea {...form.at('note')} label="For your team alone" rows={3} most={5000} optional />
        <TextArea
          {...form.at('shareBack')}
          label="To share back"
          hint="Becomes a support note that teams with support notes open to them read. It cannot be taken back."
          rows={2}
          most={2000}
          optional
        />
        <Buttons>
          <Button type="submit" kind="primary" pending={form.pending}>
            Save
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}

import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import { ConfirmPanel } from '../../lib/forms/confirm-panel.tsx'
import { newId } from '../../lib/http/new-id.ts'
import { TextArea } from '../../ui/text-area.tsx'
import { CommandPanel } from './command-panel.tsx'
import type { PanelProps } from '../referral-actions.tsx'
import { useReferralCommand } from '../referral-command.ts'

/** Panel that asks the sending team for more information. */
export function AskMorePanel({ referral, onClose }: PanelProps) {
  const { agency, team } = referral.preview.from
  return (
    <CommandPanel
      endpoint={referralApi.askMore}
      act="askMore"
      referral={referral}
      onClose={onClose}
      title="Ask for more information"
      start={{ id: newId(), text: '' }}
      button="Ask"
      said="Your question is sent"
      tells={`${agency}, ${team} is told at once. Your time to decide is paused until it answers.`}
    >
      {form => (
        <TextArea
          {...form.at('text')}
          label="What do you need to know?"
          hint="They answer without names: what you read before you accept names nobody."
          rows={4}
          most={2000}
        />
      )}
    </CommandPanel>
  )
}

/** Panel that answers the receiving team. The receiver can read the answer before it accepts. */
export function AnswerPanel({ referral, onClose }: PanelProps) {
  const question = referral.messages.findLast(({ kind }) => kind === 'question')
  const { agency, team } = referral.to
  return (
    <CommandPanel
      endpoint={referralApi.answer}
      act="answer"
      referral={referral}
      onClose={onClose}
      title="Answer"
      start={{ id: newId(), text: '' }}
      button="Send the answer"
      said="Your answer is sent"
      tells={`${agency}, ${team} reads this before it accepts, and its time to decide starts again.`}
    >
      {form => (
        <>
          {question?.text && <p className="full keep-lines asked-words">“{question.text}”</p>}
          <TextArea
            {...form.at('text')}
            label="Your answer, without names"
            hint="No record of the person goes with it. Write only what they need to decide."
            rows={4}
            most={2000}
          />
        </>
      )}
    </CommandPanel>
  )
}

/** Panel that acknowledges a referral without a decision. */
export function AcknowledgePanel({ referral, onClose }: { referral: ReferralView; onClose: () => void }) {
  const acknowledge = useReferralCommand('acknowledge', referral)
  return (
    <ConfirmPanel
      title="Acknowledge this referral?"
      button="Acknowledge"
      act={acknowledge}
      done="The referral is acknowledged"
      onClose={onClose}
    >
      <p>
        {referral.preview.from.agency} is told that it has arrived. Your team still has to accept or decline it, and sees no more
        until then.
      </p>
    </ConfirmPanel>
  )
}

/** Panel that records the first contact with the person. */
export function ContactPanel({ referral, onClose }: PanelProps) {
  const { agency, team } = referral.preview.from
  return (
    <ConfirmPanel
      title="Record the first contact?"
      button="Record first contact"
      act={useReferralCommand('makeContact', referral)}
      done="The first contact is recorded"
      onClose={onClose}
    >
      <ul className="bullets">
        <li>Someone in your team has spoken with the person.</li>
        <li>
          {agency}, {team} is told that the work is under way, not what was said.
        </li>
        <li>Record what was said in sessions and support notes, which belong to your team.</li>
      </ul>
    </ConfirmPanel>
  )
}

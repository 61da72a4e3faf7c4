import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { newId } from '../lib/new-id.ts'
import { TextArea } from '../ui/text-area.tsx'
import { CommandPanel } from './command-panel.tsx'
import type { PanelProps } from './referral-actions.tsx'

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

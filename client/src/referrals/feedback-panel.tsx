import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { newId } from '../lib/new-id.ts'
import { TextArea } from '../ui/text-area.tsx'
import { CommandPanel } from './command-panel.tsx'
import type { PanelProps } from './referral-actions.tsx'

/** Panel that gives feedback to the sending team. */
export function FeedbackPanel({ referral, onClose }: PanelProps) {
  const { agency, team } = referral.preview.from
  return (
    <CommandPanel
      endpoint={referralApi.tell}
      act="tell"
      referral={referral}
      onClose={onClose}
      title="Feedback to the team that sent it"
      start={{ id: newId(), text: '' }}
      button="Send the feedback"
      said="Your feedback is sent"
      tells={`${agency}, ${team} reads this at once. It cannot read your sessions, or notes kept to your team.`}
    >
      {form => <TextArea {...form.at('text')} label="How does it go?" rows={4} most={2000} />}
    </CommandPanel>
  )
}

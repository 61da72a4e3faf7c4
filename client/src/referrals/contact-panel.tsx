import { ConfirmPanel } from '../lib/confirm-panel.tsx'
import type { PanelProps } from './referral-actions.tsx'
import { useReferralCommand } from './referral-command.ts'

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

import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import { ConfirmPanel } from '../lib/confirm-panel.tsx'
import { sectionNames } from '../lib/section.labels.ts'
import { showUntil } from '../ui/end-of-day.ts'
import { useReferralCommand } from './referral-command.ts'

type PanelProps = { referral: ReferralView; onClose: () => void }

/** Panel that accepts a referral. It shows what the team will see, until when, and who is notified. */
export function AcceptPanel({ referral, onClose }: PanelProps) {
  const accept = useReferralCommand('accept', referral)
  const { to, preview, sections, shareUntil } = referral
  return (
    <ConfirmPanel
      title="Accept this referral?"
      button="Accept the referral"
      act={accept}
      done="The referral is accepted. Your team sees what was offered."
      onClose={onClose}
    >
      <ul className="bullets">
        <li>
          Your team, {to.team}, will see from now on: <strong>{sectionNames(sections)}</strong>.
        </li>
        <li>
          {shareUntil
            ? `That lasts until ${showUntil(shareUntil)}.`
            : 'That ends when your work ends, or when the share is ended.'}
        </li>
        <li>Your acceptance is recorded, and so is each time someone in your team opens it.</li>
        <li>
          {preview.from.agency}, {preview.from.team} is told at once.
        </li>
      </ul>
    </ConfirmPanel>
  )
}

import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import { ConfirmPanel } from '../lib/confirm-panel.tsx'
import { useReferralCommand } from './referral-command.ts'

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

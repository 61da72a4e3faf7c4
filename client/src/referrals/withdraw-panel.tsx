import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import { ConfirmPanel } from '../lib/confirm-panel.tsx'
import { useReferralCommand } from './referral-command.ts'

/** Panel that withdraws a referral before it is accepted. */
export function WithdrawPanel({ referral, onClose }: { referral: ReferralView; onClose: () => void }) {
  const withdraw = useReferralCommand('withdraw', referral)
  return (
    <ConfirmPanel
      title="Take this referral back?"
      button="Withdraw"
      kind="danger"
      act={withdraw}
      done="The referral is taken back"
      onClose={onClose}
    >
      <p>
        {referral.status === 'draft'
          ? `It is not sent. ${referral.to.agency} hears nothing of it.`
          : `${referral.to.agency}, ${referral.to.team} is told, and can no longer accept it. To ask again, send a new referral.`}
      </p>
    </ConfirmPanel>
  )
}

import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { ConfirmPanel } from '../kernel/confirm-panel.tsx'
import { useCommand } from '../kernel/use-command.ts'
import type { PanelProps } from './referral-actions.tsx'
import { toWords } from './referral-words.ts'

/** Offering a referral again that was declined or not taken up. */
export function OfferAgainPanel({ referral, onClose }: PanelProps) {
  const command = useCommand(referralApi.offerAgain)
  const { id, episode, to } = referral
  if (!episode) return null
  return (
    <ConfirmPanel
      title="Offer this referral again?"
      button="Offer it again"
      act={() => command.mutateAsync({ params: { episodeId: episode.id, referralId: id } })}
      done="The referral is offered again"
      onClose={onClose}
    >
      <ul className="bullets">
        <li>{toWords(to)} is sent the same preview, and its clocks begin anew.</li>
        <li>Nothing is open to it before it accepts again. It keeps what it recorded itself.</li>
        <li>If your team may no longer pass this on by itself, somebody who may share has to agree first.</li>
      </ul>
    </ConfirmPanel>
  )
}

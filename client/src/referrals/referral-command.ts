import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import { useCommand } from '../lib/http/use-command.ts'

/** A command that needs only the id of the referral. */
export function useReferralCommand(
  which: 'accept' | 'acknowledge' | 'makeContact' | 'withdraw',
  { id }: ReferralView,
): () => Promise<unknown> {
  const command = useCommand(referralApi[which])
  return () => command.mutateAsync({ params: { referralId: id } })
}

import { useQuery } from '@tanstack/react-query'
import { isEver } from '@waymark/shared/permissions.ts'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import type { ReferralRow } from '@waymark/shared/referrals/referral.ts'
import { possibleReferralActions } from '@waymark/shared/referrals/referral-transitions.ts'
import { colleaguesQuery } from '../directory/directory.api.ts'
import { useSession } from '../lib/session/session.ts'
import { useCommand } from '../lib/http/use-command.ts'

/** Whether the user may assign this referral. */
export function useMayAllocate(row: Pick<ReferralRow, 'side' | 'status'>): boolean {
  const { allowed } = useSession()
  const isPossible = possibleReferralActions(row.status).includes('allocate')
  return row.side === 'receiver' && isPossible && allowed.includes('referral.allocate')
}

/** The colleagues that a referral can be assigned to, without the user. Requested only if `wanted`. */
export function useAssignees(wanted: boolean, referral: string) {
  const { account } = useSession()
  const query = useQuery({ ...colleaguesQuery({ referral }), enabled: wanted })
  const others = (query.data ?? []).filter(({ id, role }) => id !== account.id && isEver(role, 'referral.decide'))
  return { me: account, others, query }
}

/** Assigns a referral to an account of the team, or to nobody in particular. */
export function useAllocate(referralId: string) {
  const command = useCommand(referralApi.allocate)
  return {
    give: (accountId: string | null) => command.mutateAsync({ params: { referralId }, body: { accountId } }),
    isPending: command.isPending,
    error: command.error,
  }
}

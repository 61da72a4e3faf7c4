import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import type { Act } from '../live.ts'

/** A charity’s duty worker acknowledges a referral that has waited for more than ten minutes. */
export const acknowledge: Act = async actors => {
  const ask = actors('barnardosDuty')
  const { rows } = await ask(referralApi.inbox, {})
  const waited = rows.find(
    ({ status, sentAt }) => status === 'sent' && sentAt && Date.now() - new Date(sentAt).getTime() > 10 * 60_000,
  )
  if (!waited) return null
  await ask(referralApi.acknowledge, { params: { referralId: waited.id } })
  return 'acknowledged by barnardosDuty'
}

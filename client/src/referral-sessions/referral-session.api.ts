import { queryOptions } from '@tanstack/react-query'
import { referralSessionApi } from '@waymark/shared/referral-sessions/referral-session.api.ts'
import { read } from '../lib/http/call.ts'

/** The sessions of a referral. Their key begins with `lists`, because their events name the episode and not the referral. */
export const sessionsQuery = (referralId: string) =>
  queryOptions({
    queryKey: ['lists', 'referral-sessions', referralId],
    queryFn: ({ signal }) => read(referralSessionApi.list, { params: { referralId } }, signal),
  })

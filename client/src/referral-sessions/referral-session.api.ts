import { queryOptions } from '@tanstack/react-query'
import { referralSessionApi } from '@waymark/shared/referral-sessions/referral-session.api.ts'
import { read } from '../lib/call.ts'

/** The sessions of a referral. They belong to lists: what tells of them is told of the episode. */
export const sessionsQuery = (referralId: string) =>
  queryOptions({
    queryKey: ['lists', 'referral-sessions', referralId],
    queryFn: ({ signal }) => read(referralSessionApi.list, { params: { referralId } }, signal),
  })

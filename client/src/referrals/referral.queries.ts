import { queryOptions } from '@tanstack/react-query'
import type { Ask } from '@waymark/shared/kernel/endpoint.ts'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { read } from '../kernel/call.ts'

export type InboxAsked = Ask<typeof referralApi.inbox>['query']

/** The referrals that the team received or sent. */
export const inboxQuery = (query: InboxAsked) =>
  queryOptions({ queryKey: ['lists', 'referrals', query], queryFn: ({ signal }) => read(referralApi.inbox, { query }, signal) })

/** One referral: a preview until it is accepted. */
export const referralQuery = (referralId: string) =>
  queryOptions({
    queryKey: ['referral', referralId],
    queryFn: ({ signal }) => read(referralApi.read, { params: { referralId } }, signal),
  })

/** The referrals on an episode. They belong to lists: a hint about any referral makes them out of date. */
export const episodeReferralsQuery = (episodeId: string) =>
  queryOptions({
    queryKey: ['lists', 'referrals', 'episode', episodeId],
    queryFn: ({ signal }) => read(referralApi.listForEpisode, { params: { episodeId } }, signal),
  })

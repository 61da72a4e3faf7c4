import { queryOptions } from '@tanstack/react-query'
import type { Answer } from '@waymark/shared/platform/endpoint.ts'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { type InboxQuery } from '@waymark/shared/referrals/inbox.ts'
import type { z } from 'zod'
import { read } from '../lib/http/call.ts'

type Query = z.output<typeof InboxQuery>
/** Filters of the inbox. The contract supplies defaults for those left out. */
export type InboxAsked = { [K in keyof Query]?: Query[K] | undefined }
export type InboxAnswer = Answer<typeof referralApi.inbox>

/** The referrals that the team received or sent. */
export const inboxQuery = (query: InboxAsked) =>
  queryOptions({ queryKey: ['lists', 'referrals', query], queryFn: ({ signal }) => read(referralApi.inbox, { query }, signal) })

/** One referral: a preview until it is accepted. */
export const referralQuery = (referralId: string) =>
  queryOptions({
    queryKey: ['referral', referralId],
    queryFn: ({ signal }) => read(referralApi.read, { params: { referralId } }, signal),
  })

/** The referrals on an episode. Their key begins with `lists`, so an event about any referral refreshes them. */
export const episodeReferralsQuery = (episodeId: string) =>
  queryOptions({
    queryKey: ['lists', 'referrals', 'episode', episodeId],
    queryFn: ({ signal }) => read(referralApi.listForEpisode, { params: { episodeId } }, signal),
  })

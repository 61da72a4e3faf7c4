import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import type { Answer } from '@waymark/shared/platform/endpoint.ts'
import { notificationApi } from '@waymark/shared/notifications/notification.api.ts'
import { useEffect } from 'react'
import { call, read } from '../lib/http/call.ts'
import type { Problem } from '../lib/http/problem.ts'
import { useSession } from '../lib/session/session.ts'
import type { Counts } from '../shell/counts.api.ts'

type Notifications = Answer<typeof notificationApi.list>

/** Reads the notifications and marks them as seen. They are still shown as new until the next fetch. */
export function useNotificationsSeen(): UseQueryResult<Notifications, Problem> {
  const client = useQueryClient()
  const { allowed } = useSession()
  const audits = allowed.includes('audit.read')
  // Fetched only when the list is opened; the top bar reads just the count.
  const query = useQuery<Notifications, Problem>({
    queryKey: ['lists', 'notifications'],
    queryFn: ({ signal }) => read(audits ? notificationApi.listForAuditor : notificationApi.list, {}, signal),
    staleTime: 0,
  })
  const newest = query.isFetching ? undefined : query.data?.rows[0]
  const upTo = newest?.unread ? newest.id : undefined
  useEffect(() => {
    if (upTo === undefined) return
    void call(audits ? notificationApi.seenByAuditor : notificationApi.seen, { body: { upTo } }).then(
      () => client.setQueryData<Counts>(['lists', 'counts'], counts => counts && { ...counts, notifications: 0 }),
      () => undefined, // On failure they only stay counted as new.
    )
  }, [client, upTo, audits])
  return query
}

import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import type { Answer } from '@waymark/shared/platform/endpoint.ts'
import { notificationApi } from '@waymark/shared/notifications/notification.api.ts'
import { useEffect } from 'react'
import { call, read } from '../lib/call.ts'
import type { Problem } from '../lib/problem.ts'
import { useSession } from '../lib/session.ts'
import type { Counts } from '../shell/counts.api.ts'

type Notifications = Answer<typeof notificationApi.list>

/** The notifications, for where they are read: what is shown counts as seen. They keep their mark until they are asked for again. */
export function useNotificationsSeen(): UseQueryResult<Notifications, Problem> {
  const client = useQueryClient()
  const { allowed } = useSession()
  const audits = allowed.includes('audit.read')
  // Asked for when somebody looks: the bar only counts.
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
      () => undefined, // They are counted as new once more, nothing else.
    )
  }, [client, upTo, audits])
  return query
}

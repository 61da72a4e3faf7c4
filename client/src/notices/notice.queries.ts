import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import type { Answer } from '@waymark/shared/kernel/endpoint.ts'
import { noticeApi } from '@waymark/shared/notices/notice.api.ts'
import { useEffect } from 'react'
import { call, read } from '../kernel/call.ts'
import type { Problem } from '../kernel/problem.ts'
import { useSession } from '../kernel/session.ts'
import type { Counts } from '../shell/counts.queries.ts'

type Notices = Answer<typeof noticeApi.list>

/** The notices, for where they are read: what is shown counts as seen. They keep their mark until they are asked for again. */
export function useNoticesSeen(): UseQueryResult<Notices, Problem> {
  const client = useQueryClient()
  const { allowed } = useSession()
  const audits = allowed.includes('audit.read')
  // Asked for when somebody looks: the bar only counts.
  const query = useQuery<Notices, Problem>({
    queryKey: ['lists', 'notices'],
    queryFn: ({ signal }) => read(audits ? noticeApi.listForAuditor : noticeApi.list, {}, signal),
    staleTime: 0,
  })
  const newest = query.isFetching ? undefined : query.data?.rows[0]
  const upTo = newest?.unread ? newest.id : undefined
  useEffect(() => {
    if (upTo === undefined) return
    void call(audits ? noticeApi.seenByAuditor : noticeApi.seen, { body: { upTo } }).then(
      () => client.setQueryData<Counts>(['lists', 'counts'], counts => counts && { ...counts, notices: 0 }),
      () => undefined, // They are counted as new once more, nothing else.
    )
  }, [client, upTo, audits])
  return query
}

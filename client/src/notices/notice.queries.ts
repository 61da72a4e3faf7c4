import { queryOptions, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import type { Answer } from '@waymark/shared/kernel/endpoint.ts'
import { noticeApi } from '@waymark/shared/notices/notice.api.ts'
import { useEffect } from 'react'
import { call, read } from '../kernel/call.ts'
import type { Problem } from '../kernel/problem.ts'
import { countsQuery } from '../shell/counts.queries.ts'

type Notices = Answer<typeof noticeApi.list>

/** What happened on what the team looks after. Asked for when somebody looks: the bar only counts. */
const noticesQuery = queryOptions({
  queryKey: ['lists', 'notices'],
  queryFn: ({ signal }) => read(noticeApi.list, {}, signal),
  staleTime: 0,
})

/** The notices, for where they are read: what is shown counts as seen. They keep their mark until they are asked for again. */
export function useNoticesSeen(): UseQueryResult<Notices, Problem> {
  const client = useQueryClient()
  const query = useQuery(noticesQuery)
  const newest = query.isFetching ? undefined : query.data?.rows[0]
  const upTo = newest?.unread ? newest.id : undefined
  useEffect(() => {
    if (upTo === undefined) return
    void call(noticeApi.seen, { body: { upTo } }).then(
      () => client.setQueryData(countsQuery.queryKey, counts => counts && { ...counts, notices: 0 }),
      () => undefined, // They are counted as new once more, nothing else.
    )
  }, [client, upTo])
  return query
}

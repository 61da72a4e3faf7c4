import { queryOptions } from '@tanstack/react-query'
import { returnDiscussionApi } from '@waymark/shared/return-discussions/return-discussion.api.ts'
import { read } from '../lib/http/call.ts'

/** The return discussions of an episode, newest first, with what was said. */
export const returnDiscussionsQuery = (episodeId: string) =>
  queryOptions({
    queryKey: ['episode', episodeId, 'return-discussions'],
    queryFn: ({ signal }) => read(returnDiscussionApi.list, { params: { episodeId } }, signal),
  })

import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import type { Query } from '@waymark/shared/platform/endpoint.ts'
import { read } from '../lib/call.ts'

type Board = Query<typeof episodeApi.board>
/** What the board is asked for; what is left out is as the contract has it. */
export type BoardAsked = { [K in keyof Board]?: Board[K] | undefined }

/** The episodes accessible, as asked for in the address of the page. */
export const boardQuery = (query: BoardAsked) =>
  queryOptions({ queryKey: ['lists', 'episodes', query], queryFn: ({ signal }) => read(episodeApi.board, { query }, signal) })

/** One episode, as far as it is accessible. */
export const episodeQuery = (episodeId: string) =>
  queryOptions({
    queryKey: ['episode', episodeId],
    queryFn: ({ signal }) => read(episodeApi.read, { params: { episodeId } }, signal),
  })

/** What must be so before an episode closes. */
export const checklistQuery = (episodeId: string) =>
  queryOptions({
    queryKey: ['episode', episodeId, 'checklist'],
    queryFn: ({ signal }) => read(episodeApi.checklist, { params: { episodeId } }, signal),
    staleTime: 0,
  })

/** What happened in an episode, newest first. */
export const timelineQuery = (episodeId: string) =>
  queryOptions({
    queryKey: ['episode', episodeId, 'timeline'],
    queryFn: ({ signal }) => read(episodeApi.timeline, { params: { episodeId } }, signal),
  })

const here = getRouteApi('/signed-in/episodes/$episodeId')

/** The episode whose page this is, for what stands below its head: that shows nothing before it is known. */
export function useEpisode(): EpisodeView {
  const { episodeId } = here.useParams()
  return useSuspenseQuery(episodeQuery(episodeId)).data
}

import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import type { Query } from '@waymark/shared/platform/endpoint.ts'
import { read } from '../lib/http/call.ts'

type Board = Query<typeof episodeApi.board>
/** The filters of the board. Missing ones take the contract's defaults. */
export type BoardAsked = { [K in keyof Board]?: Board[K] | undefined }

/** The accessible episodes that match the filters. */
export const boardQuery = (query: BoardAsked) =>
  queryOptions({ queryKey: ['lists', 'episodes', query], queryFn: ({ signal }) => read(episodeApi.board, { query }, signal) })

/** One episode, with the sections that the reader has access to. */
export const episodeQuery = (episodeId: string) =>
  queryOptions({
    queryKey: ['episode', episodeId],
    queryFn: ({ signal }) => read(episodeApi.read, { params: { episodeId } }, signal),
  })

/** The checklist to complete before an episode is closed. */
export const checklistQuery = (episodeId: string) =>
  queryOptions({
    queryKey: ['episode', episodeId, 'checklist'],
    queryFn: ({ signal }) => read(episodeApi.checklist, { params: { episodeId } }, signal),
    staleTime: 0,
  })

/** The events of an episode, newest first. */
export const timelineQuery = (episodeId: string) =>
  queryOptions({
    queryKey: ['episode', episodeId, 'timeline'],
    queryFn: ({ signal }) => read(episodeApi.timeline, { params: { episodeId } }, signal),
  })

const here = getRouteApi('/signed-in/episodes/$episodeId')

/** The episode of the current page, for components below its header. It suspends until the episode is loaded. */
export function useEpisode(): EpisodeView {
  const { episodeId } = here.useParams()
  return useSuspenseQuery(episodeQuery(episodeId)).data
}

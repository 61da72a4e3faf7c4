import { queryOptions } from '@tanstack/react-query'
import { correctionApi } from '@waymark/shared/corrections/correction.api.ts'
import { read } from '../lib/http/call.ts'

/** The corrections of an episode and its person, and which recipients have acknowledged them. */
export const correctionsQuery = (episodeId: string) =>
  queryOptions({
    queryKey: ['episode', episodeId, 'corrections'],
    queryFn: ({ signal }) => read(correctionApi.list, { params: { episodeId } }, signal),
  })

/** The records of an episode that the reader may correct. */
export const recordsToCorrectQuery = (episodeId: string) =>
  queryOptions({
    queryKey: ['episode', episodeId, 'recordsToCorrect'],
    queryFn: ({ signal }) => read(correctionApi.records, { params: { episodeId } }, signal),
  })

import { queryOptions } from '@tanstack/react-query'
import { correctionApi } from '@waymark/shared/corrections/correction.api.ts'
import { read } from '../lib/call.ts'

/** What was corrected on an episode or its person, and who of those who had it knows. */
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

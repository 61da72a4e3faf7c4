import { queryOptions } from '@tanstack/react-query'
import { questionApi } from '@waymark/shared/questions/question.api.ts'
import { read } from '../lib/call.ts'

/** The questions of one's team: what waits first. */
export const questionsQuery = queryOptions({
  queryKey: ['lists', 'questions'],
  queryFn: ({ signal }) => read(questionApi.list, {}, signal),
})

/** Those about one episode. */
export const episodeQuestionsQuery = (episodeId: string) =>
  queryOptions({
    queryKey: ['lists', 'questions', episodeId],
    queryFn: ({ signal }) => read(questionApi.listForEpisode, { params: { episodeId } }, signal),
  })

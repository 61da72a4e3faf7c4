import { queryOptions } from '@tanstack/react-query'
import { questionApi } from '@waymark/shared/questions/question.api.ts'
import { read } from '../lib/http/call.ts'

/** The questions of your team, unanswered ones first. */
export const questionsQuery = queryOptions({
  queryKey: ['lists', 'questions'],
  queryFn: ({ signal }) => read(questionApi.list, {}, signal),
})

/** Your team's questions about one episode. */
export const episodeQuestionsQuery = (episodeId: string) =>
  queryOptions({
    queryKey: ['lists', 'questions', episodeId],
    queryFn: ({ signal }) => read(questionApi.listForEpisode, { params: { episodeId } }, signal),
  })

import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { Made, noParams, onEpisode } from '../platform/fields.ts'
import { AnswerQuestion, AskQuestion, QuestionView, RefuseQuestion } from './question.ts'

const onQuestion = z.object({ questionId: z.uuid() })

export const questionApi = {
  ask: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/questions',
    summary: 'Ask another team a question about an episode; nothing of the record is opened by it',
    access: 'question.ask',
    params: onEpisode,
    body: AskQuestion,
    response: Made,
    example: {
      id: '01890000-0000-7000-8000-000000000061',
      toTeam: '01890000-0000-7000-8000-000000000062',
      asks: 'Has anybody of yours spoken with them since Monday?',
    },
  }),
  listForEpisode: endpoint({
    method: 'GET',
    path: '/api/episodes/:episodeId/questions',
    summary: 'The questions about an episode that your team asked or was asked, newest first',
    access: 'episode.read',
    params: onEpisode,
    response: z.array(QuestionView),
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/questions',
    summary: 'The questions that your team asked or was asked: what waits first',
    access: 'work.read',
    params: noParams,
    response: z.array(QuestionView),
  }),
  read: endpoint({
    method: 'GET',
    path: '/api/questions/:questionId',
    summary: 'A question that your team asked or was asked',
    access: 'question.read',
    params: onQuestion,
    response: QuestionView,
  }),
  see: endpoint({
    method: 'POST',
    path: '/api/questions/:questionId/see',
    summary: 'Say that a question has been seen by your team',
    access: 'question.answer',
    params: onQuestion,
    response: Made,
  }),
  answer: endpoint({
    method: 'POST',
    path: '/api/questions/:questionId/answer',
    summary: 'Answer a question; the team that asked sees the answer',
    access: 'question.answer',
    params: onQuestion,
    body: AnswerQuestion,
    response: Made,
    example: { answer: 'Our worker saw them on Tuesday, and they were well.' },
  }),
  refuse: endpoint({
    method: 'POST',
    path: '/api/questions/:questionId/refuse',
    summary: 'Say that you do not answer a question, and why',
    access: 'question.answer',
    params: onQuestion,
    body: RefuseQuestion,
    response: Made,
    example: { ground: 'notHeld' },
  }),
}

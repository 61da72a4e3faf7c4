import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { Made, noParams, onEpisode } from '../platform/fields.ts'
import { BreakGlassView, OpenBreakGlass, Opened, ReviewBreakGlass } from './break-glass.ts'

/** The list shows at most this many openings: those to be reviewed first, then the newest. */
export const breakGlassPage = 100

const example = { outcome: 'justified', note: 'A call about a child on the bridge; the division could not be reached.' }

export const breakGlassApi = {
  open: endpoint({
    method: 'POST',
    path: '/api/break-glass',
    summary: 'Open an episode in an emergency, for four hours: by its exact reference, or an exact name and date of birth',
    access: 'breakGlass.open',
    params: noParams,
    body: OpenBreakGlass,
    response: Opened,
    example: {
      id: '01890000-0000-7000-8000-000000000021',
      reference: 'MP 2000 000001',
      reason: 'Child in danger now, the lead cannot be reached',
    },
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/break-glass',
    summary: 'What was opened in an emergency and is yours to review, what waits first',
    access: 'breakGlass.review',
    params: noParams,
    response: z.array(BreakGlassView),
  }),
  review: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/break-glass/:breakGlassId/review',
    summary: 'Record for the lead whether an emergency opening was justified',
    access: 'breakGlass.review',
    params: onEpisode.extend({ breakGlassId: z.uuid() }),
    body: ReviewBreakGlass,
    response: Made,
    example,
  }),
  reviewForAgency: endpoint({
    method: 'POST',
    path: '/api/break-glass/:breakGlassId/review',
    summary: 'Record as an auditor whether an emergency opening by somebody of your agency was justified',
    access: 'breakGlass.review',
    params: z.object({ breakGlassId: z.uuid() }),
    body: ReviewBreakGlass,
    response: Made,
    example,
  }),
}

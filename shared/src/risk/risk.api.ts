import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { choice, Made, newId, onEpisode, text } from '../platform/fields.ts'
import { risks, type Risk } from '../episodes/episode.ts'
import type { Action } from '../permissions.ts'

export const AssessRisk = z.object({
  id: newId,
  level: choice(risks, 'Select the level of risk'),
  rationale: text('Enter why you chose this level', 2000),
})

/**
 * The action that an assessment needs. Lowering from high has an action of its own (`risk.lowerFromHigh` in the permission
 * matrix).
 */
export const assessmentAction = (from: Risk, to: Risk): Extract<Action, `risk.${string}`> =>
  from === 'high' && to !== 'high' ? 'risk.lowerFromHigh' : 'risk.assess'

/** A supervisor's review: the level stays or changes, with the reason. */
export const ReviewRisk = AssessRisk

/** The action that a review's level needs besides reviewing. Lowering from high has an action of its own. */
export const reviewAction = (from: Risk, to: Risk): Extract<Action, `risk.${string}`> =>
  from === 'high' && to !== 'high' ? 'risk.lowerFromHigh' : 'risk.review'

export const riskApi = {
  assess: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/risk-assessments',
    summary: 'Assess the risk, with the reason',
    access: 'risk.assess',
    params: onEpisode,
    body: AssessRisk,
    response: Made,
    example: {
      id: '01890000-0000-7000-8000-000000000004',
      level: 'high',
      rationale: 'Met an older contact; no charger, cold night.',
    },
  }),
  review: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/risk-reviews',
    summary: 'Review the level of risk; the clock of the next review starts',
    access: 'risk.review',
    params: onEpisode,
    body: ReviewRisk,
    response: Made,
    example: { id: '01890000-0000-7000-8000-000000000019', level: 'medium', rationale: 'Nothing new since the report.' },
  }),
}

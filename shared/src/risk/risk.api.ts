import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { choice, Made, newId, onEpisode, text } from '../kernel/fields.ts'
import { risks, type Risk } from '../episodes/episode.ts'
import type { Action } from '../permissions.ts'

export const AssessRisk = z.object({
  id: newId,
  level: choice(risks, 'Select the level of risk'),
  rationale: text('Enter why you chose this level', 2000),
})

/** Which action an assessment is: lowering from high is the inspector's alone (access-matrix.csv, risk.lowerFromHigh). */
export const assessmentAction = (from: Risk, to: Risk): Extract<Action, `risk.${string}`> =>
  from === 'high' && to !== 'high' ? 'risk.lowerFromHigh' : 'risk.assess'

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
}

import { assessmentAction, riskApi as api } from '@waymark/shared/risk/risk.api.ts'
import { episodeCommand, proceed } from '../episodes/on-episode.ts'
import type { Mount } from '../kernel/route.ts'
import { mustBeAllowed } from '../kernel/sight.ts'
import { done, happened } from '../kernel/tell.ts'

/** Risk is assessed, with the reason; lowering it from high is another action of the grid. */
export function riskRoutes(mount: Mount): void {
  episodeCommand(mount, api.assess, async ({ tx, of, actor, body }) => {
    mustBeAllowed(actor, of.reasons, assessmentAction(of.risk, body.level))
    proceed(of, actor, 'risk.assess')
    await tx.riskAssessment.createMany({ data: { id: body.id, episodeId: of.id, level: body.level, rationale: body.rationale } })
    await tx.episode.updateMany({ where: { id: of.id }, data: { risk: body.level, version: { increment: 1 } } })
    return done({ id: body.id }, happened('risk.assessed', of.id, { level: body.level, from: of.risk, id: body.id }))
  })
}

import { assessmentAction, reviewAction, riskApi as api } from '@waymark/shared/risk/risk.api.ts'
import { dueAfter, reviewDue, timers } from '@waymark/shared/tasks/timers.ts'
import { episodeCommand, proceed } from '../episodes/on-episode.ts'
import type { Mount } from '../kernel/route.ts'
import { mustBeAllowed } from '../kernel/sight.ts'
import { done, happened } from '../kernel/tell.ts'
import { mayBeTold } from '../enquiries/enquiry.read.ts'
import { endClocks, hastenClock, hastenHandOver, startClock } from '../tasks/on-clock.ts'

/** Risk is assessed, with the reason, and reviewed by its clock; lowering it from high is another action of the grid. */
export function riskRoutes(mount: Mount): void {
  episodeCommand(mount, api.assess, async ({ tx, of, actor, body, now }) => {
    mustBeAllowed(actor, of.reasons, assessmentAction(of.risk, body.level))
    proceed(of, actor, 'risk.assess')
    const reviewed = await tx.riskAssessment.findFirst({
      where: { episodeId: of.id, kind: 'review' },
      orderBy: { recordedAt: 'desc' },
    })
    await tx.riskAssessment.createMany({ data: { id: body.id, episodeId: of.id, level: body.level, rationale: body.rationale } })
    await tx.episode.updateMany({ where: { id: of.id }, data: { risk: body.level, version: { increment: 1 } } })
    const due = reviewDue(body.level, of.reportedAt, reviewed?.recordedAt ?? null, now)
    await hastenClock(tx, { episodeId: of.id }, 'riskReview', due)
    await hastenClock(tx, { episodeId: of.id }, 'confirmReport', dueAfter(of.reportedAt, timers.confirmReport[body.level]))
    await hastenHandOver(tx, of.id, body.level)
    return done({ id: body.id }, happened('risk.assessed', of.id, { level: body.level, from: of.risk, id: body.id }))
  })

  episodeCommand(mount, api.review, async ({ tx, of, actor, body, now }) => {
    mustBeAllowed(actor, of.reasons, reviewAction(of.risk, body.level))
    proceed(of, actor, 'risk.review')
    const { id, level, rationale } = body
    const clock = { of: { episodeId: of.id }, teamId: of.leadTeam, from: now }
    await tx.riskAssessment.createMany({ data: { id, episodeId: of.id, kind: 'review', level, rationale } })
    await tx.episode.updateMany({ where: { id: of.id }, data: { risk: level, version: { increment: 1 } } })
    await endClocks(tx, now, clock.of, ['riskReview'])
    await startClock(tx, now, { ...clock, kind: 'riskReview', due: reviewDue(level, of.reportedAt, now, now) })
    if (await mayBeTold(tx, of.id))
      await startClock(tx, now, {
        ...clock,
        kind: 'updateReporter',
        due: dueAfter(now, timers.updateReporter),
        section: 'enquiries',
      })
    await hastenHandOver(tx, of.id, level)
    return done({ id }, happened('risk.reviewed', of.id, { level, from: of.risk, id }))
  })
}

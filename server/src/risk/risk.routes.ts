import { assessmentAction, reviewAction, riskApi as api } from '@waymark/shared/risk/risk.api.ts'
import { dueAfter, reviewDue, timers } from '@waymark/shared/tasks/timers.ts'
import { episodeCommand, transition } from '../episodes/episode-access.ts'
import type { Mount } from '../platform/http/route.ts'
import { assertAllowed } from '../platform/access/access.ts'
import { result, event } from '../platform/audit/record-events.ts'
import { mayBeNotified } from '../enquiries/enquiry.read.ts'
import { completeDeadlines, hastenDeadline, hastenHandover, startDeadline } from '../tasks/deadline.ts'

/**
 * Risk is assessed with a reason, and reviewed by a deadline.
 * Lowering it from high is a separate action of the permission matrix.
 */
export function riskRoutes(mount: Mount): void {
  episodeCommand(mount, api.assess, async ({ tx, of, actor, body, now }) => {
    assertAllowed(actor, of.bases, assessmentAction(of.risk, body.level))
    transition(of, actor, 'risk.assess')
    const reviewed = await tx.riskAssessment.findFirst({
      where: { episodeId: of.id, kind: 'review' },
      orderBy: { recordedAt: 'desc' },
    })
    await tx.riskAssessment.createMany({ data: { id: body.id, episodeId: of.id, level: body.level, rationale: body.rationale } })
    await tx.episode.updateMany({ where: { id: of.id }, data: { risk: body.level, version: { increment: 1 } } })
    const due = reviewDue(body.level, of.reportedAt, reviewed?.recordedAt ?? null, now)
    await hastenDeadline(tx, { episodeId: of.id }, 'riskReview', due)
    await hastenDeadline(tx, { episodeId: of.id }, 'confirmReport', dueAfter(of.reportedAt, timers.confirmReport[body.level]))
    await hastenHandover(tx, of.id, body.level)
    return result({ id: body.id }, event('risk.assessed', of.id, { level: body.level, from: of.risk, id: body.id }))
  })

  episodeCommand(mount, api.review, async ({ tx, of, actor, body, now }) => {
    assertAllowed(actor, of.bases, reviewAction(of.risk, body.level))
    transition(of, actor, 'risk.review')
    const { id, level, rationale } = body
    const clock = { of: { episodeId: of.id }, teamId: of.leadTeam, from: now }
    await tx.riskAssessment.createMany({ data: { id, episodeId: of.id, kind: 'review', level, rationale } })
    await tx.episode.updateMany({ where: { id: of.id }, data: { risk: level, version: { increment: 1 } } })
    await completeDeadlines(tx, now, clock.of, ['riskReview'])
    await startDeadline(tx, now, { ...clock, kind: 'riskReview', due: reviewDue(level, of.reportedAt, now, now) })
    if (await mayBeNotified(tx, of.id))
      await startDeadline(tx, now, {
        ...clock,
        kind: 'updateReporter',
        due: dueAfter(now, timers.updateReporter),
        section: 'enquiries',
      })
    await hastenHandover(tx, of.id, level)
    return result({ id }, event('risk.reviewed', of.id, { level, from: of.risk, id }))
  })
}

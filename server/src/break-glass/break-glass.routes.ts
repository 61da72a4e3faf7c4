import { isEver } from '@waymark/shared/permissions.ts'
import { breakGlassApi as api } from '@waymark/shared/break-glass/break-glass.api.ts'
import type { ReviewOutcome } from '@waymark/shared/break-glass/break-glass.ts'
import { dueAfter, timers } from '@waymark/shared/tasks/timers.ts'
import { episodeCommand } from '../episodes/episode-access.ts'
import type { Tx } from '../platform/database/database.ts'
import { audited } from '../platform/audit/access-log.ts'
import { Problem } from '../platform/http/problem.ts'
import { command, query, type Mount } from '../platform/http/route.ts'
import { result, event } from '../platform/audit/record-events.ts'
import { listBreakGlass } from './break-glass.read.ts'

/** Mounts emergency access to an episode, and its two reviews by the lead and by an auditor. */
export function breakGlassRoutes(mount: Mount): void {
  command(mount, api.open, async ({ tx, actor, body, now }) => {
    const { id, reference = null, givenName = null, familyName = null, dateOfBirth = null, reason } = body
    const reviewBy = dueAfter(now, timers.reviewBreakGlass)
    const [tried] = await tx.$queryRaw<Tried[]>`
      select outcome, episode, until from app.break_glass(${id}::uuid, ${reference}, ${givenName}, ${familyName}, ${dateOfBirth}::date, ${reason}, ${reviewBy})`
    if (tried?.outcome === 'wait' && tried.until)
      throw new Problem('too-many-tries', { retryAfter: Math.max(1, Math.ceil((tried.until.getTime() - now.getTime()) / 1000)) })
    return result({ episodeId: tried?.episode ?? null }, event('breakGlass.tried', actor.accountId, {}))
  })

  query(mount, api.list, async ({ tx, actor }) => {
    const rows = await listBreakGlass(tx, actor)
    return audited(rows, {
      ids: rows.flatMap(({ id, episode }) => [id, ...(episode ? [episode.id] : [])]),
      sections: ['summary'],
    })
  })

  episodeCommand(mount, api.review, async ({ tx, of, params, body }) => {
    const { breakGlassId: id } = params
    const row = await tx.breakGlass.findUnique({ where: { id } })
    if (!row || row.episodeId !== of.id) throw new Problem('not-found')
    await review(tx, id, body)
    return result({ id }, event('breakGlass.reviewed', of.id, { id, outcome: body.outcome }, 'lead'))
  })

  command(mount, api.reviewForAgency, async ({ tx, actor, params, body }) => {
    const { breakGlassId: id } = params
    if (!isEver(actor.role, 'audit.read') || !(await tx.breakGlass.findUnique({ where: { id } }))) throw new Problem('not-found')
    await review(tx, id, body)
    return result({ id }, event('breakGlass.answered', actor.accountId, {}))
  })
}

type Tried = { outcome: string; episode: string | null; until: Date | null }

async function review(tx: Tx, id: string, { outcome, note }: { outcome: ReviewOutcome; note: string }): Promise<void> {
  const [{ reviewed } = { reviewed: false }] = await tx.$queryRaw<
    { reviewed: boolean }[]
  >`select app.review_break_glass(${id}::uuid, ${outcome}, ${note}) as reviewed`
  if (!reviewed) throw new Problem('refused', { reason: 'breakGlass.reviewed', possible: [] })
}

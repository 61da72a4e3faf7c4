import { referralSessionApi as api } from '@waymark/shared/referral-sessions/referral-session.api.ts'
import type { ReferralSessionView } from '@waymark/shared/referral-sessions/referral-session.ts'
import { listNames } from '../episodes/who.read.ts'
import type { Tx } from '../platform/database/database.ts'
import { Problem } from '../platform/http/problem.ts'
import type { Mount } from '../platform/http/route.ts'
import { result, event } from '../platform/audit/record-events.ts'
import { referralCommand, referralQuery, type ReferralAccess } from '../referrals/referral-access.ts'

/** The sessions of the team that accepted a referral, which only it reads. What it shares back becomes a support note. */
export function referralSessionRoutes(mount: Mount): void {
  referralQuery(mount, api.list, ({ tx, of }) => listSessions(tx, of.id))

  referralCommand(mount, api.plan, async ({ tx, of, body: { id, at, mode } }) => {
    await assertAtWork(tx, of)
    await tx.referralSession.createMany({ data: { ...on(of), id, at, mode, status: 'planned' } })
    return result({ id }, event('referralSession.planned', of.row.episodeId, { id }, 'ownTeam'))
  })

  referralCommand(mount, api.record, async ({ tx, of, params: { sessionId }, body }) => {
    await assertAtWork(tx, of)
    const { result: outcome, why, note, shareBack, movedTo, movedId } = body
    const session = await tx.referralSession.findUnique({ where: { id: sessionId } })
    if (session?.referralId !== of.id) throw new Problem('not-found')
    if (session.status !== 'planned') throw new Problem('refused', { reason: 'session.recorded', possible: [] })
    await tx.referralSession.updateMany({
      where: { id: sessionId, status: 'planned' },
      data: { status: outcome, why: why ?? null, note: note ?? null },
    })
    const { episodeId } = of.row
    const notified = [event('referralSession.recorded', episodeId, { id: sessionId }, 'ownTeam')] as const
    if (outcome === 'rescheduled' && movedTo !== undefined && movedId !== undefined)
      await tx.referralSession.createMany({
        data: { ...on(of), id: movedId, at: movedTo, mode: session.mode, status: 'planned' },
      })
    if (shareBack === undefined) return result({ id: sessionId }, ...notified)
    const noteId = crypto.randomUUID()
    await tx.supportNote.createMany({ data: { id: noteId, episodeId, text: shareBack, sharedBack: true } })
    return result({ id: sessionId }, ...notified, event('supportNote.added', episodeId, { id: noteId }))
  })
}

const on = (of: ReferralAccess) => ({ referralId: of.id, episodeId: of.row.episodeId })

/** Refuses to plan or record a session unless the work goes on and its share is open. */
async function assertAtWork(tx: Tx, of: ReferralAccess): Promise<void> {
  const open = await tx.$queryRaw<
    unknown[]
  >`select 1 from my_access where episode_id = ${of.row.episodeId}::uuid and writes limit 1`
  const isAtWork = of.status === 'accepted' || of.status === 'active'
  if (!isAtWork) throw new Problem('refused', { reason: `referral.${of.status}`, possible: [] })
  if (open.length === 0) throw new Problem('refused', { reason: 'referral.shareEnded', possible: [] })
}

/** The sessions on a referral, the latest first. */
async function listSessions(tx: Tx, referralId: string): Promise<ReferralSessionView[]> {
  const rows = await tx.referralSession.findMany({
    where: { referralId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 200,
  })
  const names = await listNames(
    tx,
    rows.map(({ recordedBy }) => recordedBy),
    [],
  )
  return rows.map(({ id, at, mode, status, why, note, recordedBy }) => ({
    id,
    at: at.toISOString(),
    mode,
    status,
    why,
    note,
    by: names.account(recordedBy),
  }))
}

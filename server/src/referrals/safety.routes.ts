import { referralApi as api } from '@waymark/shared/referrals/referral.api.ts'
import { episodeCommand } from '../episodes/episode-access.ts'
import { Problem } from '../platform/http/problem.ts'
import type { Mount } from '../platform/http/route.ts'
import { result, event } from '../platform/audit/record-events.ts'
import { getReferralOf, assertTransition } from './sending.routes.ts'

/** The sending team replaces what must be known before anyone calls, writes or visits, until the referral has ended. */
export function safetyRoutes(mount: Mount): void {
  episodeCommand(mount, api.changeSafety, async ({ tx, of, actor, params, body }) => {
    const row = await getReferralOf(tx, params.referralId, of.id)
    if (row.fromTeam !== actor.teamId) throw new Problem('forbidden')
    assertTransition(row, 'changeSafety')
    const content = await tx.referralContent.findUnique({ where: { referralId: row.id } })
    if (!content) throw new Problem('forbidden') // withheld: nobody overwrites what they may not read
    const { version, safety, contact, doNotText, doNotTellFamily, safeTimes, mayAnswer } = body
    // No database role may update what was sent, so the function checks the caller again.
    const [{ changed } = { changed: false }] = await tx.$queryRaw<
      { changed: boolean }[]
    >`select app.change_safety(${row.id}::uuid, ${version}, ${safety ?? null}, ${contact ?? null}, ${doNotText}, ${doNotTellFamily}, ${safeTimes ?? null}, ${mayAnswer ?? null}) as changed`
    if (!changed) throw new Problem('conflict')
    return result({ id: row.id }, event('referral.safetyChanged', row.id, {}))
  })
}

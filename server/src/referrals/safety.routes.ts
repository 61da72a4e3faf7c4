import { referralApi as api } from '@waymark/shared/referrals/referral.api.ts'
import { episodeCommand } from '../episodes/episode-access.ts'
import { Problem } from '../platform/problem.ts'
import type { Mount } from '../platform/route.ts'
import { result, event } from '../platform/record-events.ts'
import { getReferralOf, assertTransition } from './sending.routes.ts'

/** The team that sent a referral says anew what must be known before anybody calls, writes or visits, for as long as somebody may. */
export function safetyRoutes(mount: Mount): void {
  episodeCommand(mount, api.changeSafety, async ({ tx, of, actor, params, body }) => {
    const row = await getReferralOf(tx, params.referralId, of.id)
    if (row.fromTeam !== actor.teamId) throw new Problem('forbidden')
    assertTransition(row, 'changeSafety')
    const content = await tx.referralContent.findUnique({ where: { referralId: row.id } })
    if (!content) throw new Problem('forbidden') // withheld: nobody writes over what they may not read
    const { version, safety, contact, doNotText, doNotTellFamily, safeTimes, mayAnswer } = body
    // No database role may change what was sent: the function asks once more who may.
    const [{ changed } = { changed: false }] = await tx.$queryRaw<
      { changed: boolean }[]
    >`select app.change_safety(${row.id}::uuid, ${version}, ${safety ?? null}, ${contact ?? null}, ${doNotText}, ${doNotTellFamily}, ${safeTimes ?? null}, ${mayAnswer ?? null}) as changed`
    if (!changed) throw new Problem('conflict')
    return result({ id: row.id }, event('referral.safetyChanged', row.id, {}))
  })
}

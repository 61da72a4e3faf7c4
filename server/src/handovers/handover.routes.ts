import { handoverApi as api } from '@waymark/shared/handovers/handover.api.ts'
import { timers } from '@waymark/shared/tasks/timers.ts'
import { episodeCommand, episodeQuery, transition } from '../episodes/episode-access.ts'
import { Problem } from '../platform/http/problem.ts'
import type { Mount } from '../platform/http/route.ts'
import { result, event } from '../platform/audit/record-events.ts'
import { findHandover, listHandovers } from './handover.read.ts'

/** Mounts the handover of an episode to the next shift or another division. It takes effect when the named person accepts it. */
export function handoverRoutes(mount: Mount): void {
  episodeQuery(mount, api.list, ({ tx, of, actor }) => listHandovers(tx, of, actor))

  episodeCommand(mount, api.push, async ({ tx, of, actor, body }) => {
    transition(of, actor, 'episode.handover')
    if (await tx.handover.count({ where: { episodeId: of.id, status: 'pushed' } }))
      throw new Problem('refused', { reason: 'handover.waits', possible: [] })
    const { id, toTeam, accountId, note } = body
    const minutes = timers.acceptHandover[of.risk] / 60_000
    const [{ pushed } = { pushed: false }] = await tx.$queryRaw<
      { pushed: boolean }[]
    >`select app.push_handover(${id}::uuid, ${of.id}::uuid, ${toTeam}::uuid, ${accountId}::uuid, ${note}, ${minutes}::int) as pushed`
    // The same answer for an excluded account, another team’s account and an unsuitable role: it must not disclose an exclusion.
    if (!pushed)
      throw new Problem('invalid', { fields: [{ path: 'accountId', message: 'Select somebody else who can take it over' }] })
    return result({ id }, event('handover.pushed', of.id, { id, teamId: toTeam }))
  })

  episodeCommand(mount, api.see, async ({ tx, of, actor, params }) => {
    transition(of, actor, 'handover.accept')
    const { id } = await findHandover(tx, of, params.handoverId)
    const [{ seen } = { seen: false }] = await tx.$queryRaw<{ seen: boolean }[]>`select app.see_handover(${id}::uuid) as seen`
    if (!seen) throw new Problem('refused', { reason: 'handover.notYours', possible: [] })
    return result({ id }, event('handover.seen', of.id, { id }))
  })

  episodeCommand(mount, api.accept, async ({ tx, of, actor, params }) => {
    transition(of, actor, 'handover.accept')
    const { id, toTeam } = await findHandover(tx, of, params.handoverId)
    const [{ accepted } = { accepted: false }] = await tx.$queryRaw<
      { accepted: boolean }[]
    >`select app.accept_handover(${id}::uuid) as accepted`
    if (!accepted) throw new Problem('refused', { reason: 'handover.notYours', possible: [] })
    const leads = toTeam === of.leadTeam ? [] : [event('episode.leadChanged', of.id, { teamId: toTeam })]
    return result({ id }, event('handover.accepted', of.id, { id, teamId: toTeam }), ...leads)
  })

  episodeCommand(mount, api.withdraw, async ({ tx, of, actor, params }) => {
    transition(of, actor, 'episode.handover')
    const { id } = await findHandover(tx, of, params.handoverId)
    const [{ withdrawn } = { withdrawn: false }] = await tx.$queryRaw<
      { withdrawn: boolean }[]
    >`select app.withdraw_handover(${id}::uuid) as withdrawn`
    if (!withdrawn) throw new Problem('refused', { reason: 'handover.over', possible: [] })
    return result({ id }, event('handover.withdrawn', of.id, { id }))
  })
}

import { handOverApi as api } from '@waymark/shared/hand-overs/hand-over.api.ts'
import { timers } from '@waymark/shared/tasks/timers.ts'
import { episodeCommand, episodeQuery, proceed } from '../episodes/on-episode.ts'
import { Problem } from '../kernel/problem.ts'
import type { Mount } from '../kernel/route.ts'
import { done, happened } from '../kernel/tell.ts'
import { findHandOver, listHandOvers } from './hand-over.read.ts'

/** An episode goes to the next shift or another division: it counts once a named person has accepted it. */
export function handOverRoutes(mount: Mount): void {
  episodeQuery(mount, api.list, ({ tx, of, actor }) => listHandOvers(tx, of, actor))

  episodeCommand(mount, api.push, async ({ tx, of, actor, body }) => {
    proceed(of, actor, 'episode.handOver')
    if (await tx.handOver.count({ where: { episodeId: of.id, status: 'pushed' } }))
      throw new Problem('refused', { reason: 'handOver.waits', possible: [] })
    const { id, toTeam, accountId, note } = body
    const minutes = timers.acceptHandOver[of.risk] / 60_000
    const [{ pushed } = { pushed: false }] = await tx.$queryRaw<
      { pushed: boolean }[]
    >`select app.push_hand_over(${id}::uuid, ${of.id}::uuid, ${toTeam}::uuid, ${accountId}::uuid, ${note}, ${minutes}::int) as pushed`
    // Who is excluded from the person, not of the team, or not of a role that takes episodes: alike.
    if (!pushed)
      throw new Problem('invalid', { fields: [{ path: 'accountId', message: 'Select somebody else who can take it over' }] })
    return done({ id }, happened('handOver.pushed', of.id, { id, teamId: toTeam }))
  })

  episodeCommand(mount, api.see, async ({ tx, of, actor, params }) => {
    proceed(of, actor, 'handOver.accept')
    const { id } = await findHandOver(tx, of, params.handOverId)
    const [{ seen } = { seen: false }] = await tx.$queryRaw<{ seen: boolean }[]>`select app.see_hand_over(${id}::uuid) as seen`
    if (!seen) throw new Problem('refused', { reason: 'handOver.notYours', possible: [] })
    return done({ id }, happened('handOver.seen', of.id, { id }))
  })

  episodeCommand(mount, api.accept, async ({ tx, of, actor, params }) => {
    proceed(of, actor, 'handOver.accept')
    const { id, toTeam } = await findHandOver(tx, of, params.handOverId)
    const [{ accepted } = { accepted: false }] = await tx.$queryRaw<
      { accepted: boolean }[]
    >`select app.accept_hand_over(${id}::uuid) as accepted`
    if (!accepted) throw new Problem('refused', { reason: 'handOver.notYours', possible: [] })
    const leads = toTeam === of.leadTeam ? [] : [happened('episode.leadChanged', of.id, { teamId: toTeam })]
    return done({ id }, happened('handOver.accepted', of.id, { id, teamId: toTeam }), ...leads)
  })

  episodeCommand(mount, api.withdraw, async ({ tx, of, actor, params }) => {
    proceed(of, actor, 'episode.handOver')
    const { id } = await findHandOver(tx, of, params.handOverId)
    const [{ withdrawn } = { withdrawn: false }] = await tx.$queryRaw<
      { withdrawn: boolean }[]
    >`select app.withdraw_hand_over(${id}::uuid) as withdrawn`
    if (!withdrawn) throw new Problem('refused', { reason: 'handOver.over', possible: [] })
    return done({ id }, happened('handOver.withdrawn', of.id, { id }))
  })
}

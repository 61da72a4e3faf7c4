import { accessRequestApi as api } from '@waymark/shared/access-requests/access-request.api.ts'
import { risks } from '@waymark/shared/episodes/episode.ts'
import { dueAfter, timers } from '@waymark/shared/tasks/timers.ts'
import { episodeCommand, episodeQuery } from '../episodes/episode-access.ts'
import { audited } from '../platform/audit/access-log.ts'
import { Problem } from '../platform/http/problem.ts'
import { command, query, type Mount } from '../platform/http/route.ts'
import { result, event } from '../platform/audit/record-events.ts'
import { listAsked, listWanted } from './access-request.read.ts'

/**
 * Mounts requests for access and their refusal; access is granted by giving a share.
 * A request is always answered as sent, whether or not the episode exists.
 */
export function accessRequestRoutes(mount: Mount): void {
  command(mount, api.ask, async ({ tx, actor, body, now }) => {
    const { id, reference = null, givenName = null, familyName = null, dateOfBirth = null, sections, reason } = body
    // One deadline for each risk: PostgreSQL picks one, so that the steps are the same whether or not an episode is found.
    const due = JSON.stringify(Object.fromEntries(risks.map(risk => [risk, dueAfter(now, timers.answerAccess[risk])])))
    const [sent] = await tx.$queryRaw<{ wait: Date | null }[]>`
      select app.ask_access(${id}::uuid, ${reference}, ${givenName}, ${familyName}, ${dateOfBirth}::date, ${sections}::text[], ${reason}, ${dueAfter(now, timers.accessExpires)}, ${due}::jsonb) as wait`
    if (sent?.wait)
      throw new Problem('too-many-tries', { retryAfter: Math.max(1, Math.ceil((sent.wait.getTime() - now.getTime()) / 1000)) })
    return result({ sent: true as const }, event('accessRequest.sent', actor.accountId, {}))
  })

  query(mount, api.list, async ({ tx, actor }) => {
    const rows = await listAsked(tx, actor)
    return audited(rows, { ids: rows.flatMap(({ id, episode }) => [id, ...(episode ? [episode.id] : [])]) })
  })

  episodeQuery(mount, api.listForEpisode, ({ tx, of, actor }) => listWanted(tx, actor, of.id))

  episodeCommand(mount, api.refuse, async ({ tx, of, params, body }) => {
    const { requestId: id } = params
    const found = await tx.accessFound.findUnique({ where: { requestId: id } })
    if (!found || found.episodeId !== of.id) throw new Problem('not-found')
    const [{ refused } = { refused: false }] = await tx.$queryRaw<{ refused: boolean }[]>`
      select app.refuse_access(${id}::uuid, ${body.ground}, ${body.notify === 'yes'}) as refused`
    if (!refused) throw new Problem('refused', { reason: 'accessRequest.decided', possible: [] })
    return result({ id }, event('accessRequest.decided', of.id, { id, outcome: 'refused' }, 'lead'))
  })
}

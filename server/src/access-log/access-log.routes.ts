import { accessLogApi as api } from '@waymark/shared/access-log/access-log.api.ts'
import { audited } from '../platform/audit/access-log.ts'
import { Problem } from '../platform/http/problem.ts'
import { command, query, type Mount } from '../platform/http/route.ts'
import { result, event } from '../platform/audit/record-events.ts'
import { listAudited, listAccessLog, listUnusual } from './access-log.read.ts'

/** Mounts the access log and access alerts of an auditor's own agency. Reading either is itself logged, with its filters. */
export function accessLogRoutes(mount: Mount): void {
  query(mount, api.list, async ({ tx, query: asked }) => {
    const { view, ids } = await listAccessLog(tx, asked)
    return audited(view, { ids, terms: termsOf(asked) })
  })

  query(mount, api.accounts, async ({ tx }) => audited(await listAudited(tx), null))

  query(mount, api.unusual, async ({ tx, query: asked }) => {
    const { view, ids } = await listUnusual(tx, asked)
    return audited(view, { ids, terms: `unusual: ${asked.status}` })
  })

  command(mount, api.review, async ({ tx, actor, params, body }) => {
    const { alertId: id } = params
    const [{ came } = { came: 'none' }] = await tx.$queryRaw<
      { came: string }[]
    >`select app.review_access_alert(${id}::uuid, ${body.outcome}, ${body.note}) as came`
    if (came === 'none') throw new Problem('not-found')
    if (came === 'cleared') throw new Problem('refused', { reason: 'accessAlert.cleared', possible: [] })
    // The subject is the auditor, so that the account that the alert is about is not notified.
    return result(
      { id },
      event(body.outcome === 'cleared' ? 'accessAlert.cleared' : 'accessAlert.followedUp', actor.accountId, { id }),
    )
  })
}

const termsOf = (asked: Record<string, string | undefined>): string =>
  Object.entries(asked)
    .filter(([name, value]) => value !== undefined && name !== 'before')
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ') || 'everything'

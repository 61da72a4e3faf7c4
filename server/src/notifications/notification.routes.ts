import { notificationApi as api, type NotificationView } from '@waymark/shared/notifications/notification.api.ts'
import { countOpenings } from '../break-glass/break-glass.read.ts'
import { audited } from '../platform/audit/access-log.ts'
import { unauditedCommand, query, type Mount } from '../platform/http/route.ts'
import { countUnusual } from '../access-log/access-log.read.ts'
import { listNotifications, listNotificationsOfAuditor } from './notification.read.ts'

/** Mounts the notifications of a team, and those of an auditor. */
export function notificationRoutes(mount: Mount): void {
  query(mount, api.list, async ({ tx, actor }) => {
    const rows = await listNotifications(tx, actor)
    const ids = [...new Set(rows.map(({ subjectId }) => subjectId))]
    return audited({ rows, unread: unreadOf(rows) }, { ids, sections: ['summary'] })
  })

  query(mount, api.listForAuditor, async ({ tx, actor }) => {
    const rows = await listNotificationsOfAuditor(tx, actor)
    return audited({ rows, unread: unreadOf(rows) }, { ids: [], terms: 'notifications' })
  })

  query(mount, api.countForAuditor, async ({ tx, actor }) => {
    const [unusual, openings, rows] = [
      await countUnusual(tx),
      await countOpenings(tx, actor),
      await listNotificationsOfAuditor(tx, actor),
    ]
    return audited({ unusual, openings, notifications: unreadOf(rows) }, null)
  })

  for (const endpoint of [api.seen, api.seenByAuditor])
    unauditedCommand(mount, endpoint, async ({ tx, body }) => {
      const eventId = BigInt(body.upTo)
      const { count } = await tx.notificationMark.updateMany({ where: { eventId: { lt: eventId } }, data: { eventId } })
      if (count === 0 && (await tx.notificationMark.count()) === 0) await tx.notificationMark.createMany({ data: { eventId } })
      return {}
    })
}

const unreadOf = (rows: readonly NotificationView[]) => rows.filter(({ unread }) => unread).length

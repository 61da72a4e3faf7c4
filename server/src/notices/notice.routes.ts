import { noticeApi as api } from '@waymark/shared/notices/notice.api.ts'
import { shown } from '../kernel/consultation.ts'
import { keep, query, type Mount } from '../kernel/route.ts'
import { listNotices } from './notice.read.ts'

/** What happened on what one's team looks after. */
export function noticeRoutes(mount: Mount): void {
  query(mount, api.list, async ({ tx, actor }) => {
    const rows = await listNotices(tx, actor)
    const ids = [...new Set(rows.map(({ subjectId }) => subjectId))]
    return shown({ rows, unread: rows.filter(({ unread }) => unread).length }, { ids, sections: ['summary'] })
  })

  keep(mount, api.seen, async ({ tx, body }) => {
    const eventId = BigInt(body.upTo)
    const { count } = await tx.noticeMark.updateMany({ where: { eventId: { lt: eventId } }, data: { eventId } })
    if (count === 0 && (await tx.noticeMark.count()) === 0) await tx.noticeMark.createMany({ data: { eventId } })
    return {}
  })
}

import { noticeApi as api, type NoticeView } from '@waymark/shared/notices/notice.api.ts'
import { countOpenings } from '../break-glass/break-glass.read.ts'
import { shown } from '../kernel/consultation.ts'
import { keep, query, type Mount } from '../kernel/route.ts'
import { countUnusual } from '../looking/looking.read.ts'
import { listNotices, listNoticesOfAuditor } from './notice.read.ts'

/** What happened on what one's team looks after; and what is told to whoever audits. */
export function noticeRoutes(mount: Mount): void {
  query(mount, api.list, async ({ tx, actor }) => {
    const rows = await listNotices(tx, actor)
    const ids = [...new Set(rows.map(({ subjectId }) => subjectId))]
    return shown({ rows, unread: unreadOf(rows) }, { ids, sections: ['summary'] })
  })

  query(mount, api.listForAuditor, async ({ tx, actor }) => {
    const rows = await listNoticesOfAuditor(tx, actor)
    return shown({ rows, unread: unreadOf(rows) }, { ids: [], terms: 'notices' })
  })

  query(mount, api.countForAuditor, async ({ tx, actor }) => {
    const [unusual, openings, rows] = [
      await countUnusual(tx),
      await countOpenings(tx, actor),
      await listNoticesOfAuditor(tx, actor),
    ]
    return shown({ unusual, openings, notices: unreadOf(rows) }, null)
  })

  for (const endpoint of [api.seen, api.seenByAuditor])
    keep(mount, endpoint, async ({ tx, body }) => {
      const eventId = BigInt(body.upTo)
      const { count } = await tx.noticeMark.updateMany({ where: { eventId: { lt: eventId } }, data: { eventId } })
      if (count === 0 && (await tx.noticeMark.count()) === 0) await tx.noticeMark.createMany({ data: { eventId } })
      return {}
    })
}

const unreadOf = (rows: readonly NoticeView[]) => rows.filter(({ unread }) => unread).length

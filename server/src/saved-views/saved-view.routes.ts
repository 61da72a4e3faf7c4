import { savedViewApi as api, SavedView } from '@waymark/shared/saved-views/saved-view.api.ts'
import { audited } from '../platform/audit/access-log.ts'
import { Problem } from '../platform/http/problem.ts'
import { unauditedCommand, query, type Mount } from '../platform/http/route.ts'

/** The most views that one account can save. */
const most = 100

/** Saved views: the filters and order of a list under a name, private or shared with the team. */
export function savedViewRoutes(mount: Mount): void {
  query(mount, api.list, async ({ tx, actor }) => {
    const rows = await tx.savedView.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }], take: 500 })
    const views = rows.map(({ id, list, name, search, shared, accountId }) =>
      SavedView.parse({ id, list, name, search, shared, mine: accountId === actor.accountId }),
    )
    return audited(views, null)
  })

  unauditedCommand(mount, api.save, async ({ tx, actor, body }) => {
    const { id, list, name, search, shared } = body
    if ((await tx.savedView.count({ where: { accountId: actor.accountId } })) >= most)
      throw new Problem('refused', { reason: 'savedView.tooMany', possible: [] })
    if (!(await tx.savedView.findUnique({ where: { id } })))
      await tx.savedView.createMany({ data: { id, list, name, search, shared } })
    return { id }
  })

  unauditedCommand(mount, api.drop, async ({ tx, query: { id } }) => {
    await tx.savedView.deleteMany({ where: { id } })
    return {}
  })
}

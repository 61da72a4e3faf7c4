import { lookingApi as api } from '@waymark/shared/looking/looking.api.ts'
import { shown } from '../kernel/consultation.ts'
import { Problem } from '../kernel/problem.ts'
import { command, query, type Mount } from '../kernel/route.ts'
import { done, happened } from '../kernel/tell.ts'
import { listAudited, listLooking, listUnusual } from './looking.read.ts'

/** Who of one's own agency looked at what, and what of it seems unusual. An auditor's reading is looking too, with what was asked for. */
export function lookingRoutes(mount: Mount): void {
  query(mount, api.list, async ({ tx, query: asked }) => {
    const { view, ids } = await listLooking(tx, asked)
    return shown(view, { ids, terms: termsOf(asked) })
  })

  query(mount, api.accounts, async ({ tx }) => shown(await listAudited(tx), null))

  query(mount, api.unusual, async ({ tx, query: asked }) => {
    const { view, ids } = await listUnusual(tx, asked)
    return shown(view, { ids, terms: `unusual: ${asked.status}` })
  })

  command(mount, api.review, async ({ tx, actor, params, body }) => {
    const { lookingId: id } = params
    const [{ came } = { came: 'none' }] = await tx.$queryRaw<
      { came: string }[]
    >`select app.review_looking(${id}::uuid, ${body.outcome}, ${body.note}) as came`
    if (came === 'none') throw new Problem('not-found')
    if (came === 'cleared') throw new Problem('refused', { reason: 'looking.cleared', possible: [] })
    // About the auditor alone: whoever looked is not told.
    return done({ id }, happened(body.outcome === 'cleared' ? 'looking.cleared' : 'looking.followedUp', actor.accountId, { id }))
  })
}

const termsOf = (asked: Record<string, string | undefined>): string =>
  Object.entries(asked)
    .filter(([name, value]) => value !== undefined && name !== 'before')
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ') || 'everything'

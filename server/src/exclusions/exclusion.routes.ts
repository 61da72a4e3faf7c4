import { exclusionApi as api, exclusionPage } from '@waymark/shared/exclusions/exclusion.api.ts'
import type { ExclusionView } from '@waymark/shared/exclusions/exclusion.ts'
import { listNames } from '../episodes/who.read.ts'
import type { Tx } from '../platform/database/database.ts'
import { audited } from '../platform/audit/access-log.ts'
import { Problem } from '../platform/http/problem.ts'
import { command, query, type Mount } from '../platform/http/route.ts'
import { result, event } from '../platform/audit/record-events.ts'

/** Mounts exclusions of accounts from a person. Answers, events and the access log are the same for an unknown person. */
export function exclusionRoutes(mount: Mount): void {
  query(mount, api.list, async ({ tx }) => {
    const rows = await listExclusions(tx)
    return audited(rows, { ids: rows.map(({ id }) => id) })
  })
  query(mount, api.accounts, async ({ tx }) => {
    const rows = await tx.$queryRaw<{ id: string; name: string; team: string }[]>`
      select m.id, m.name, t.name as team from app.may_exclude() m join team t on t.id = m.team_id order by m.name, m.id`
    return audited(rows, null)
  })

  command(mount, api.add, async ({ tx, actor, body: { id, accountId, reference, why } }) => {
    if (accountId === actor.accountId || !(await exclude(tx, id, accountId, reference, why)))
      throw new Problem('invalid', { fields: [{ path: 'accountId', message: 'Select somebody whom you may exclude' }] })
    return result({ id }, event('exclusion.added', actor.accountId, { id }))
  })
  command(mount, api.declare, async ({ tx, actor, body: { id, reference, why } }) => {
    await exclude(tx, id, actor.accountId, reference, why)
    return result({ id }, event('exclusion.added', actor.accountId, { id }))
  })
  command(mount, api.end, async ({ tx, actor, params: { exclusionId: id }, body: { reason } }) => {
    if ((await tx.$queryRaw<unknown[]>`select id from exclusion_order where id = ${id}::uuid`).length === 0)
      throw new Problem('not-found')
    const [{ ended } = { ended: false }] = await tx.$queryRaw<
      { ended: boolean }[]
    >`select app.end_exclusion(${id}::uuid, ${reason}) as ended`
    if (!ended) throw new Problem('refused', { reason: 'exclusion.ended', possible: [] })
    return result({ id }, event('exclusion.ended', actor.accountId, { id }))
  })
}

async function exclude(tx: Tx, id: string, accountId: string, reference: string, why: string): Promise<boolean> {
  const [{ excluded } = { excluded: false }] = await tx.$queryRaw<
    { excluded: boolean }[]
  >`select app.exclude(${id}::uuid, ${accountId}::uuid, ${reference}, ${why}) as excluded`
  return excluded
}

type Row = {
  id: string
  account_id: string
  reference: string
  why: ExclusionView['why']
  ended_at: Date | null
  ended_by: string | null
  end_reason: string | null
  recorded_by: string | null
  recorded_team: string | null
  recorded_at: Date
}
async function listExclusions(tx: Tx): Promise<ExclusionView[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select id, account_id, reference, why, ended_at, ended_by, end_reason, recorded_by, recorded_team, recorded_at from exclusion_order
    order by ended_at is not null, recorded_at desc, id limit ${exclusionPage}`
  const names = await listNames(
    tx,
    rows.flatMap(row => [row.account_id, row.recorded_by, row.ended_by]),
    rows.map(row => row.recorded_team),
  )
  return rows.map(row => ({
    id: row.id,
    account: names.account(row.account_id),
    reference: row.reference,
    why: row.why,
    at: row.recorded_at.toISOString(),
    by: names.by({ recordedBy: row.recorded_by, recordedTeam: row.recorded_team }),
    ended: row.ended_at && {
      at: row.ended_at.toISOString(),
      by: names.account(row.ended_by),
      reason: row.end_reason ?? '',
    },
  }))
}

import type { ProtectionView } from '@waymark/shared/protection/protection.ts'
import { actions, can } from '@waymark/shared/permissions.ts'
import { listNames } from '../episodes/who.read.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Actor } from '../platform/http/context.ts'
import type { AccessContext } from '../platform/access/access.ts'

/** The most decisions that a page shows. */
const most = 100
type Individual = {
  account_id: string
  name: string
  team_id: string
  until: Date
  share_id: string | null
  episode_id: string | null
}
type AllowListed = { account_id: string; name: string; added_at: Date; team_id: string | null }

/** A person's protection, as far as the policies show it to the actor. */
export async function getProtection(tx: Tx, actor: Actor, of: AccessContext & { id: string }): Promise<ProtectionView> {
  const protection = await tx.personProtection.findUnique({ where: { personId: of.id } })
  const rows = await tx.protection.findMany({
    where: { personId: of.id },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
    take: most,
  })
  const individuals = await tx.$queryRaw<Individual[]>`select * from app.individual_accounts(${of.id}::uuid)`
  const [leading] = await tx.$queryRaw<
    { id: string }[]
  >`select episode_id as id from my_access where person_id = ${of.id}::uuid and leads order by open desc, reported_at desc limit 1`
  const allowList = await tx.$queryRaw<AllowListed[]>`select * from app.allow_list_accounts(${of.id}::uuid)`
  const names = await listNames(
    tx,
    rows.flatMap(row => [row.recordedBy, row.accountId]),
    [...rows.map(row => row.recordedTeam), ...individuals.map(row => row.team_id), ...allowList.map(row => row.team_id)],
  )
  const answered = new Set(rows.map(({ answers }) => answers))
  const waits = rows.filter(row => (row.kind === 'unsealAsked' || row.kind === 'restrictAsked') && !answered.has(row.id))
  return {
    allowed: actions.filter(action => /^(person|whereabouts)\./.test(action) && can(actor.role, of.bases, action)),
    sealed: protection?.sealed ?? false,
    sealReason: protection?.sealReason ?? null,
    whereabouts: protection?.whereabouts ?? 'full',
    askings: waits.map(row => ({
      id: row.id,
      what: row.kind === 'unsealAsked' ? 'unseal' : 'restrict',
      reason: row.reason ?? '',
      at: row.recordedAt.toISOString(),
      by: names.by(row),
      yours: row.recordedBy === actor.accountId,
    })),
    individuals: individuals.map(row => ({
      id: row.account_id,
      name: row.name,
      team: names.team(row.team_id),
      until: row.until.toISOString(),
      share: row.share_id && row.episode_id ? { id: row.share_id, episodeId: row.episode_id } : null,
    })),
    shareFrom: leading?.id ?? null,
    allowList: allowList.map(row => ({
      id: row.account_id,
      name: row.name,
      team: names.team(row.team_id),
      since: row.added_at.toISOString(),
    })),
    history: rows
      .filter(({ answers, kind }) => kind !== 'restricted' || answers === null)
      .map(row => ({
        id: row.id,
        kind: row.kind,
        code: row.code,
        reason: row.reason,
        account: row.accountId === null ? null : names.account(row.accountId),
        at: row.recordedAt.toISOString(),
        by: names.by(row),
      })),
  }
}

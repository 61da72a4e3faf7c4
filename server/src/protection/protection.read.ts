import type { ProtectionView } from '@waymark/shared/protection/protection.ts'
import { actions, can } from '@waymark/shared/permissions.ts'
import { listNames } from '../episodes/who.read.ts'
import type { Tx } from '../kernel/as-actor.ts'
import type { Actor } from '../kernel/context.ts'
import type { Standing } from '../kernel/sight.ts'

/** How many decisions a page shows. */
const most = 100
type Named = {
  account_id: string
  name: string
  team_id: string
  until: Date
  share_id: string | null
  episode_id: string | null
}
type Safe = { account_id: string; name: string; added_at: Date; team_id: string | null }

/** A person's protection as far as the walls let it through. */
export async function getProtection(tx: Tx, actor: Actor, of: Standing & { id: string }): Promise<ProtectionView> {
  const guard = await tx.personGuard.findUnique({ where: { personId: of.id } })
  const rows = await tx.protection.findMany({
    where: { personId: of.id },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
    take: most,
  })
  const named = await tx.$queryRaw<Named[]>`select * from app.named_accounts(${of.id}::uuid)`
  const [leading] = await tx.$queryRaw<
    { id: string }[]
  >`select episode_id as id from sight where person_id = ${of.id}::uuid and reason in ('lead', 'national') order by open desc, reported_at desc limit 1`
  const safe = await tx.$queryRaw<Safe[]>`select * from app.safe_accounts(${of.id}::uuid)`
  const names = await listNames(
    tx,
    rows.flatMap(row => [row.recordedBy, row.accountId]),
    [...rows.map(row => row.recordedTeam), ...named.map(row => row.team_id), ...safe.map(row => row.team_id)],
  )
  const answered = new Set(rows.map(({ answers }) => answers))
  const waits = rows.filter(row => (row.kind === 'unsealAsked' || row.kind === 'restrictAsked') && !answered.has(row.id))
  return {
    allowed: actions.filter(action => /^(person|whereabouts)\./.test(action) && can(actor.role, of.reasons, action)),
    sealed: guard?.sealed ?? false,
    sealReason: guard?.sealReason ?? null,
    whereabouts: guard?.whereabouts ?? 'full',
    askings: waits.map(row => ({
      id: row.id,
      what: row.kind === 'unsealAsked' ? 'unseal' : 'restrict',
      reason: row.reason ?? '',
      at: row.recordedAt.toISOString(),
      by: names.by(row),
      yours: row.recordedBy === actor.accountId,
    })),
    named: named.map(row => ({
      id: row.account_id,
      name: row.name,
      team: names.team(row.team_id),
      until: row.until.toISOString(),
      share: row.share_id && row.episode_id ? { id: row.share_id, episodeId: row.episode_id } : null,
    })),
    shareFrom: leading?.id ?? null,
    safe: safe.map(row => ({
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
  } as ProtectionView // as: PostgreSQL checks the codes
}

import { correctionPage } from '@waymark/shared/corrections/correction.api.ts'
import type { CorrectionView } from '@waymark/shared/corrections/correction.ts'
import { listNames } from '../episodes/who.read.ts'
import type { Tx } from '../platform/database/database.ts'

type Recipient = {
  id: string
  correction_id: string
  episode_id: string
  team_id: string | null
  to_whom: string | null
  by_hand: boolean
  due_at: Date
  acknowledged_at: Date | null
  acknowledged_by: string | null
  acknowledged_team: string | null
  yours: boolean
}

/** The corrections of an episode and its person, newest first, with the recipients that the actor may see. */
export async function listCorrections(tx: Tx, of: { id: string; personId: string }): Promise<CorrectionView[]> {
  const rows = await tx.correction.findMany({
    where: { personId: of.personId, OR: [{ episodeId: of.id }, { episodeId: null }] },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
    take: correctionPage,
  })
  const recipients = await tx.$queryRaw<
    Recipient[]
  >`select * from app.correction_recipients(${of.personId}::uuid, ${rows.map(({ id }) => id)}::uuid[])`
  const names = await listNames(
    tx,
    [...rows.map(row => row.recordedBy), ...recipients.map(row => row.acknowledged_by)],
    [...rows.map(row => row.recordedTeam), ...recipients.flatMap(row => [row.team_id, row.acknowledged_team])],
  )
  const present = (row: Recipient) => ({
    id: row.id,
    episodeId: row.episode_id,
    team: row.team_id && `${names.agency(row.team_id)}, ${names.team(row.team_id)}`,
    outside: row.to_whom,
    byHand: row.by_hand,
    dueAt: row.due_at.toISOString(),
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
    acknowledgedBy: row.acknowledged_at && names.by({ recordedBy: row.acknowledged_by, recordedTeam: row.acknowledged_team }),
    yours: row.yours,
  })
  return rows.map(row => ({
    id: row.id,
    at: row.recordedAt.toISOString(),
    by: names.by(row),
    field: row.field,
    section: row.section,
    erased: row.erased,
    why: row.why,
    means: row.means,
    recipients: recipients.filter(({ correction_id }) => correction_id === row.id).map(present),
  }))
}

import { correctableOfRecord, type CorrectableView, type RecordField } from '@waymark/shared/corrections/correction.ts'
import { recordPage } from '@waymark/shared/corrections/correction.api.ts'
import { can, type Action, type Section } from '@waymark/shared/permissions.ts'
import type { EpisodeAccess } from '../episodes/episode-access.ts'
import { listNames } from '../episodes/who.read.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Actor } from '../platform/http/context.ts'

type Recorded = {
  field: RecordField
  about: string
  text: string
  version: number
  private: boolean
  recordedBy: string | null
  recordedTeam: string | null
  recordedAt: Date
}
/** A record that the policy shows to the actor. `yours`: the actor may correct it. `private`: only its own team reads it. */
export type FoundRecord = Recorded & { section: Section; yours: boolean }

/** The records of an episode that the actor may correct, newest first. */
export async function listCorrectable(tx: Tx, of: EpisodeAccess, actor: Actor): Promise<CorrectableView[]> {
  const rows = (await listRecorded(tx, of, actor)).filter(({ yours }) => yours).slice(0, recordPage)
  const names = await listNames(
    tx,
    rows.map(({ recordedBy }) => recordedBy),
    rows.map(({ recordedTeam }) => recordedTeam),
  )
  return rows.map(row => ({
    field: row.field,
    about: row.about,
    text: row.text,
    version: row.version,
    at: row.recordedAt.toISOString(),
    by: names.by(row),
  }))
}

/** One record, whether or not the actor may correct it; null if the actor cannot read it. */
export async function findRecorded(
  tx: Tx,
  of: EpisodeAccess,
  actor: Actor,
  { field, about }: { field: RecordField; about: string },
): Promise<FoundRecord | null> {
  return (await listRecorded(tx, of, actor)).find(row => row.field === field && row.about === about) ?? null
}

async function listRecorded(tx: Tx, of: EpisodeAccess, actor: Actor): Promise<FoundRecord[]> {
  const rows = await tx.$queryRaw<Recorded[]>`
    select x.*, x.recorded_by as "recordedBy", x.recorded_team as "recordedTeam", x.recorded_at as "recordedAt" from (
      select f.field, r.id as about, case f.field when 'information' then r.text else r.source end as text, r.version, false as private, r.recorded_by, r.recorded_team, r.recorded_at
        from information r join app.correctable_records() f on f.noun = 'information' where r.episode_id = ${of.id}::uuid
      union all select 'riskRationale', id, rationale, version, false, recorded_by, recorded_team, recorded_at from risk_assessment where episode_id = ${of.id}::uuid
      union all select 'checkNote', episode_id, note, version, false, recorded_by, recorded_team, recorded_at from return_check where episode_id = ${of.id}::uuid
      union all select f.field, r.id, case f.field when 'ownWords' then r.own_words when 'workersView' then r.workers_view else r.would_help end, r.version, false, r.recorded_by, r.recorded_team, r.recorded_at
        from return_discussion_record r join app.correctable_records() f on f.noun = 'return_discussion_record' where r.episode_id = ${of.id}::uuid
      union all select 'notHeldNote', id, note, version, false, recorded_by, recorded_team, recorded_at from return_discussion_refusal where episode_id = ${of.id}::uuid
      union all select 'supportNote', id, text, version, not shared_back, recorded_by, recorded_team, recorded_at from support_note where episode_id = ${of.id}::uuid
      union all select 'foundAddress', episode_id, address, version, false, recorded_by, recorded_team, recorded_at from found_place where episode_id = ${of.id}::uuid
      union all select 'returnReport', id, text, version, false, recorded_by, recorded_team, recorded_at from return_report where episode_id = ${of.id}::uuid) x
    where x.text <> '' order by x.recorded_at desc, x.about, x.field`
  return rows.flatMap(row => {
    const { section, ...rest }: { section: Section; read?: Action } = correctableOfRecord[row.field]
    if (rest.read && !can(actor.role, of.bases, rest.read)) return []
    return [{ ...row, section, yours: row.recordedTeam === actor.teamId || mayAsLead(of, section) }]
  })
}

/** The lead and the national unit may correct what they read, except support notes, which only the writing team corrects. */
const mayAsLead = ({ bases, readable }: EpisodeAccess, section: Section): boolean =>
  (bases.has('lead') || bases.has('national')) && section !== 'support' && readable.has(section)

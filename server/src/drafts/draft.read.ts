import type { z } from 'zod'
import { DraftValues, type DraftForm, type DraftRow, type DraftView } from '@waymark/shared/drafts/draft.ts'
import type { Tx } from '../platform/database/database.ts'

/** The most drafts in a list. */
const most = 100

/** The actor's draft of a form, or null; the policy limits drafts to their writer and team. */
export async function findDraft(tx: Tx, form: DraftForm, place: string): Promise<DraftView | null> {
  const row = await tx.draft.findFirst({ where: { form, place } })
  return (
    row && {
      id: row.id,
      form,
      place,
      episodeId: row.episodeId,
      personId: row.personId,
      values: DraftValues.parse(row.values),
      version: row.version,
      savedAt: row.savedAt.toISOString(),
    }
  )
}

/** The last save of a draft, locked until the end of the transaction, so that two saves at once cannot both become the next. */
export async function lockDraft(tx: Tx, form: DraftForm, place: string): Promise<LastSave | undefined> {
  const [row] = await tx.$queryRaw<(Omit<LastSave, 'savedAt'> & { saved_at: Date })[]>`
    select id, version, writer, turn, saved_at from draft where form = ${form} and place = ${place} for update`
  return row && { id: row.id, version: row.version, writer: row.writer, turn: row.turn, savedAt: row.saved_at.toISOString() }
}
type LastSave = { id: string; version: number; writer: string | null; turn: number; savedAt: string }

/** The actor's drafts, newest first, without their text. */
export async function listDrafts(tx: Tx): Promise<z.infer<typeof DraftRow>[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select d.id, d.form, d.place, d.saved_at, e.id as episode_id, e.reference, q.given_name || ' ' || q.family_name as name, p.id as person_id, p.given_name || ' ' || p.family_name as person_name
    from draft d left join episode e on e.id = d.episode_id left join person q on q.id = e.person_id left join person p on p.id = d.person_id
    order by d.saved_at desc limit ${most}`
  return rows.map(row => ({
    id: row.id,
    form: row.form,
    place: row.place,
    savedAt: row.saved_at.toISOString(),
    episode: row.episode_id === null ? null : { id: row.episode_id, reference: row.reference, name: row.name },
    person: row.person_id === null ? null : { id: row.person_id, name: row.person_name },
  }))
}

type Row = {
  id: string
  form: DraftForm
  place: string
  saved_at: Date
  episode_id: string | null
  reference: string
  name: string
  person_id: string | null
  person_name: string
}

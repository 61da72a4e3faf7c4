import {
  correctable,
  removed,
  type CorrectableField,
  type EpisodeField,
  type PersonField,
  type RecordField,
} from '@waymark/shared/corrections/correction.ts'
import { dueAfter, timers } from '@waymark/shared/tasks/timers.ts'
import type { Tx } from '../platform/database/database.ts'
import { Problem } from '../platform/http/problem.ts'

type Correction = {
  id: string
  version: number
  act: 'correct' | 'remove'
  value?: string | undefined
  why: string
  means: string
}
export type EpisodeCorrection = Correction & { field: EpisodeField }
export type PersonCorrection = Correction & { field: PersonField }
export type RecordCorrection = Correction & { field: RecordField }

/** Replaces a text of the circumstances with its correction, or the word for a removal. Throws conflict on a stale version. */
export async function correctCircumstances(
  tx: Tx,
  episodeId: string,
  { field, version, ...rest }: EpisodeCorrection,
): Promise<void> {
  const data = { [field]: textOf(rest), version: { increment: 1 } }
  assertChanged(await tx.episodeCircumstances.updateMany({ where: { episodeId, version }, data }))
}

/** The same for a field of a person, in the table that contains it. */
export async function correctPerson(tx: Tx, personId: string, { field, version, ...rest }: PersonCorrection): Promise<void> {
  const data = { [field]: textOf(rest), version: { increment: 1 } }
  const where = { personId, version }
  if (field === 'homeAddress' || field === 'phone') {
    // These fields have their own table, which the policy hides under a restriction. Their version is that of the care record.
    assertChanged(await tx.personCare.updateMany({ where, data: { version: { increment: 1 } } }))
    assertChanged(await tx.personContact.updateMany({ where: { personId }, data: { [field]: textOf(rest) } }))
  } else if (correctable[field].section === 'summary')
    assertChanged(await tx.person.updateMany({ where: { id: personId, version }, data }))
  else if (correctable[field].section === 'description') assertChanged(await tx.personDescription.updateMany({ where, data }))
  else if (correctable[field].section === 'care') assertChanged(await tx.personCare.updateMany({ where, data }))
  else assertChanged(await tx.personHealth.updateMany({ where, data }))
}

/**
 * The same for a record that is otherwise immutable; also stores the correction and asks every recipient to acknowledge it.
 * One database function does it all, because no database role may update such a record.
 */
export async function correctRecord(
  tx: Tx,
  now: Date,
  of: { episodeId: string; recordId: string },
  { id, field, version, why, means, ...rest }: RecordCorrection,
): Promise<void> {
  const due = dueAfter(now, timers.acknowledgeCorrection)
  const [{ asked } = { asked: null }] = await tx.$queryRaw<
    { asked: number | null }[]
  >`select app.correct_record(${id}::uuid, ${of.episodeId}::uuid, ${of.recordId}::uuid, ${field}, ${version}, ${textOf(rest)}, ${rest.act === 'remove'}, ${why}, ${means}, ${due}) as asked`
  assertChanged({ count: asked === null ? 0 : 1 })
}

/** Stores the correction and asks every recipient of the wrong text to acknowledge it. */
export async function askRecipients(
  tx: Tx,
  now: Date,
  of: { personId: string; episodeId: string | null },
  { id, field, act, why, means }: Correction & { field: CorrectableField },
): Promise<void> {
  const due = dueAfter(now, timers.acknowledgeCorrection)
  await tx.$queryRaw`select app.begin_correction(${id}::uuid, ${of.personId}::uuid, ${of.episodeId}::uuid, ${field}, ${correctable[field].section}, ${act === 'remove'}, ${why}, ${means}, ${due})`
}

const textOf = ({ act, value }: Pick<Correction, 'act' | 'value'>) => (act === 'remove' ? removed : value)

/** Throws conflict if another save came first, or if there is nothing to correct. */
function assertChanged({ count }: { count: number }): void {
  if (count === 0) throw new Problem('conflict')
}

import {
  correctable,
  removed,
  type CorrectableField,
  type EpisodeField,
  type PersonField,
  type RecordField,
} from '@waymark/shared/corrections/correction.ts'
import { dueAfter, timers } from '@waymark/shared/tasks/timers.ts'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'

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

/** Puts a text of the circumstances right, or the word that stands for what was removed in its place. */
export async function correctCircumstances(
  tx: Tx,
  episodeId: string,
  { field, version, ...rest }: EpisodeCorrection,
): Promise<void> {
  const data = { [field]: textOf(rest), version: { increment: 1 } }
  assertChanged(await tx.episodeCircumstances.updateMany({ where: { episodeId, version }, data }))
}

/** The same of what is known of a person, on the record that holds it. */
export async function correctPerson(tx: Tx, personId: string, { field, version, ...rest }: PersonCorrection): Promise<void> {
  const data = { [field]: textOf(rest), version: { increment: 1 } }
  const where = { personId, version }
  if (field === 'homeAddress' || field === 'phone') {
    // It stands on a record of its own, which the policy hides under a restriction; its version is that of the care.
    assertChanged(await tx.personCare.updateMany({ where, data: { version: { increment: 1 } } }))
    assertChanged(await tx.personContact.updateMany({ where: { personId }, data: { [field]: textOf(rest) } }))
  } else if (correctable[field].section === 'summary')
    assertChanged(await tx.person.updateMany({ where: { id: personId, version }, data }))
  else if (correctable[field].section === 'description') assertChanged(await tx.personDescription.updateMany({ where, data }))
  else if (correctable[field].section === 'care') assertChanged(await tx.personCare.updateMany({ where, data }))
  else assertChanged(await tx.personHealth.updateMany({ where, data }))
}

/** The same of what somebody recorded once; writes the correction down and asks everybody who had it, for no database role changes such a record otherwise. */
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

/** Writes the correction down and asks everybody who had what was wrong. */
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

/** Someone else saved since this was read, or there is nothing to correct. */
function assertChanged({ count }: { count: number }): void {
  if (count === 0) throw new Problem('conflict')
}

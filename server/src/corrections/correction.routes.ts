import { correctionApi as api } from '@waymark/shared/corrections/correction.api.ts'
import { correctable } from '@waymark/shared/corrections/correction.ts'
import { episodeCommand, episodeQuery } from '../episodes/episode-access.ts'
import { Problem } from '../platform/http/problem.ts'
import type { Mount } from '../platform/http/route.ts'
import { result, event } from '../platform/audit/record-events.ts'
import { personCommand } from '../people/person-access.ts'
import { askRecipients, correctCircumstances, correctPerson, correctRecord } from './correct.ts'
import { listCorrections } from './correction.read.ts'
import { findRecorded, listCorrectable } from './correctable.read.ts'

/** Mounts corrections and removals, which are possible in any status, and their acknowledgement by each recipient. */
export function correctionRoutes(mount: Mount): void {
  episodeQuery(mount, api.list, ({ tx, of }) => listCorrections(tx, of))

  episodeQuery(mount, api.records, ({ tx, of, actor }) => listCorrectable(tx, of, actor))

  episodeCommand(mount, api.ofRecord, async ({ tx, of, actor, params: { recordId }, body, now }) => {
    const record = await findRecorded(tx, of, actor, { field: body.field, about: recordId })
    if (!record) throw new Problem('not-found')
    if (!record.yours) throw new Problem('forbidden')
    await correctRecord(tx, now, { episodeId: of.id, recordId }, body)
    const corrected = event('record.corrected', of.id, { id: body.id, erased: body.act === 'remove' })
    return result({ id: body.id }, { ...corrected, section: record.section, audience: record.private ? 'ownTeam' : 'section' })
  })

  episodeCommand(mount, api.ofEpisode, async ({ tx, of, body, now }) => {
    const { section } = correctable[body.field]
    if (!of.readable.has(section)) throw new Problem('forbidden')
    await correctCircumstances(tx, of.id, body)
    await askRecipients(tx, now, { personId: of.personId, episodeId: of.id }, body)
    return result(
      { id: body.id },
      event('episode.corrected', of.id, { id: body.id, erased: body.act === 'remove' }, 'section', section),
    )
  })

  personCommand(mount, api.ofPerson, async ({ tx, of, body, now }) => {
    const { section } = correctable[body.field]
    const hidden = of.placesHidden && (body.field === 'homeAddress' || body.field === 'phone')
    if (!of.readable.has(section) || hidden) throw new Problem('forbidden')
    await correctPerson(tx, of.id, body)
    await askRecipients(tx, now, { personId: of.id, episodeId: null }, body)
    return result(
      { id: body.id },
      event('person.corrected', of.id, { id: body.id, erased: body.act === 'remove' }, 'section', section),
    )
  })

  episodeCommand(mount, api.acknowledge, async ({ tx, of, actor, params: { recipientId: id } }) => {
    const asked = await tx.task.findFirst({
      where: { about: id, episodeId: of.id, teamId: actor.teamId, kind: { in: ['acknowledgeCorrection', 'passOnCorrection'] } },
    })
    if (!asked) throw new Problem('not-found')
    const [said] = await tx.$queryRaw<{ done: boolean }[]>`select app.acknowledge_correction(${id}::uuid, ${of.id}::uuid) as done`
    if (!said?.done) throw new Problem('refused', { reason: 'correction.acknowledged', possible: [] })
    const acknowledged = event('correction.acknowledged', of.id, { id })
    // the acknowledgement of a support note is shown only to its own team, because the note may be private
    return result(
      { id },
      asked.section === 'support' ? { ...acknowledged, audience: 'ownTeam', section: 'support' } : acknowledged,
    )
  })
}

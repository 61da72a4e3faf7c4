import { describe, expect, test } from 'vitest'
import { correctionApi } from '@waymark/shared/corrections/correction.api.ts'
import { correctableOfRecord, recordFields, type RecordField } from '@waymark/shared/corrections/correction.ts'
import { disclosureApi } from '@waymark/shared/disclosures/disclosure.api.ts'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { informationApi } from '@waymark/shared/information/information.api.ts'
import { returnDiscussionApi } from '@waymark/shared/return-discussions/return-discussion.api.ts'
import { supportNoteApi } from '@waymark/shared/support-notes/support-note.api.ts'
import { accessApi } from '@waymark/shared/access/access.api.ts'
import { taskApi } from '@waymark/shared/tasks/task.api.ts'
import type { Section } from '@waymark/shared/permissions.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'
import { openDatabase } from '../platform/database/database.ts'

const db = await aProgram()
const { people, ask, anEpisode, owner } = db
const { officer, sergeant, coordinator, worker, caseworker } = people
const { refer, accept, give } = sharingBy(db)
const wrong = 'Seen at the harbour with Rab'
const everything: Section[] = ['summary', 'description', 'health', 'returnDiscussion', 'support']

const list = async (who: Somebody, episodeId: string) =>
  (await done(ask(who, correctionApi.list, { params: { episodeId } }))).data
const mayCorrect = async (who: Somebody, episodeId: string) =>
  (await done(ask(who, correctionApi.records, { params: { episodeId } }))).data
const correct = (who: Somebody, episodeId: string, recordId: string, more: object = {}) =>
  ask(who, correctionApi.ofRecord, {
    params: { episodeId, recordId },
    body: { ...exampleOf(correctionApi.ofRecord), id: crypto.randomUUID(), ...more },
  })
const tasksOf = async (who: Somebody, episodeId: string) =>
  (await done(ask(who, taskApi.listForEpisode, { params: { episodeId } }))).data.filter(({ kind }) => kind.endsWith('Correction'))
const nameOf = async ({ teamId }: Somebody) =>
  (
    await owner.query<{ name: string }>(
      `select a.name || ', ' || t.name as name from team t join agency a on a.id = t.agency_id where t.id = $1`,
      [teamId],
    )
  ).rows[0]?.name ?? ''
const askedIn = async (who: Somebody, episodeId: string) =>
  (await list(who, episodeId))[0]?.recipients.map(({ team, outside }) => team ?? outside).toSorted()

const disclosedTo = (toWhom: string) => ({
  ...exampleOf(disclosureApi.record),
  id: crypto.randomUUID(),
  at: new Date().toISOString(),
  toWhom,
  sections: everything,
})
async function addInformation(who: Somebody, episodeId: string): Promise<string> {
  const body = { ...exampleOf(informationApi.add), id: crypto.randomUUID(), text: wrong, source: wrong }
  await done(ask(who, informationApi.add, { params: { episodeId }, body }))
  return body.id
}
async function addNote(who: Somebody, episodeId: string, sharedBack: boolean): Promise<string> {
  const body = { id: crypto.randomUUID(), text: wrong, sharedBack }
  await done(ask(who, supportNoteApi.add, { params: { episodeId }, body }))
  return body.id
}
/** A return discussion that the worker recorded, with the same wrong text in each field. */
async function aHeldDiscussion(more: { mayDisclose?: 'full' | 'nothing' } = {}) {
  const made = await anEpisode('afterReturn', more)
  const { episodeId } = made
  await accept(worker, await refer(coordinator, episodeId, worker, { sections: everything }))
  const [discussion] = (await done(ask(worker, returnDiscussionApi.list, { params: { episodeId } }))).data
  const body = {
    ...exampleOf(returnDiscussionApi.record),
    id: crypto.randomUUID(),
    heldAt: new Date().toISOString(),
    ownWords: wrong,
    workersView: wrong,
    wouldHelp: wrong,
  }
  await done(ask(worker, returnDiscussionApi.record, { params: { episodeId, returnDiscussionId: discussion?.id ?? '' }, body }))
  return { ...made, recordId: body.id }
}
const look = async (episodeId: string, ...all: Somebody[]) => {
  for (const who of all) await done(ask(who, episodeApi.read, { params: { episodeId } }))
}
async function standsNowhere(episodeId: string): Promise<void> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  )
  for (const { name } of tables) {
    const { rowCount } = await owner.query(
      `select from "${name}" t where t::text like '%' || $1 || '%' and t::text like '%' || $2 || '%'`,
      [wrong, episodeId],
    )
    expect([name, rowCount]).toEqual([name, 0])
  }
}

describe('the correction of a record', () => {
  test('the team that recorded a return discussion corrects it, and every recipient in or outside Waymark is asked', async () => {
    const { episodeId, recordId } = await aHeldDiscussion()
    await look(episodeId, coordinator, officer, sergeant)
    const informed = disclosedTo('Her school')
    await done(ask(coordinator, disclosureApi.record, { params: { episodeId }, body: informed }))
    const field = 'ownWords'
    expect((await correct(coordinator, episodeId, recordId, { field })).status).toBe(403)
    await done(correct(worker, episodeId, recordId, { field, value: 'I stayed with my sister.' }))
    const [read] = (await done(ask(coordinator, returnDiscussionApi.list, { params: { episodeId } }))).data
    expect(read?.records.map(({ ownWords, workersView }) => [ownWords, workersView])).toEqual([
      ['I stayed with my sister.', wrong],
    ])
    expect(await askedIn(worker, episodeId)).toEqual([]) // the worker's team may not know what other teams read
    const [police, council] = [await nameOf(officer), await nameOf(coordinator)]
    expect(await askedIn(sergeant, episodeId)).toEqual([council, 'Her school', police].toSorted())
    expect((await tasksOf(coordinator, episodeId)).map(({ kind }) => kind).toSorted()).toEqual([
      'acknowledgeCorrection',
      'passOnCorrection',
    ])
    expect((await tasksOf(worker, episodeId)).length).toBe(0)
    const timeline = (await done(ask(coordinator, episodeApi.timeline, { params: { episodeId } }))).data
    expect(timeline.filter(({ kind }) => kind === 'record.corrected').map(({ detail }) => detail)).toEqual([
      'Written down in the wrong record.',
    ])
  })

  test.each<[RecordField, number]>([
    ['ownWords', 3],
    ['supportNote', 1],
    ['information', 2],
  ])(
    'removing a record of the kind %s deletes its text from every table, and keeps that it was recorded and by whom',
    async (field, texts) => {
      const { episodeId, recordId: discussed } = await aHeldDiscussion()
      await look(episodeId, coordinator)
      const recordId =
        field === 'supportNote'
          ? await addNote(worker, episodeId, true)
          : field === 'information'
            ? await addInformation(worker, episodeId)
            : discussed
      const fields = recordFields.filter(other => correctableOfRecord[other].section === correctableOfRecord[field].section)
      const before = (await mayCorrect(worker, episodeId)).filter(({ about }) => about === recordId)
      expect(before.map(({ text }) => text)).toEqual(Array.from({ length: texts }, () => wrong))
      let version = 1
      for (const each of before) {
        expect(fields).toContain(each.field)
        await done(correct(worker, episodeId, recordId, { field: each.field, version: version++, act: 'remove', value: '' }))
      }
      const after = (await mayCorrect(worker, episodeId)).filter(({ about }) => about === recordId)
      expect(after.map(row => [row.text, row.by])).toEqual(before.map(({ by }) => ['Removed', by]))
      if (field !== 'ownWords')
        for (const each of ['ownWords', 'workersView', 'wouldHelp'])
          await done(
            correct(worker, episodeId, discussed, {
              field: each,
              version: ['ownWords', 'workersView', 'wouldHelp'].indexOf(each) + 1,
              act: 'remove',
              value: '',
            }),
          )
      await standsNowhere(episodeId)
      expect((await list(coordinator, episodeId)).every(({ erased }) => erased)).toBe(true)
    },
  )

  test('the lead corrects a record of another team, which is asked to acknowledge; a stale version is refused', async () => {
    const { episodeId } = await aHeldDiscussion()
    const recordId = await addInformation(worker, episodeId)
    await done(correct(sergeant, episodeId, recordId))
    expect(await askedIn(sergeant, episodeId)).toEqual([await nameOf(worker)])
    expect((await correct(worker, episodeId, recordId)).status).toBe(409)
    await done(correct(worker, episodeId, recordId, { version: 2, value: 'Seen at the library.' }))
    expect((await correct(caseworker, episodeId, recordId, { version: 3 })).status).toBe(404)
    expect((await correct(worker, episodeId, crypto.randomUUID())).status).toBe(404)
  })

  test('a correction is not sent to teams that read the episode before the record existed, or only other sections', async () => {
    const { episodeId } = await anEpisode('missing')
    await give(sergeant, episodeId, caseworker, { sections: ['summary'] })
    await look(episodeId, coordinator, caseworker)
    await new Promise(resolve => setTimeout(resolve, 5))
    const recordId = await addInformation(officer, episodeId)
    await look(episodeId, caseworker)
    await done(correct(officer, episodeId, recordId))
    expect(await askedIn(officer, episodeId)).toEqual([])
  })
})

describe('a support note', () => {
  test('the correction of a private support note is visible to no other team, even when overdue or acknowledged', async () => {
    const { episodeId } = await aHeldDiscussion()
    const recordId = await addNote(worker, episodeId, false)
    const leads = await somebody(owner, db.division, 'police-coordinator')
    await look(episodeId, coordinator, leads)
    const informed = disclosedTo('Her mother')
    await done(ask(worker, disclosureApi.record, { params: { episodeId }, body: informed }))
    const other = disclosedTo('Her school') // by a team that did not have the note
    await done(ask(coordinator, disclosureApi.record, { params: { episodeId }, body: other }))
    for (const who of [coordinator, leads])
      expect((await correct(who, episodeId, recordId, { field: 'supportNote' })).status).toBe(404)
    await done(correct(worker, episodeId, recordId, { field: 'supportNote' }))
    expect(await askedIn(worker, episodeId)).toEqual(['Her mother'])
    expect((await tasksOf(worker, episodeId)).map(({ kind }) => kind)).toEqual(['passOnCorrection'])
    const hearsNothing = async () => {
      for (const who of [coordinator, leads]) {
        expect([await list(who, episodeId), await tasksOf(who, episodeId)]).toEqual([[], []])
        const timeline = (await done(ask(who, episodeApi.timeline, { params: { episodeId } }))).data
        expect(timeline.filter(item => /orrect/.test(JSON.stringify([item.kind, item.data])))).toEqual([])
      }
    }
    await hearsNothing()
    await owner.query(
      `with notified as (insert into event (kind, subject, subject_id) values ('episode.reported', 'episode', $1)) update task set due_at = now() where episode_id = $1 and kind = 'passOnCorrection'`,
      [episodeId],
    )
    await owner.query('select app.mark_overdue()')
    await hearsNothing()
    const [mother] = (await list(worker, episodeId))[0]?.recipients ?? []
    await done(ask(worker, correctionApi.acknowledge, { params: { episodeId, recipientId: mother?.id ?? '' } }))
    await hearsNothing()
    await done(correct(worker, episodeId, recordId, { field: 'supportNote', version: 2 }))
    // the task to pass it on moves to no other team when the access ends
    const { rows } = await owner.query<{ id: string }>('select id from share where episode_id = $1 and ended_at is null', [
      episodeId,
    ])
    for (const { id } of rows)
      await done(ask(sergeant, accessApi.endShare, { params: { episodeId, shareId: id }, body: { why: 'asked' } }))
    await hearsNothing()
  })
  test('a support note that is shared back can be corrected by its own team, and not by the lead', async () => {
    const { episodeId } = await aHeldDiscussion()
    const recordId = await addNote(worker, episodeId, true)
    const leads = await somebody(owner, db.division, 'police-coordinator')
    expect((await correct(leads, episodeId, recordId, { field: 'supportNote' })).status).toBe(403)
    expect((await mayCorrect(leads, episodeId)).map(({ field }) => field)).not.toContain('supportNote')
  })
})

describe('a place found', () => {
  const value = '12 Shore Street'
  test('the lead corrects a place found, and a team from which it is withheld is informed outside Waymark', async () => {
    const { episodeId, personId } = await anEpisode('located', { mayDisclose: 'full' })
    await look(episodeId, coordinator)
    await owner.query(
      `with notified as (insert into event (kind, subject, subject_id) values ('whereabouts.restricted', 'person', $1)) insert into person_protection (person_id, whereabouts) values ($1, 'nothing')`,
      [personId],
    )
    const body = { field: 'foundAddress', value, why: 'It is the house next door.', means: 'Go to number 12.' }
    expect((await correct(coordinator, episodeId, episodeId, body)).status).toBe(404)
    await done(correct(officer, episodeId, episodeId, body))
    const [made] = await list(officer, episodeId)
    expect(made?.recipients).toMatchObject([{ team: await nameOf(coordinator), byHand: true, yours: true }])
    expect([await list(coordinator, episodeId), await tasksOf(coordinator, episodeId)]).toEqual([[], []])
    const shown = JSON.stringify([
      (await done(ask(coordinator, episodeApi.timeline, { params: { episodeId } }))).data,
      (await done(ask(coordinator, episodeApi.read, { params: { episodeId } }))).data,
    ])
    for (const word of ['Shore', 'next door', 'number 12', 'record.corrected']) expect(shown).not.toContain(word)
  })
  test('the correction of a withheld place is sent to an account on the allow-list, and not to its team', async () => {
    const { episodeId, personId } = await anEpisode('located', { mayDisclose: 'full' })
    await look(episodeId, coordinator)
    await owner.query(
      `with notified as (insert into event (kind, subject, subject_id) values ('whereabouts.restricted', 'person', $1)), safe as (insert into whereabouts_allow_list (account_id, person_id) values ($2, $1)) insert into person_protection (person_id, whereabouts) values ($1, 'nothing')`,
      [personId, coordinator.accountId],
    )
    await done(correct(officer, episodeId, episodeId, { field: 'foundAddress', value }))
    expect((await tasksOf(coordinator, episodeId)).map(({ kind, owner: of }) => [kind, of.mine])).toEqual([
      ['acknowledgeCorrection', true],
    ])
    const colleague = await somebody(owner, coordinator.teamId, 'social-worker')
    expect(await list(colleague, episodeId)).toEqual([])
  })
})

test('raw SQL cannot change a record except by a correction, or correct a record that the actor may not correct', async () => {
  const { episodeId, recordId } = await aHeldDiscussion()
  const note = await addNote(worker, episodeId, true)
  const info = await addInformation(worker, episodeId)
  const database = openDatabase({ config: db.config, secret: db.secret })
  const as = ({ token }: Somebody, sql: string) => database.asActor(token, crypto.randomUUID(), tx => tx.$queryRawUnsafe(sql))
  const by = (field: string, id: string) =>
    `select app.correct_record(gen_random_uuid(), '${episodeId}', '${id}', '${field}', 1, 'x', false, 'x', 'x', now())`
  const charity = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
  try {
    for (const [who, sql] of [
      [worker, `update information set text = 'x' where id = '${info}'`],
      [worker, `update support_note set text = 'x', version = 1 where id = '${note}'`],
      [coordinator, by('ownWords', recordId)],
      [coordinator, by('information', info)],
      [sergeant, by('supportNote', note)],
      [charity, by('information', info)],
      [officer, by('ownWords', recordId)],
      [coordinator, by('foundAddress', episodeId)],
      [worker, by('narrative', episodeId)],
    ] as const)
      await expect(as(who, sql)).rejects.toThrow(/not allowed|permission denied/)
  } finally {
    await database.close()
  }
})

test('the database allows corrections of the same fields and sections as shared', async () => {
  const { rows } = await owner.query<{ field: RecordField; section: string }>(
    'select field, section from app.correctable_records()',
  )
  expect(rows.map(({ field, section }) => [field, section])).toEqual(
    recordFields.map(field => [field, correctableOfRecord[field].section]),
  )
})

import { describe, expect, test } from 'vitest'
import { correctionApi } from '@waymark/shared/corrections/correction.api.ts'
import { disclosureApi } from '@waymark/shared/disclosures/disclosure.api.ts'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { notificationApi } from '@waymark/shared/notifications/notification.api.ts'
import { personApi } from '@waymark/shared/people/person.api.ts'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { accessApi } from '@waymark/shared/access/access.api.ts'
import { taskApi } from '@waymark/shared/tasks/task.api.ts'
import type { Section } from '@waymark/shared/permissions.ts'
import { somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'
import { openDatabase } from '../platform/database/database.ts'

const db = await aProgram()
const { people, ask, anEpisode, owner } = db
const { officer, sergeant, coordinator, worker, caseworker } = people
const wrong = 'Allergic to penicillin, from another card'

const list = async (who: Somebody, episodeId: string) =>
  (await done(ask(who, correctionApi.list, { params: { episodeId } }))).data
const correct = (who: Somebody, personId: string, more: object = {}) =>
  ask(who, correctionApi.ofPerson, {
    params: { personId },
    body: { ...exampleOf(correctionApi.ofPerson), id: crypto.randomUUID(), ...more },
  })
const acknowledge = (who: Somebody, episodeId: string, recipientId: string) =>
  ask(who, correctionApi.acknowledge, { params: { episodeId, recipientId } })
const tasksOf = async (who: Somebody, kind: string) =>
  Object.values((await done(ask(who, taskApi.work))).data.groups)
    .flatMap(({ tasks }) => tasks)
    .filter(task => task.kind === kind && task.owner.mine)
const nameOf = async ({ teamId }: Somebody) =>
  (
    await owner.query<{ name: string }>(
      `select a.name || ', ' || t.name as name from team t join agency a on a.id = t.agency_id where t.id = $1`,
      [teamId],
    )
  ).rows[0]?.name ?? ''

/** Wrong health information that the council and the charity have read. */
async function aWrongRecord(sections: Section[] = ['health'], to = worker) {
  const made = await anEpisode('afterReturn')
  const { personId, episodeId } = made
  await done(ask(officer, personApi.editHealth, { params: { personId }, body: { version: 0, allergies: wrong } }))
  const referralId = crypto.randomUUID()
  await done(
    ask(coordinator, referralApi.send, {
      params: { episodeId },
      body: { ...exampleOf(referralApi.send), id: referralId, toTeam: to.teamId, sections },
    }),
  )
  await done(ask(to, referralApi.accept, { params: { referralId } }))
  for (const who of [coordinator, to]) await done(ask(who, episodeApi.read, { params: { episodeId } }))
  return made
}

describe('a correction', () => {
  test('a correction asks every recipient to acknowledge it, and shows who has', async () => {
    const { episodeId, personId } = await aWrongRecord()
    await done(correct(officer, personId))
    const [made] = await list(officer, episodeId)
    const [council, charity] = [await nameOf(coordinator), await nameOf(worker)]
    expect(made?.recipients.map(row => [row.team, row.acknowledgedAt]).toSorted()).toEqual(
      [
        [council, null],
        [charity, null],
      ].toSorted(),
    )
    for (const who of [coordinator, worker])
      expect((await tasksOf(who, 'acknowledgeCorrection')).map(({ episode }) => episode?.id)).toContain(episodeId)
    expect(
      (await done(ask(worker, notificationApi.list))).data.rows.filter(
        row => row.kind === 'correction.asked' && row.subjectId === episodeId,
      ),
    ).toHaveLength(1)

    const [mine] = (await list(worker, episodeId))[0]?.recipients ?? []
    expect(mine).toMatchObject({ team: charity, yours: true })
    await done(acknowledge(worker, episodeId, mine?.id ?? ''))
    const [after] = await list(officer, episodeId)
    const by = after?.recipients.filter(row => row.acknowledgedAt !== null).map(row => [row.team, row.acknowledgedBy?.name])
    expect(by).toEqual([[charity, 'A discussion-worker']])
    expect(after?.recipients.filter(row => row.acknowledgedAt === null).map(row => row.team)).toEqual([council])
    expect((await tasksOf(worker, 'acknowledgeCorrection')).map(({ episode }) => episode?.id)).not.toContain(episodeId)
    expect((await done(ask(officer, notificationApi.list))).data.rows.map(row => row.kind)).toContain('correction.acknowledged')
    expect((await acknowledge(worker, episodeId, mine?.id ?? '')).status).toBe(422)
  })

  test('a correction is not sent to a team with other sections, and a recipient does not see the other recipients', async () => {
    const { episodeId, personId } = await aWrongRecord(['description'])
    await done(correct(officer, personId))
    const [made] = await list(officer, episodeId)
    expect(made?.recipients.map(({ team }) => team)).toEqual([await nameOf(coordinator)])
    expect(await list(worker, episodeId)).toEqual([]) // the section is not open to the team
    expect(await tasksOf(worker, 'acknowledgeCorrection')).toEqual([])
    const other = await aWrongRecord()
    await done(correct(officer, other.personId))
    expect((await list(worker, other.episodeId))[0]?.recipients.map(({ team }) => team)).toEqual([await nameOf(worker)])
    const notified = (await done(ask(worker, episodeApi.timeline, { params: { episodeId: other.episodeId } }))).data
    expect(notified.filter(({ kind }) => kind === 'correction.asked')).toHaveLength(1)
    const shown = (await done(ask(worker, taskApi.listForEpisode, { params: { episodeId: other.episodeId } }))).data
    expect(shown.filter(({ kind }) => kind === 'acknowledgeCorrection')).toHaveLength(1)
  })

  test('a correction appears in the timeline with its reason', async () => {
    const { episodeId, personId } = await aWrongRecord()
    await done(correct(officer, personId))
    const timeline = (await done(ask(officer, episodeApi.timeline, { params: { episodeId } }))).data
    expect(timeline.filter(({ kind }) => kind === 'person.corrected').map(({ detail }) => detail)).toEqual([
      'Taken from another person’s card.',
    ])
    expect((await done(ask(officer, personApi.read, { params: { personId } }))).data.sections.health?.allergies).toBe(
      'None known',
    )
  })

  test('only the lead corrects the circumstances, and a correction with a stale version is refused', async () => {
    const { episodeId } = await aWrongRecord()
    const send = (who: Somebody, more: object = {}) =>
      ask(who, correctionApi.ofEpisode, {
        params: { episodeId },
        body: { ...exampleOf(correctionApi.ofEpisode), id: crypto.randomUUID(), ...more },
      })
    expect((await send(coordinator)).status).toBe(403)
    expect((await send(officer, { version: 7 })).status).toBe(409)
    await done(send(officer))
    const { data } = await done(ask(officer, episodeApi.read, { params: { episodeId } }))
    expect(data.sections.description?.circumstances?.clothing).toBe('Grey coat')
  })
})

describe('a removal', () => {
  test('a removal leaves the word “Removed” and its reason, and deletes the text from every table', async () => {
    const { episodeId, personId } = await aWrongRecord()
    await done(correct(officer, personId, { act: 'remove', value: '' }))
    expect((await done(ask(coordinator, personApi.read, { params: { personId } }))).data.sections.health?.allergies).toBe(
      'Removed',
    )
    expect((await list(coordinator, episodeId))[0]).toMatchObject({ erased: true, why: 'Taken from another person’s card.' })
    const { rows: tables } = await owner.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    )
    for (const { name } of tables) {
      const { rowCount } = await owner.query(
        `select from "${name}" t where t::text like '%' || $1 || '%' and t::text like '%' || $2 || '%'`,
        [wrong, personId],
      )
      expect([name, rowCount]).toEqual([name, 0])
    }
    expect(
      (await correct(officer, personId, { field: 'givenName', act: 'remove', value: '' })).problem.fields?.map(
        ({ path }) => path,
      ),
    ).toEqual(['act'])
  })
})

describe('a recipient without access to Waymark', () => {
  test('the team that disclosed to an outside recipient gets a task to pass a correction on, and confirms it', async () => {
    const { episodeId, personId } = await aWrongRecord()
    const body = { ...exampleOf(disclosureApi.record), toWhom: 'Duty GP', sections: ['summary' as const, 'health' as const] }
    await done(ask(coordinator, disclosureApi.record, { params: { episodeId }, body: { ...body, id: crypto.randomUUID() } }))
    await done(correct(officer, personId))
    const outside = async () => (await list(officer, episodeId))[0]?.recipients.find(row => row.outside === 'Duty GP')
    expect(await outside()).toMatchObject({ byHand: true, acknowledgedAt: null, yours: false })
    expect((await tasksOf(coordinator, 'passOnCorrection')).map(({ episode }) => episode?.id)).toContain(episodeId)
    await done(acknowledge(coordinator, episodeId, (await outside())?.id ?? ''))
    expect((await outside())?.acknowledgedBy?.name).toBe('A council-coordinator')
  })
  test('the lead passes a correction on to a team whose access has ended', async () => {
    const { episodeId, personId } = await aWrongRecord()
    const { rows } = await owner.query<{ id: string }>('select id from share where episode_id = $1', [episodeId])
    await done(ask(sergeant, accessApi.endShare, { params: { episodeId, shareId: rows[0]?.id ?? '' }, body: { why: 'asked' } }))
    await done(correct(officer, personId))
    const charity = await nameOf(worker)
    const notified = async () => (await list(officer, episodeId))[0]?.recipients.find(row => row.team === charity)
    expect(await notified()).toMatchObject({ byHand: true, yours: true })
    expect((await tasksOf(officer, 'passOnCorrection')).map(({ episode }) => episode?.id)).toContain(episodeId)
    await done(acknowledge(officer, episodeId, (await notified())?.id ?? ''))
    expect((await notified())?.acknowledgedAt).not.toBeNull()
  })
  test('when a team loses access before it acknowledges a correction, the lead can acknowledge it', async () => {
    const { episodeId, personId } = await aWrongRecord()
    await done(correct(officer, personId))
    const { rows } = await owner.query<{ id: string }>('select id from share where episode_id = $1', [episodeId])
    await done(ask(sergeant, accessApi.endShare, { params: { episodeId, shareId: rows[0]?.id ?? '' }, body: { why: 'asked' } }))
    const charity = await nameOf(worker)
    const left = (await list(officer, episodeId))[0]?.recipients.find(row => row.team === charity)
    expect(left).toMatchObject({ yours: true, acknowledgedAt: null })
    await done(acknowledge(officer, episodeId, left?.id ?? ''))
  })
})

describe('the limits of corrections', () => {
  test('a team cannot acknowledge a correction for another, and a role that may not correct cannot start one', async () => {
    const { episodeId, personId } = await aWrongRecord()
    await done(correct(officer, personId))
    const recipients = (await list(officer, episodeId))[0]?.recipients ?? []
    const council = await nameOf(coordinator)
    for (const { id } of recipients.filter(({ team }) => team !== council))
      expect((await acknowledge(coordinator, episodeId, id)).status).toBe(404)
    for (const { id } of recipients) expect((await acknowledge(officer, episodeId, id)).status).toBe(404)
    expect((await correct(worker, personId)).status).toBe(403)
    expect((await correct(caseworker, personId)).status).toBe(404)
    const database = openDatabase({ config: db.config, secret: db.secret })
    const as = ({ token }: Somebody, sql: string) => database.asActor(token, crypto.randomUUID(), tx => tx.$queryRawUnsafe(sql))
    const begin = `select app.begin_correction(gen_random_uuid(), '${personId}', null, 'allergies', 'health', false, 'why', 'means', now())`
    try {
      for (const who of [worker, caseworker, await somebody(owner, coordinator.teamId, 'housing-officer')])
        await expect(as(who, begin)).rejects.toThrow(/not allowed/)
      for (const { id } of recipients)
        await expect(as(officer, `select app.acknowledge_correction('${id}', '${episodeId}')`)).rejects.toThrow(/not allowed/)
      expect(
        await as(caseworker, `select * from app.correction_recipients('${personId}', array(select id from correction))`),
      ).toEqual([])
    } finally {
      await database.close()
    }
  })
  test('under a restriction of the whereabouts, only the lead reads why an address was corrected', async () => {
    const { episodeId, personId } = await anEpisode('located', { mayDisclose: 'nothing' })
    await done(
      ask(officer, personApi.editCare, {
        params: { personId },
        body: { version: 1, status: 'foster', homeAddress: '4 Lamont Way' },
      }),
    )
    await done(ask(coordinator, episodeApi.read, { params: { episodeId } }))
    const more = { field: 'homeAddress', version: 2, value: '5 Lamont Way', why: 'It is the flat next door.' }
    expect((await correct(coordinator, personId, more)).status).toBe(403)
    await done(correct(officer, personId, more))
    expect((await list(officer, episodeId)).map(({ why }) => why)).toEqual(['It is the flat next door.'])
    expect(await list(coordinator, episodeId)).toEqual([])
    const timeline = (await done(ask(coordinator, episodeApi.timeline, { params: { episodeId } }))).data
    expect(JSON.stringify(timeline)).not.toContain('next door')
  })
})

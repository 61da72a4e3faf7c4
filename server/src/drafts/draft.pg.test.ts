import { describe, expect, test } from 'vitest'
import { draftApi } from '@waymark/shared/drafts/draft.api.ts'
import type { DraftForm } from '@waymark/shared/drafts/draft.ts'
import { sessionApi } from '@waymark/shared/sessions/session.api.ts'
import { somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done } from '../../test/program.ts'

const { owner, people, send, ask, anEpisode, division } = await aProgram()
const { officer, sergeant, coordinator, caseworker } = people

const save = (
  who: Somebody,
  form: DraftForm,
  more: { version?: number; place?: string; episodeId?: string; id?: string; text?: string; writer?: string; turn?: number },
) => {
  const {
    version = 0,
    place = '',
    id = crypto.randomUUID(),
    text = 'Left at',
    writer = crypto.randomUUID(),
    turn = 1,
    ...rest
  } = more
  return ask(who, draftApi.save, { body: { id, form, place, values: { narrative: text }, version, writer, turn, ...rest } })
}
const find = async (who: Somebody, form: DraftForm, place = '') =>
  draftApi.find.response.parse(
    (JSON.parse(await (await send(who, 'GET', `/api/draft?form=${form}&place=${place}`)).text()) as { data: unknown }).data, // as: every answer of ours is so
  )
const drop = (who: Somebody, form: DraftForm) => send(who, 'DELETE', `/api/draft?form=${form}`)

describe('a draft', () => {
  test('is there for its writer on any device, and for nobody else', async () => {
    const me = await somebody(owner, division, 'officer')
    await done(save(me, 'report', { text: 'Left at nine' }))
    expect((await find(me, 'report'))?.values).toEqual({ narrative: 'Left at nine' })
    expect(await find(officer, 'report')).toBeNull()
    expect((await done(ask(me, draftApi.list))).data).toHaveLength(1)
    expect((await done(ask(officer, draftApi.list))).data).toEqual([])
  })
  test('is kept for whoever fills in a form, without work of their own here too', async () => {
    const [admin, auditor] = [await somebody(owner, division, 'admin'), await somebody(owner, division, 'auditor')]
    await done(save(admin, 'service', { text: 'Someone to talk to' }))
    const { rows } = await owner.query(
      `insert into access_alert (agency_id, account_id, team_id, about, day, first_at, last_at, times)
       select agency_id, $1, id, gen_random_uuid(), current_date, now(), now(), 1 from team where id = $2 returning id`,
      [admin.accountId, division],
    )
    await done(save(auditor, 'accessAlertReview', { place: rows[0].id, text: 'Asked the sergeant' }))
    expect((await save(auditor, 'accessAlertReview', { place: crypto.randomUUID() })).status).toBe(404)
    expect((await find(admin, 'service'))?.values).toEqual({ narrative: 'Someone to talk to' })
    expect(await find(auditor, 'service')).toBeNull()
    // What it would be about is not open to them: an admin and an auditor see no episode.
    const { episodeId } = await anEpisode('missing')
    for (const who of [admin, auditor]) expect((await save(who, 'information', { episodeId })).status).toBe(404)
  })
  test('is not overwritten by a device that has not seen the newest', async () => {
    const me = await somebody(owner, division, 'officer')
    const first = (await done(save(me, 'report', { text: 'one' }))).data
    await done(save(me, 'report', { text: 'two', version: first.version }))
    expect((await save(me, 'report', { text: 'three', version: first.version })).status).toBe(409)
    expect((await save(me, 'report', { text: 'three' })).status).toBe(409)
    expect((await find(me, 'report'))?.values).toEqual({ narrative: 'two' })
  })
  test('saved again because its answer got lost is saved once', async () => {
    const me = await somebody(owner, division, 'officer')
    const again = { id: crypto.randomUUID(), writer: crypto.randomUUID() }
    const [one, two] = [await done(save(me, 'report', again)), await done(save(me, 'report', again))]
    expect(two.data.version).toBe(one.data.version)
  })
  test('keeps the last text of a page, in whatever order its saves arrive', async () => {
    const me = await somebody(owner, division, 'officer')
    const writer = crypto.randomUUID()
    await done(save(me, 'report', { writer, text: 'a' }))
    await done(save(me, 'report', { writer, turn: 3, version: 1, text: 'abc' }))
    await done(save(me, 'report', { writer, turn: 2, version: 1, text: 'ab' }))
    expect((await find(me, 'report'))?.values).toEqual({ narrative: 'abc' })
  })
  test('saved by two devices at once is saved by one of them, and the other hears of it', async () => {
    const me = await somebody(owner, division, 'officer')
    const { version } = (await done(save(me, 'report', {}))).data
    const answers = await Promise.all(['one', 'two', 'three', 'four'].map(text => save(me, 'report', { text, version })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409])
  })
  test('that was dropped does not come back by a late save', async () => {
    const me = await somebody(owner, division, 'officer')
    const { version } = (await done(save(me, 'report', {}))).data
    expect((await drop(me, 'report')).status).toBe(200)
    expect((await save(me, 'report', { version })).status).toBe(409)
    expect(await find(me, 'report')).toBeNull()
  })
  test('becomes inaccessible with what it is about, and comes back with it', async () => {
    const { episodeId } = await anEpisode('missing')
    await done(save(coordinator, 'information', { episodeId, place: episodeId }))
    const until = (end: string) =>
      owner.query(
        `with notified as (insert into event (kind, subject, subject_id) values ('share.ended', 'episode', $1)) update access_grant set until = ${end} where episode_id = $1 and team_id = $2`,
        [episodeId, coordinator.teamId],
      )
    await until(`now() - interval '1 second'`)
    expect(await find(coordinator, 'information', episodeId)).toBeNull()
    expect((await done(ask(coordinator, draftApi.list))).data).toEqual([])
    await until('null')
    expect(await find(coordinator, 'information', episodeId)).not.toBeNull()
  })
  test('of a section that one may not read is not kept, nor one about what is not there for them', async () => {
    const { episodeId } = await anEpisode('missing')
    for (const [who, form] of [
      [coordinator, 'enquiry'],
      [caseworker, 'information'],
    ] as const) {
      const refused = await save(who, form, { episodeId, place: episodeId })
      expect(refused.status).toBe(404)
      expect(await find(who, form, episodeId)).toBeNull()
    }
  })
  test('of another team of the same person stays with that team', async () => {
    await done(save(sergeant, 'report', {}))
    const { rows } = await owner.query(
      `with notified as (insert into event (kind, subject, subject_id) values ('account.created', 'account', $1))
       insert into membership (account_id, team_id, role) values ($1, $2, 'caseworker') returning id`,
      [sergeant.accountId, caseworker.teamId],
    )
    await done(ask(sergeant, sessionApi.switchTeam, { body: { membershipId: rows[0].id } }))
    expect(await find(sergeant, 'report')).toBeNull()
    expect((await done(ask(sergeant, draftApi.list))).data).toEqual([])
  })
  test('has a bound', async () => {
    expect((await save(officer, 'refer', { text: 'x'.repeat(210_000) })).status).toBe(413)
  })
})

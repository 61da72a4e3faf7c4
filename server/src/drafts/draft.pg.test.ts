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
    (JSON.parse(await (await send(who, 'GET', `/api/draft?form=${form}&place=${place}`)).text()) as { data: unknown }).data, // as: the response envelope
  )
const drop = (who: Somebody, form: DraftForm) => send(who, 'DELETE', `/api/draft?form=${form}`)

describe('a draft', () => {
  test('a draft is available to its writer on any device, and to no other account', async () => {
    const me = await somebody(owner, division, 'officer')
    await done(save(me, 'report', { text: 'Left at nine' }))
    expect((await find(me, 'report'))?.values).toEqual({ narrative: 'Left at nine' })
    expect(await find(officer, 'report')).toBeNull()
    expect((await done(ask(me, draftApi.list))).data).toHaveLength(1)
    expect((await done(ask(officer, draftApi.list))).data).toEqual([])
  })
  test('an admin and an auditor can save drafts of their own forms, but not of an episode', async () => {
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
    // An admin and an auditor have no access to any episode.
    const { episodeId } = await anEpisode('missing')
    for (const who of [admin, auditor]) expect((await save(who, 'information', { episodeId })).status).toBe(404)
  })
  test('a device with an old version cannot overwrite a draft', async () => {
    const me = await somebody(owner, division, 'officer')
    const first = (await done(save(me, 'report', { text: 'one' }))).data
    await done(save(me, 'report', { text: 'two', version: first.version }))
    expect((await save(me, 'report', { text: 'three', version: first.version })).status).toBe(409)
    expect((await save(me, 'report', { text: 'three' })).status).toBe(409)
    expect((await find(me, 'report'))?.values).toEqual({ narrative: 'two' })
  })
  test('a draft save that is repeated after a lost response is stored once', async () => {
    const me = await somebody(owner, division, 'officer')
    const again = { id: crypto.randomUUID(), writer: crypto.randomUUID() }
    const [one, two] = [await done(save(me, 'report', again)), await done(save(me, 'report', again))]
    expect(two.data.version).toBe(one.data.version)
  })
  test('a draft keeps the last text of a page when its saves arrive out of order', async () => {
    const me = await somebody(owner, division, 'officer')
    const writer = crypto.randomUUID()
    await done(save(me, 'report', { writer, text: 'a' }))
    await done(save(me, 'report', { writer, turn: 3, version: 1, text: 'abc' }))
    await done(save(me, 'report', { writer, turn: 2, version: 1, text: 'ab' }))
    expect((await find(me, 'report'))?.values).toEqual({ narrative: 'abc' })
  })
  test('of several devices that save a draft at once, one succeeds and the others get a conflict', async () => {
    const me = await somebody(owner, division, 'officer')
    const { version } = (await done(save(me, 'report', {}))).data
    const answers = await Promise.all(['one', 'two', 'three', 'four'].map(text => save(me, 'report', { text, version })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409])
  })
  test('a late save does not bring back a draft that was dropped', async () => {
    const me = await somebody(owner, division, 'officer')
    const { version } = (await done(save(me, 'report', {}))).data
    expect((await drop(me, 'report')).status).toBe(200)
    expect((await save(me, 'report', { version })).status).toBe(409)
    expect(await find(me, 'report')).toBeNull()
  })
  test('a draft cannot be read while its writer has no access to its episode, and can again afterwards', async () => {
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
  test('a draft of a form whose section or episode is not open to its writer is not saved', async () => {
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
  test('after a switch of team, the drafts of the previous team cannot be read', async () => {
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
  test('a draft above the size limit is refused', async () => {
    expect((await save(officer, 'refer', { text: 'x'.repeat(210_000) })).status).toBe(413)
  })
})

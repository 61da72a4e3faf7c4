import { describe, expect, it } from 'vitest'
import { draftApi } from '@waymark/shared/drafts/draft.api.ts'
import type { DraftForm } from '@waymark/shared/drafts/draft.ts'
import { exclusionApi } from '@waymark/shared/exclusions/exclusion.api.ts'
import { personApi } from '@waymark/shared/people/person.api.ts'
import { protectionApi } from '@waymark/shared/protection/protection.api.ts'
import { questionApi } from '@waymark/shared/questions/question.api.ts'
import { somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { owner, people, send, ask, anEpisode } = program
const { officer, sergeant, inspector, otherOfficer, coordinator, caseworker } = people
const { referenceOf, refer } = sharingBy(program)
const id = () => crypto.randomUUID()

const save = (who: Somebody, form: DraftForm, place: string, values: Record<string, unknown>, episodeId?: string) =>
  ask(who, draftApi.save, {
    body: { id: id(), form, place, values, version: 0, writer: id(), turn: 1, ...(episodeId && { episodeId }) },
  })
/** Whether both endpoints return the draft to its writer. */
async function kept(who: Somebody, form: DraftForm, place: string): Promise<boolean> {
  const text = await (await send(who, 'GET', `/api/draft?form=${form}&place=${encodeURIComponent(place)}`)).text()
  const listed = (await done(ask(who, draftApi.list))).data.some(row => row.form === form && row.place === place)
  expect(listed).toBe(text.includes('Typed of her'))
  return listed
}
const seal = (personId: string) =>
  done(ask(inspector, protectionApi.seal, { params: { personId }, body: { id: id(), reason: 'protectedPerson' } }))
const unseal = async (personId: string) => {
  const asking = id()
  await done(ask(inspector, protectionApi.askUnseal, { params: { personId }, body: { id: asking, reason: 'It is over.' } }))
  const body = { id: id(), agree: true, reason: 'It is over.' }
  await done(ask(people.secondInspector, protectionApi.answerUnseal, { params: { personId, askingId: asking }, body }))
}
const exclude = async (who: Somebody, episodeId: string) =>
  done(ask(who, exclusionApi.declare, { body: { id: id(), reference: await referenceOf(episodeId), why: 'relative' } }))
const typed = { answer: 'Typed of her' }

describe('a draft about a person to whom access was lost', () => {
  it('a draft answer to a question cannot be read after an exclusion or a seal, and is not deleted', async () => {
    const { episodeId, personId } = await anEpisode('missing')
    const question = { id: id(), toTeam: caseworker.teamId, asks: 'Have you met her?' }
    await done(ask(officer, questionApi.ask, { params: { episodeId }, body: question }))
    const colleague = await somebody(owner, caseworker.teamId, 'caseworker')
    for (const who of [caseworker, colleague]) {
      await done(save(who, 'questionAnswer', question.id, typed))
      expect(await kept(who, 'questionAnswer', question.id)).toBe(true)
    }
    await exclude(colleague, episodeId)
    expect([await kept(colleague, 'questionAnswer', question.id), await kept(caseworker, 'questionAnswer', question.id)]).toEqual(
      [false, true],
    )
    await seal(personId)
    expect(await kept(caseworker, 'questionAnswer', question.id)).toBe(false)
    expect((await save(caseworker, 'questionAnswer', question.id, typed)).status).toBe(
      (await save(caseworker, 'questionAnswer', id(), typed)).status,
    )
    const { rows } = await owner.query('select count(*)::int as n from draft where place = $1', [question.id])
    expect(rows[0].n).toBe(2) // no saved draft is lost
  })

  it('a draft for a step of a referral cannot be read after an exclusion', async () => {
    const { episodeId } = await anEpisode('missing')
    const who = await somebody(owner, caseworker.teamId, 'caseworker')
    const place = `${await refer(officer, episodeId, caseworker)}/decline`
    await done(save(who, 'referralStep', place, typed))
    expect(await kept(who, 'referralStep', place)).toBe(true)
    await exclude(who, episodeId)
    expect(await kept(who, 'referralStep', place)).toBe(false)
  })

  it('a draft report of a matched person cannot be read under a seal or an exclusion, and can when the seal ends', async () => {
    const { episodeId, personId } = await anEpisode('missing')
    const { rows } = await owner.query<{ given: string; family: string; born: string }>(
      'select given_name as given, family_name as family, date_of_birth::text as born from person where id = $1',
      [personId],
    )
    const [her] = rows
    const [one, other] = [
      await somebody(owner, otherOfficer.teamId, 'officer'),
      await somebody(owner, otherOfficer.teamId, 'officer'),
    ]
    const body = { givenName: String(her?.given), familyName: String(her?.family), dateOfBirth: String(her?.born) }
    for (const who of [one, other]) {
      await done(ask(who, personApi.matches, { body }))
      await done(save(who, 'report', '', { personId, narrative: 'Typed of her' }))
      expect(await kept(who, 'report', '')).toBe(true)
    }
    await exclude(other, episodeId)
    expect([await kept(other, 'report', ''), await kept(one, 'report', '')]).toEqual([false, true])
    await seal(personId)
    expect(await kept(one, 'report', '')).toBe(false)
    // another report can be saved in the meantime without a conflict
    await done(save(one, 'report', '', { narrative: 'Typed of her, a new one' }))
    expect(await kept(one, 'report', '')).toBe(true)
    expect((await send(one, 'DELETE', '/api/draft?form=report')).status).toBeLessThan(300)
    expect(await kept(one, 'report', '')).toBe(false)
    await unseal(personId)
    expect([await kept(other, 'report', ''), await kept(one, 'report', '')]).toEqual([false, true])
  })

  it('a draft of a form that may name the place cannot be read by a writer from whom it is withheld', async () => {
    const { episodeId, personId } = await anEpisode('afterReturn')
    const forms = ['recordFound', 'returnReport', 'recordDiscussion', 'notHeld', 'correction'] as const
    const whoHas = async (form: DraftForm) => [await kept(sergeant, form, episodeId), await kept(coordinator, form, episodeId)]
    for (const form of [...forms, 'information' as const])
      for (const who of [sergeant, coordinator]) await done(save(who, form, episodeId, typed, episodeId))
    for (const form of forms) expect(await whoHas(form)).toEqual([true, true])
    const body = { id: id(), mayDisclose: 'nothing' as const, reason: 'She asked that nobody hears where she is.' }
    await done(ask(sergeant, protectionApi.restrict, { params: { personId }, body }))
    for (const form of forms) expect([form, await whoHas(form)]).toEqual([form, [true, false]])
    expect(await whoHas('information')).toEqual([true, true])
  })

  it('a draft report of a new person can be read by its author, although no such person exists', async () => {
    const who = await somebody(owner, otherOfficer.teamId, 'officer')
    await done(save(who, 'report', '', { personId: id(), person: { givenName: 'Ailsa' }, narrative: 'Typed of her' }))
    expect(await kept(who, 'report', '')).toBe(true)
  })
})

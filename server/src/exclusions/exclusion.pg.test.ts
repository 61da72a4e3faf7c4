import { describe, expect, test } from 'vitest'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { exclusionApi as api } from '@waymark/shared/exclusions/exclusion.api.ts'
import { handoverApi } from '@waymark/shared/handovers/handover.api.ts'
import { personApi } from '@waymark/shared/people/person.api.ts'
import { aProgram, done } from '../../test/program.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'

const { people, ask, send, anEpisode, owner, division } = await aProgram()
const { officer, inspector, secondInspector, coordinator } = people
const { rows: agencies } = await owner.query<{ agency_id: string }>('select agency_id from team where id = $1', [division])
const office = crypto.randomUUID()
await owner.query(`insert into team (id, agency_id, name) values ($1, $2, 'Accounts')`, [office, agencies[0]?.agency_id])
const admin = await somebody(owner, office, 'admin')
const national = await somebody(owner, await aTeam(owner, 'police', [], true), 'national-unit')
const id = () => crypto.randomUUID()
const sees = async (who: Somebody, episodeId: string) =>
  (await ask(who, episodeApi.read, { params: { episodeId } })).status === 200
const referenceOf = async (personId: string) =>
  (await owner.query<{ reference: string }>('select reference from person where id = $1', [personId])).rows[0]?.reference ?? ''
const add = (who: Somebody, accountId: string, reference: string) =>
  ask(who, api.add, { body: { id: id(), accountId, reference, why: 'relative' } })
const declare = (who: Somebody, reference: string) =>
  ask(who, api.declare, { body: { id: id(), reference, why: 'conflictOfInterest' } })
const end = (who: Somebody, exclusionId: string) => ask(who, api.end, { params: { exclusionId }, body: { reason: 'Agreed.' } })

describe('excluding', () => {
  test('an account that excludes itself loses the person and episodes at once, even as lead or national unit', async () => {
    const { episodeId, personId } = await anEpisode()
    for (const who of [officer, coordinator, national]) {
      const me = await somebody(owner, who.teamId, who.role)
      expect(await sees(me, episodeId)).toBe(true)
      await done(declare(me, await referenceOf(personId)))
      expect(await sees(me, episodeId)).toBe(false)
      expect((await ask(me, personApi.read, { params: { personId } })).status).toBe(404)
    }
  })
  test('an inspector excludes accounts of their team, and an admin accounts of their agency', async () => {
    const { episodeId, personId } = await anEpisode()
    const [one, other] = [await somebody(owner, division, 'officer'), await somebody(owner, division, 'sergeant')]
    await done(add(inspector, one.accountId, await referenceOf(personId)))
    await done(add(admin, other.accountId, await referenceOf(personId)))
    expect([await sees(one, episodeId), await sees(other, episodeId), await sees(officer, episodeId)]).toEqual([
      false,
      false,
      true,
    ])
  })
  test('an exclusion gets the same answer and list entry for a known and an unknown person', async () => {
    const { personId } = await anEpisode()
    const victim = await somebody(owner, division, 'officer')
    const answers = []
    for (const reference of ['P-1999-000001', await referenceOf(personId)]) {
      const made = id()
      const response = await send(admin, 'POST', api.add.path, {
        id: made,
        accountId: victim.accountId,
        reference,
        why: 'subject',
      })
      const headers = [...response.headers].filter(([name]) => !['x-request-id', 'date', 'etag'].includes(name))
      answers.push(JSON.stringify([response.status, headers, (await response.text()).replaceAll(made, '')]))
    }
    expect(new Set(answers).size).toBe(1)
    const rows = (await done(ask(admin, api.list))).data.filter(({ why }) => why === 'subject')
    expect(rows.map(({ ended }) => ended)).toEqual([null, null])
  })
  test('an exclusion of an account of another agency, of oneself or of an unknown id gets the same field error', async () => {
    const { personId } = await anEpisode()
    for (const stranger of [coordinator.accountId, admin.accountId, id()]) {
      const { status, problem } = await add(admin, stranger, await referenceOf(personId))
      expect([status, problem.fields?.[0]?.message]).toEqual([400, 'Select somebody whom you may exclude'])
    }
    for (const who of [officer, coordinator]) expect((await add(who, inspector.accountId, 'P-1999-000001')).status).toBe(403)
  })
  test('an exclusion unassigns the episode from the account, and does not appear in the timeline', async () => {
    const { episodeId, personId } = await anEpisode()
    const me = await somebody(owner, division, 'officer')
    const hand = { id: id(), toTeam: division, accountId: me.accountId, note: 'Call the aunt.' }
    await done(ask(officer, handoverApi.push, { params: { episodeId }, body: hand }))
    await done(ask(me, handoverApi.accept, { params: { episodeId, handoverId: hand.id } }))
    await done(declare(me, await referenceOf(personId)))
    expect((await owner.query('select assigned_to from episode where id = $1', [episodeId])).rows).toEqual([
      { assigned_to: null },
    ])
    const timeline = JSON.stringify((await done(ask(inspector, episodeApi.timeline, { params: { episodeId } }))).data)
    expect(timeline).not.toContain('exclu')
  })
})

describe('ending an exclusion', () => {
  test('the excluded account and other agencies cannot end an exclusion, but another inspector can, once', async () => {
    const { episodeId, personId } = await anEpisode()
    await done(declare(secondInspector, await referenceOf(personId)))
    const [mine] = (await done(ask(inspector, api.list))).data
      .filter(row => row.reference !== '' && row.ended === null && row.why === 'conflictOfInterest')
      .slice(0, 1)
    const made = mine?.id ?? ''
    expect((await end(secondInspector, made)).status).toBe(404)
    expect((await end(people.caseworker, made)).status).toBe(404)
    await done(end(inspector, made))
    expect(await sees(secondInspector, episodeId)).toBe(true)
    expect((await end(inspector, made)).status).toBe(422)
  })
  test('ending one exclusion order leaves another order about the same person in force', async () => {
    const { episodeId, personId } = await anEpisode()
    const me = await somebody(owner, division, 'officer')
    const reference = await referenceOf(personId)
    const first = (await done(add(inspector, me.accountId, reference))).data.id
    await done(declare(me, reference))
    await done(end(inspector, first))
    expect(await sees(me, episodeId)).toBe(false)
  })
})

test('an exclusion sends no socket message about an episode that the account could not see', async () => {
  const { episodeId, personId } = await anEpisode()
  const far = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
  await owner.query('begin') // the relay does not see an uncommitted transaction
  await owner.query(`insert into event (kind, subject, subject_id) values ('person.recorded', 'person', $1)`, [personId])
  for (const who of [far, officer])
    await owner.query(`insert into exclusion (account_id, person_id, reason) values ($1, $2, 'relative')`, [
      who.accountId,
      personId,
    ])
  const { rows } = await owner.query('select lost_episode, lost_account from outbox where lost_episode = $1', [episodeId])
  await owner.query('rollback')
  expect(rows).toEqual([{ lost_episode: episodeId, lost_account: officer.accountId }])
})

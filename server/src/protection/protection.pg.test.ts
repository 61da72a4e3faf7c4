import { describe, expect, test } from 'vitest'
import { directoryApi } from '@waymark/shared/directory/directory.api.ts'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { handoverApi } from '@waymark/shared/handovers/handover.api.ts'
import { notificationApi } from '@waymark/shared/notifications/notification.api.ts'
import { personApi } from '@waymark/shared/people/person.api.ts'
import { protectionApi as api } from '@waymark/shared/protection/protection.api.ts'
import { taskApi } from '@waymark/shared/tasks/task.api.ts'
import { aProgram, done, edinburgh, exampleOf } from '../../test/program.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { openDatabase } from '../platform/database/database.ts'

const db = await aProgram()
const { people, ask, send, anEpisode, owner, council } = db
const { officer, sergeant, inspector, secondInspector, coordinator } = people
const national = await somebody(owner, await aTeam(owner, 'police', [], true), 'national-unit')
const id = () => crypto.randomUUID()
const sees = async (who: Somebody, episodeId: string) =>
  (await ask(who, episodeApi.read, { params: { episodeId } })).status === 200
const seal = (who: Somebody, personId: string) =>
  ask(who, api.seal, { params: { personId }, body: { id: id(), reason: 'domesticAbuse' } })
const read = async (who: Somebody, personId: string) => (await done(ask(who, api.read, { params: { personId } }))).data
const excludedFrom = async (personId: string, teamId: string, role: 'officer' | 'social-worker') => {
  const who = await somebody(owner, teamId, role)
  await owner.query(
    `with notified as (insert into event (kind, subject, subject_id) values ('person.recorded', 'person', $2)) insert into exclusion (account_id, person_id, reason) values ($1, $2, 'relative')`,
    [who.accountId, personId],
  )
  return who
}
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString()

describe('sealing', () => {
  test('a seal leaves access only to supervisors of the lead team and the national unit, at once', async () => {
    const { episodeId, personId } = await anEpisode()
    for (const who of [officer, coordinator]) expect(await sees(who, episodeId)).toBe(true)
    await done(seal(inspector, personId))
    expect([await sees(officer, episodeId), await sees(coordinator, episodeId)]).toEqual([false, false])
    expect([await sees(sergeant, episodeId), await sees(inspector, episodeId), await sees(national, episodeId)]).toEqual([
      true,
      true,
      true,
    ])
    expect((await read(inspector, personId)).sealReason).toBe('domesticAbuse')
    expect((await seal(inspector, personId)).problem.reason).toBe('protection.sealedAlready')
  })
  test('only roles that the permission matrix allows can seal a person', async () => {
    const { personId } = await anEpisode()
    for (const who of [officer, sergeant, coordinator]) expect((await seal(who, personId)).status).toBe(403)
    expect((await seal(people.otherOfficer, personId)).status).toBe(404)
    await done(seal(national, personId))
  })
  test('a seal takes the episode, its tasks and a pending handover from officers', async () => {
    const { episodeId, personId } = await anEpisode()
    const params = { episodeId }
    const colleague = await somebody(owner, officer.teamId, 'officer')
    const hand = { id: id(), toTeam: officer.teamId, accountId: officer.accountId, note: 'Call the aunt.' }
    await done(ask(sergeant, handoverApi.push, { params, body: hand }))
    await done(ask(officer, handoverApi.accept, { params: { ...params, handoverId: hand.id } }))
    await done(ask(officer, handoverApi.push, { params, body: { ...hand, id: id(), accountId: colleague.accountId } }))
    await done(seal(inspector, personId))
    const { rows } = await owner.query(
      `select e.assigned_to, (select count(*)::int from handover where episode_id = e.id and status = 'pushed') as waits,
        (select count(*)::int from task where episode_id = e.id and ended_at is null and owner_account is not null) as given from episode e where id = $1`,
      [episodeId],
    )
    expect(rows).toEqual([{ assigned_to: null, waits: 0, given: 0 }])
    const work = (await done(ask(officer, taskApi.work))).data
    expect(JSON.stringify(work)).not.toContain(episodeId)
    expect(JSON.stringify((await done(ask(officer, notificationApi.list))).data)).not.toContain(episodeId)
  })
  test('a seal ends emergency access', async () => {
    const { episodeId, personId } = await anEpisode()
    const far = await somebody(owner, await aTeam(owner, 'police'), 'officer')
    await owner.query('begin')
    await owner.query(`insert into event (kind, subject, subject_id) values ('breakGlass.opened', 'episode', $1)`, [episodeId])
    await owner.query(
      `insert into access_grant (episode_id, person_id, team_id, account_id, sections, basis, until, open, risk, status, reported_at)
        select id, person_id, $2, $3, array['summary'], 'break-glass', now() + interval '4 hours', true, risk, status, reported_at from episode where id = $1`,
      [episodeId, far.teamId, far.accountId],
    )
    await owner.query('commit')
    expect(await sees(far, episodeId)).toBe(true)
    await done(seal(inspector, personId))
    expect(await sees(far, episodeId)).toBe(false)
  })
  test('individual access to a sealed person needs a suitable account and ends within 90 days or when removed', async () => {
    const { episodeId, personId } = await anEpisode()
    await done(seal(inspector, personId))
    const name = (accountId: string, until = tomorrow()) =>
      ask(inspector, api.grantIndividual, { params: { personId }, body: { id: id(), teamId: officer.teamId, accountId, until } })
    await done(name(officer.accountId))
    expect(await sees(officer, episodeId)).toBe(true)
    expect((await read(inspector, personId)).individuals.map(row => row.id)).toEqual([officer.accountId])
    const late = new Date(Date.now() + 100 * 86_400_000).toISOString()
    for (const refused of [await name(coordinator.accountId), await name(id()), await name(officer.accountId, late)])
      expect([refused.status, refused.problem.fields?.[0]?.path]).toEqual([400, 'accountId'])
    await done(ask(inspector, api.endIndividual, { params: { personId, accountId: officer.accountId }, body: { id: id() } }))
    expect(await sees(officer, episodeId)).toBe(false)
  })
})

describe('unsealing', () => {
  const askUnseal = (who: Somebody, personId: string) =>
    ask(who, api.askUnseal, { params: { personId }, body: { id: id(), reason: 'The order has ended.' } })
  const answer = (who: Somebody, personId: string, askingId: string, agree = true) =>
    ask(who, api.answerUnseal, { params: { personId, askingId }, body: { id: id(), agree, reason: 'Seen the letter.' } })
  test('unsealing is requested by one account and confirmed by another', async () => {
    const { episodeId, personId } = await anEpisode()
    await done(seal(inspector, personId))
    const { data } = await done(askUnseal(inspector, personId))
    expect((await answer(inspector, personId, data.id)).problem.reason).toBe('protection.notYours')
    expect(await sees(officer, episodeId)).toBe(false)
    const tasks = (await done(ask(secondInspector, taskApi.listForEpisode, { params: { episodeId } }))).data.map(
      ({ kind }) => kind,
    )
    expect(tasks).toContain('confirmUnseal')
    await done(answer(secondInspector, personId, data.id))
    expect([await sees(officer, episodeId), await sees(coordinator, episodeId)]).toEqual([true, true])
    expect((await answer(secondInspector, personId, data.id)).status).toBe(422)
  })
  test('a sergeant cannot confirm unsealing by raw SQL, and an excluded account gets no individual access', async () => {
    const { personId } = await anEpisode()
    await done(seal(inspector, personId))
    const { data } = await done(askUnseal(inspector, personId))
    const database = openDatabase({ config: db.config, secret: db.secret })
    await expect(
      database.asActor(
        sergeant.token,
        id(),
        tx => tx.$queryRaw`select app.answer_unseal(${id()}::uuid, ${personId}::uuid, ${data.id}::uuid, true, 'Forged')`,
      ),
    ).rejects.toThrow('42501')
    await database.close()
    const relative = await excludedFrom(personId, officer.teamId, 'officer')
    const body = { id: id(), teamId: officer.teamId, accountId: relative.accountId, until: tomorrow() }
    expect((await ask(inspector, api.grantIndividual, { params: { personId }, body })).status).toBe(400)
  })
  test('unsealing can be refused and requested again', async () => {
    const { episodeId, personId } = await anEpisode()
    await done(seal(inspector, personId))
    const { data } = await done(askUnseal(inspector, personId))
    expect((await askUnseal(secondInspector, personId)).status).toBe(422)
    await done(answer(national, personId, data.id, false))
    expect(await sees(officer, episodeId)).toBe(false)
    await done(askUnseal(secondInspector, personId))
  })
  test('unsealing cannot be requested by a sergeant or confirmed with a forged id', async () => {
    const { personId } = await anEpisode()
    await done(seal(inspector, personId))
    expect((await askUnseal(sergeant, personId)).status).toBe(403)
    expect((await answer(inspector, personId, id())).status).toBe(404)
  })
})

describe('restricting whereabouts after they were found', () => {
  const restrict = (who: Somebody, personId: string, mayDisclose: 'nothing' | 'safe-and-well-only' = 'nothing') =>
    ask(who, api.restrict, { params: { personId }, body: { id: id(), mayDisclose, reason: 'She asks for it.' } })
  test('a later restriction hides the found place outside the lead team, and ends the access of the division there', async () => {
    const { episodeId, personId } = await anEpisode('missing')
    const params = { episodeId }
    await done(
      ask(officer, episodeApi.locate, {
        params,
        body: { ...exampleOf(episodeApi.locate), mayDisclose: 'full', areaCode: edinburgh },
      }),
    )
    const there = people.otherOfficer
    expect(await sees(there, episodeId)).toBe(true)
    await done(restrict(officer, personId, 'safe-and-well-only'))
    expect(await sees(there, episodeId)).toBe(false)
    const view = (await done(ask(coordinator, episodeApi.read, { params }))).data.sections
    expect([view.whereabouts, view.summary.mayDisclose]).toEqual([{ state: 'withheld' }, 'safe-and-well-only'])
    expect((await done(ask(officer, episodeApi.read, { params }))).data.sections.whereabouts?.state).toBe('shown')
    const { rows } = await owner.query(
      `select distinct owner_team from task where episode_id = $1 and kind = 'returnCheck' and ended_at is null`,
      [episodeId],
    )
    expect(rows).toEqual([{ owner_team: officer.teamId }])
    await done(restrict(officer, personId, 'nothing'))
    expect((await restrict(officer, personId, 'safe-and-well-only')).problem.reason).toBe('protection.asStrict')
  })
  test('an inspector can lift a restriction with a reason, and an officer, sergeant or partner cannot', async () => {
    const { episodeId, personId } = await anEpisode('located', { mayDisclose: 'nothing' })
    const lift = (who: Somebody) =>
      ask(who, api.lift, { params: { personId }, body: { id: id(), reason: 'She asks that they know.' } })
    for (const who of [officer, sergeant, coordinator]) expect((await lift(who)).status).toBe(403)
    await done(lift(inspector))
    expect((await done(ask(coordinator, episodeApi.read, { params: { episodeId } }))).data.sections.whereabouts?.state).toBe(
      'shown',
    )
    expect((await lift(inspector)).status).toBe(422)
  })
  test('a partner who requests a restriction sees the request and its answer, but not the task of the lead', async () => {
    const { episodeId, personId } = await anEpisode('located')
    const asking = (who: Somebody) =>
      ask(who, api.askRestrict, { params: { personId }, body: { id: id(), reason: 'She is afraid.' } })
    expect((await asking(officer)).status).toBe(403)
    const { data } = await done(asking(coordinator))
    expect((await asking(coordinator)).problem.reason).toBe('protection.askedAlready')
    const colleague = await somebody(owner, council, 'social-worker')
    expect([(await read(coordinator, personId)).askings.length, (await read(colleague, personId)).askings.length]).toEqual([1, 0])
    expect((await read(sergeant, personId)).askings.map(row => row.reason)).toEqual(['She is afraid.'])
    expect((await done(ask(sergeant, taskApi.listForEpisode, { params: { episodeId } }))).data.map(({ kind }) => kind)).toContain(
      'decideRestriction',
    )
    expect(JSON.stringify((await done(ask(coordinator, taskApi.listForEpisode, { params: { episodeId } }))).data)).not.toContain(
      'decideRestriction',
    )
    await done(
      ask(inspector, api.refuseRestrict, {
        params: { personId, askingId: data.id },
        body: { id: id(), reason: 'She wants her sister to know.' },
      }),
    )
    expect((await read(coordinator, personId)).history.map(({ kind }) => kind)).toEqual(['restrictRefused', 'restrictAsked'])
    await done(asking(coordinator))
    await done(restrict(sergeant, personId))
    expect((await read(coordinator, personId)).askings).toEqual([])
  })
})

describe('restricting whereabouts when they are found', () => {
  test('a restriction when the person is found is recorded with its author, and answers the partner who requested it', async () => {
    const { episodeId, personId } = await anEpisode('missing')
    const asking = { id: id(), reason: 'She is afraid.' }
    await done(ask(coordinator, api.askRestrict, { params: { personId }, body: asking }))
    await done(
      ask(officer, episodeApi.locate, {
        params: { episodeId },
        body: { ...exampleOf(episodeApi.locate), mayDisclose: 'nothing' },
      }),
    )
    const { history, askings } = await read(sergeant, personId)
    expect(history.map(({ kind, code, by }) => [kind, code, by.name])).toEqual([
      ['restricted', 'nothing', 'A officer'],
      ['restrictAsked', null, 'A council-coordinator'],
    ])
    expect([askings, (await read(coordinator, personId)).askings]).toEqual([[], []])
    expect(
      (await done(ask(sergeant, taskApi.listForEpisode, { params: { episodeId } }))).data.map(({ kind }) => kind),
    ).not.toContain('decideRestriction')
    const { rows } = await owner.query(`select data from event where kind = 'protection.answered' and subject_id = $1`, [
      episodeId,
    ])
    expect(rows.map(({ data }) => [data.id, data.agreed])).toEqual([[asking.id, true]])
  })
  test('a weaker restriction when the person is found adds no second entry', async () => {
    const { personId, episodeId } = await anEpisode('missing')
    const body = { id: id(), mayDisclose: 'nothing', reason: 'She asks for it.' } as const
    await done(ask(officer, api.restrict, { params: { personId }, body }))
    const params = { episodeId }
    await done(
      ask(officer, episodeApi.locate, { params, body: { ...exampleOf(episodeApi.locate), mayDisclose: 'safe-and-well-only' } }),
    )
    const { history, whereabouts } = await read(sergeant, personId)
    expect([history.map(({ kind }) => kind), whereabouts]).toEqual([['restricted'], 'nothing'])
  })
})

describe('the allow-list', () => {
  test('the allow-list ends with the restriction, and never offers an account that is excluded from the person', async () => {
    const { episodeId, personId } = await anEpisode('located', { mayDisclose: 'nothing' })
    const relative = await excludedFrom(personId, council, 'social-worker')
    const candidates = (await done(ask(inspector, api.candidates, { params: { personId } }))).data
    expect(candidates.map(row => row.id)).not.toContain(relative.accountId)
    await done(ask(inspector, api.addToAllowList, { params: { personId }, body: { id: id(), accountId: coordinator.accountId } }))
    await done(ask(inspector, api.lift, { params: { personId }, body: { id: id(), reason: 'She no longer asks.' } }))
    await done(
      ask(officer, api.restrict, { params: { personId }, body: { id: id(), mayDisclose: 'nothing', reason: 'She asks again.' } }),
    )
    const { data } = await done(ask(coordinator, episodeApi.read, { params: { episodeId } }))
    expect(data.sections.whereabouts?.state).toBe('withheld')
  })
  test('the allow-list opens the found place to an account until it is removed', async () => {
    const { episodeId, personId } = await anEpisode('located', { mayDisclose: 'nothing' })
    const candidates = (await done(ask(inspector, api.candidates, { params: { personId } }))).data
    expect(candidates.map(row => row.id)).toContain(coordinator.accountId)
    const add = (accountId: string) => ask(inspector, api.addToAllowList, { params: { personId }, body: { id: id(), accountId } })
    await done(add(coordinator.accountId))
    const state = async () =>
      (await done(ask(coordinator, episodeApi.read, { params: { episodeId } }))).data.sections.whereabouts?.state
    expect(await state()).toBe('shown')
    for (const nobody of [people.caseworker.accountId, id()]) expect((await add(nobody)).status).toBe(400)
    await done(
      ask(inspector, api.removeFromAllowList, { params: { personId, accountId: coordinator.accountId }, body: { id: id() } }),
    )
    expect(await state()).toBe('withheld')
    expect((await ask(coordinator, api.candidates, { params: { personId } })).status).toBe(403)
  })
})

test('an excluded account is not offered for a handover, and gets the same refusal as an unknown account', async () => {
  const { episodeId, personId } = await anEpisode()
  const relative = await somebody(owner, officer.teamId, 'sergeant')
  await owner.query(
    `with notified as (insert into event (kind, subject, subject_id) values ('person.recorded', 'person', $2)) insert into exclusion (account_id, person_id, reason) values ($1, $2, 'relative')`,
    [relative.accountId, personId],
  )
  const offered = await (await send(officer, 'GET', `${directoryApi.colleagues.path}?episode=${episodeId}&take=yes`)).text()
  expect(offered).toContain(sergeant.accountId)
  expect(offered).not.toContain(relative.accountId)
  const push = (accountId: string) =>
    ask(officer, handoverApi.push, {
      params: { episodeId },
      body: { id: id(), toTeam: officer.teamId, accountId, note: 'Yours.' },
    })
  const [excluded, nobody] = [await push(relative.accountId), await push(id())]
  expect([excluded.status, excluded.problem.fields]).toEqual([nobody.status, nobody.problem.fields])
  expect((await ask(relative, personApi.read, { params: { personId } })).status).toBe(404)
})

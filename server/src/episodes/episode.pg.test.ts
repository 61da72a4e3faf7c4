import { describe, expect, test } from 'vitest'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { personApi } from '@waymark/shared/people/person.api.ts'
import { returnDiscussionApi } from '@waymark/shared/return-discussions/return-discussion.api.ts'
import { riskApi } from '@waymark/shared/risk/risk.api.ts'
import { accessApi } from '@waymark/shared/access/access.api.ts'
import { aProgram, done, edinburgh, exampleOf, glasgow } from '../../test/program.ts'
import { aTeam, somebody } from '../../test/people.ts'

const { people, ask, anEpisode, owner, council } = await aProgram()
const { officer, sergeant, inspector, secondInspector, otherOfficer, coordinator } = people
const national = await somebody(owner, await aTeam(owner, 'police', [], true), 'national-unit')
const house = await somebody(owner, await aTeam(owner, 'care', [glasgow]), 'notifier')
const seed = async (personId: string, sql: string, values: unknown[]) => {
  await owner.query('begin')
  await owner.query(`insert into event (kind, subject, subject_id) values ('person.recorded', 'person', $1)`, [personId])
  await owner.query(sql, values)
  await owner.query('commit')
}
const statusOf = async (who: typeof officer, episodeId: string) =>
  (await ask(who, episodeApi.read, { params: { episodeId } })).status
const view = async (who: typeof officer, episodeId: string) =>
  (await done(ask(who, episodeApi.read, { params: { episodeId } }))).data

describe('a report', () => {
  test('a report opens the episode to the division, the council of the area and the national unit, each by section', async () => {
    const { episodeId } = await anEpisode('reported')
    expect((await view(officer, episodeId)).sections.enquiries?.reporter?.phone).toBe('01632 960001')
    const seen = await view(coordinator, episodeId)
    expect(seen.bases).toEqual(['area'])
    expect([seen.sections.enquiries, seen.sections.summary.reference]).toEqual([null, expect.stringMatching(/^MP-\d{4}-\d{6}$/)])
    expect((await view(national, episodeId)).bases).toEqual(['national'])
    expect(await statusOf(otherOfficer, episodeId)).toBe(404)
  })
  test('a partner’s report is led by the division that covers the place, and gives the partner a limited share', async () => {
    const [id, personId] = [crypto.randomUUID(), crypto.randomUUID()]
    await done(ask(house, episodeApi.notify, { body: { ...exampleOf(episodeApi.notify), id, personId } }))
    expect((await view(officer, id)).bases).toEqual(['lead'])
    const seen = await view(house, id)
    expect(seen.bases).toEqual(['share'])
    // the partner recorded the care section itself
    expect([seen.sections.health, seen.sections.care?.status ?? null]).toEqual([null, 'childrensHouse'])
    expect(
      (
        await ask(house, episodeApi.notify, {
          body: {
            ...exampleOf(episodeApi.notify),
            id: crypto.randomUUID(),
            personId: crypto.randomUUID(),
            areaCode: 'S12000023',
          },
        })
      ).problem.fields?.[0]?.path,
    ).toBe('areaCode')
  })
  test('a report opens the episode to the council that placed the child', async () => {
    const placing = await somebody(owner, await aTeam(owner, 'council', ['S12000042']), 'social-worker')
    const { episodeId } = await anEpisode('reported', { details: { careStatus: 'childrensHouse', placingArea: 'S12000042' } })
    expect((await view(placing, episodeId)).bases).toEqual(['placing'])
  })
  test('an account cannot report an episode for a known person to whom it has no access', async () => {
    const { personId } = await anEpisode('reported')
    const { person: _, details: __, ...again } = exampleOf(episodeApi.report)
    expect(
      (await ask(otherOfficer, episodeApi.report, { body: { ...again, id: crypto.randomUUID(), personId, areaCode: edinburgh } }))
        .status,
    ).toBe(404)
  })
})

describe('risk', () => {
  test('an inspector can lower the risk from high, and a sergeant cannot', async () => {
    const { episodeId } = await anEpisode('missing', { risk: 'high' })
    const assess = (who: typeof officer, level: 'high' | 'medium') =>
      ask(who, riskApi.assess, { params: { episodeId }, body: { id: crypto.randomUUID(), level, rationale: 'Reviewed.' } })
    expect((await assess(sergeant, 'medium')).status).toBe(403)
    expect((await assess(inspector, 'medium')).status).toBe(201)
    expect((await view(officer, episodeId)).sections.summary.risk).toBe('medium')
  })
})

describe('a person who is found', () => {
  test('when a person is found, the return discussion gets deadlines and the division of the place gets access', async () => {
    const { episodeId } = await anEpisode('located')
    const { sections } = await view(officer, episodeId)
    expect(sections.summary.returnDiscussion?.arrangeBy).toBe('2026-01-14T02:50:00.000Z')
    expect(sections.whereabouts).toMatchObject({ state: 'shown', address: 'Main concourse' })
    const there = await view(otherOfficer, episodeId) // the concourse is in Edinburgh
    expect([there.bases, there.sections.care, there.sections.description !== null, there.sections.whereabouts?.state]).toEqual([
      ['area'],
      null,
      true,
      'shown',
    ])
  })
  test('if a person found wants no disclosure, only the lead sees the place and its area gets no access', async () => {
    const [episodeId, personId] = [crypto.randomUUID(), crypto.randomUUID()]
    await done(ask(officer, episodeApi.report, { body: { ...exampleOf(episodeApi.report), id: episodeId, personId } }))
    await done(ask(officer, episodeApi.confirm, { params: { episodeId } }))
    await done(
      ask(officer, episodeApi.locate, {
        params: { episodeId },
        body: { ...exampleOf(episodeApi.locate), mayDisclose: 'nothing' },
      }),
    )
    expect((await view(officer, episodeId)).sections.whereabouts?.state).toBe('shown')
    for (const who of [coordinator, national]) {
      const seen = await view(who, episodeId)
      expect(seen.sections.whereabouts).toEqual({ state: 'withheld' })
      expect(
        JSON.stringify([
          seen,
          (await ask(who, episodeApi.timeline, { params: { episodeId } })).data,
          (await ask(who, accessApi.explain, { params: { episodeId } })).data,
        ]),
      ).not.toMatch(/concourse|Edinburgh|foundPlace/)
    }
    expect(await statusOf(otherOfficer, episodeId)).toBe(404)
    await seed(personId, 'insert into whereabouts_allow_list (account_id, person_id) values ($1, $2)', [
      coordinator.accountId,
      personId,
    ])
    expect((await view(coordinator, episodeId)).sections.whereabouts?.state).toBe('shown')
  })
  test('a restriction is not weakened by finding the person again', async () => {
    const { episodeId, personId } = await anEpisode('located', { mayDisclose: 'nothing' })
    const { person: _, details: __, ...again } = exampleOf(episodeApi.report)
    const id = crypto.randomUUID()
    await done(ask(officer, episodeApi.report, { body: { ...again, id, personId } }))
    await done(
      ask(officer, episodeApi.locate, {
        params: { episodeId: id },
        body: { ...exampleOf(episodeApi.locate), mayDisclose: 'safe-and-well-only' },
      }),
    )
    expect((await view(officer, episodeId)).sections.summary.mayDisclose).toBe('nothing')
  })
  test('a partner’s report of a return is hidden from other teams until police decide what may be disclosed', async () => {
    const { episodeId } = await anEpisode('missing')
    const params = { episodeId }
    await done(
      ask(coordinator, episodeApi.reportReturn, {
        params,
        body: { ...exampleOf(episodeApi.reportReturn), id: crypto.randomUUID(), text: 'At her sister’s' },
      }),
    )
    const social = await somebody(owner, await aTeam(owner, 'council', [glasgow]), 'social-worker')
    await seed(
      (await view(officer, episodeId)).personId,
      `insert into access_grant (episode_id, person_id, team_id, sections, basis, open, risk, status, reported_at) select id, person_id, $2, '{summary,whereabouts}', 'area', true, risk, status, reported_at from episode where id = $1`,
      [episodeId, social.teamId],
    )
    expect((await view(officer, episodeId)).sections.whereabouts?.state).toBe('reported')
    expect((await view(social, episodeId)).sections.whereabouts).toBeNull()
    await done(ask(officer, episodeApi.locate, { params, body: exampleOf(episodeApi.locate) }))
    expect(JSON.stringify((await view(social, episodeId)).sections.whereabouts)).toContain('sister')
  })
  test('finding a person cannot be recorded without what they want disclosed', async () => {
    const { episodeId } = await anEpisode('missing')
    const { mayDisclose: _, ...rest } = exampleOf(episodeApi.locate)
    const { status, problem } = await ask(officer, episodeApi.locate, { params: { episodeId }, body: rest as never })
    expect([status, problem.fields?.[0]?.path]).toEqual([400, 'mayDisclose'])
  })
})

describe('limits on an access grant', () => {
  test('an exclusion removes access to the episode and the person, even for the lead and the national unit', async () => {
    const { episodeId, personId } = await anEpisode('missing')
    for (const who of [sergeant, national]) {
      await seed(personId, `insert into exclusion (account_id, person_id, reason) values ($1, $2, 'conflictOfInterest')`, [
        who.accountId,
        personId,
      ])
      expect(await statusOf(who, episodeId)).toBe(404)
      expect((await ask(who, personApi.read, { params: { personId } })).status).toBe(404)
      expect((await done(ask(who, episodeApi.board, {}))).data.rows.map(({ id }) => id)).not.toContain(episodeId)
    }
    expect(await statusOf(officer, episodeId)).toBe(200)
  })
  test('under a seal, only supervisors of the lead and the national unit have access to the episode', async () => {
    const { episodeId, personId } = await anEpisode('missing')
    await seed(personId, `insert into person_protection (person_id, sealed) values ($1, true)`, [personId])
    expect(await Promise.all([officer, coordinator].map(who => statusOf(who, episodeId)))).toEqual([404, 404])
    expect(await Promise.all([sergeant, inspector, national].map(who => statusOf(who, episodeId)))).toEqual([200, 200, 200])
  })
  test('an auditor and a housing officer have no access through an access grant of their team', async () => {
    const { episodeId } = await anEpisode('missing')
    const auditor = await somebody(owner, officer.teamId, 'auditor')
    expect(await statusOf(auditor, episodeId)).toBe(404)
    const housing = await somebody(owner, council, 'housing-officer')
    expect(await statusOf(housing, episodeId)).toBe(404) // the basis area does not count for this role
    expect((await done(ask(housing, episodeApi.board))).data.rows).toEqual([])
  })
})

describe('the end of an episode', () => {
  test('an episode cannot be closed before its checklist is complete', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const params = { episodeId }
    const close = () => ask(sergeant, episodeApi.close, { params, body: exampleOf(episodeApi.close) })
    const early = await close()
    expect([early.status, early.problem.reason]).toEqual([422, 'episode.checklist'])
    expect(
      (await done(ask(sergeant, episodeApi.checklist, { params }))).data.items
        .filter(({ done }) => !done)
        .map(({ item }) => item),
    ).toEqual(['returnDiscussion', 'referrals'])
    const [discussion] = (await done(ask(sergeant, returnDiscussionApi.list, { params }))).data
    await done(
      ask(officer, returnDiscussionApi.decline, {
        params: { ...params, returnDiscussionId: discussion?.id ?? '' },
        body: { ...exampleOf(returnDiscussionApi.decline), id: crypto.randomUUID() },
      }),
    )
    expect((await close()).status).toBe(201)
    expect((await view(officer, episodeId)).sections.enquiries?.closing?.category).toBe('tracedSafe')
    expect((await view(coordinator, episodeId)).sections.enquiries).toBeNull()
  })
  test('a death is confirmed by a second inspector, and is hidden from the council until then', async () => {
    const { episodeId } = await anEpisode('missing')
    const params = { episodeId }
    await done(ask(inspector, episodeApi.recordDeath, { params, body: exampleOf(episodeApi.recordDeath) }))
    const own = await ask(inspector, episodeApi.confirmDeath, { params })
    expect([own.status, own.problem.reason]).toEqual([422, 'death.needsAnother'])
    expect((await view(officer, episodeId)).sections.enquiries?.deathRecorded).toBe(true)
    const outside = JSON.stringify([
      await view(coordinator, episodeId),
      (await ask(coordinator, episodeApi.timeline, { params })).data,
    ])
    expect(outside).not.toMatch(/death/i)
    await done(ask(secondInspector, episodeApi.confirmDeath, { params }))
    expect((await view(coordinator, episodeId)).sections.summary.status).toBe('deceased')
  })
})

test('a division has access to earlier episodes of a person only while it leads an open one', async () => {
  const first = await anEpisode('missing', { areaCode: glasgow })
  const { person: _, details: __, ...again } = exampleOf(episodeApi.report)
  await seed(
    first.personId,
    `insert into access_grant (episode_id, person_id, team_id, account_id, sections, basis, open, risk, status, reported_at) select id, person_id, $2, $3, '{summary}', 'individual', true, risk, status, reported_at from episode where id = $1`,
    [first.episodeId, otherOfficer.teamId, otherOfficer.accountId],
  )
  const id = crypto.randomUUID()
  await done(ask(otherOfficer, episodeApi.report, { body: { ...again, id, personId: first.personId, areaCode: edinburgh } }))
  expect((await view(otherOfficer, first.episodeId)).bases).toEqual(['area', 'individual'])
  await done(
    ask(await somebody(owner, otherOfficer.teamId, 'police-coordinator'), episodeApi.voidEpisode, {
      params: { episodeId: id },
      body: { reason: 'Reported twice' },
    }),
  )
  expect((await view(otherOfficer, first.episodeId)).bases).toEqual(['individual'])
})

test('a change to the health information of a person with a stale version is refused', async () => {
  const { personId } = await anEpisode('missing')
  const params = { personId }
  const edit = (who: typeof officer, version: number, allergies: string) =>
    ask(who, personApi.editHealth, { params, body: { version, allergies } })
  expect((await edit(officer, 0, 'Penicillin')).status).toBe(200)
  expect((await edit(coordinator, 0, 'Nuts')).status).toBe(409)
  expect((await edit(coordinator, 1, 'Penicillin, nuts')).status).toBe(200)
  expect((await done(ask(officer, personApi.read, { params }))).data.sections.health?.allergies).toBe('Penicillin, nuts')
})

test('a partner that reports a person again gains no more sections of the person than before', async () => {
  const { personId } = await anEpisode('missing', { areaCode: glasgow, details: { careStatus: 'foster' } })
  const outside = await somebody(owner, await aTeam(owner, 'council', [edinburgh]), 'social-worker')
  await seed(
    personId,
    `insert into access_grant (episode_id, person_id, team_id, sections, basis, open, risk, status, reported_at) select id, person_id, $2, '{summary}', 'share', true, risk, status, reported_at from episode where person_id = $1`,
    [personId, outside.teamId],
  )
  const { person: _, details: __, ...again } = exampleOf(episodeApi.notify)
  const id = crypto.randomUUID()
  const details = { careStatus: 'notKnown', placingArea: edinburgh } as const
  await done(ask(outside, episodeApi.notify, { body: { ...again, id, personId, areaCode: edinburgh, details } }))
  const { sections } = (await done(ask(outside, personApi.read, { params: { personId } }))).data
  expect([sections.care, sections.description, sections.health]).toEqual([null, null, null])
})

test('the list of access to an earlier episode does not reveal a later episode without access', async () => {
  const { episodeId, personId } = await anEpisode('missing')
  const before = (await done(ask(coordinator, accessApi.explain, { params: { episodeId } }))).data.length
  await seed(
    personId,
    `insert into access_grant (episode_id, person_id, team_id, sections, basis, because_of, open, risk, status, reported_at) select id, person_id, $2, '{summary}', 'area', gen_random_uuid(), true, risk, status, reported_at from episode where person_id = $1`,
    [personId, otherOfficer.teamId],
  )
  expect((await done(ask(coordinator, accessApi.explain, { params: { episodeId } }))).data).toHaveLength(before)
  expect((await view(coordinator, episodeId)).sections.summary.otherTeams).toBe(before - 1)
})

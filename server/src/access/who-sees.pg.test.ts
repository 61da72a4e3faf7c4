import { describe, expect, test } from 'vitest'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { accessApi } from '@waymark/shared/access/access.api.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { protectionApi } from '@waymark/shared/protection/protection.api.ts'
import { aProgram, done, edinburgh, exampleOf } from '../../test/program.ts'

const db = await aProgram()
const { people, ask, anEpisode, owner } = db
const { officer, inspector, coordinator, worker } = people

const whoSees = async (who: Somebody, episodeId: string) =>
  (await done(ask(who, accessApi.whoSees, { params: { episodeId } }))).data
const seed = async (episodeId: string, personId: string, sql: string, ...values: unknown[]) => {
  await owner.query('begin')
  await owner.query(
    `insert into event (kind, subject, subject_id) values ('person.recorded', 'person', $1), ('share.given', 'episode', $2)`,
    [personId, episodeId],
  )
  await owner.query(sql, values)
  await owner.query('commit')
}
const open = (episodeId: string, personId: string, who: Somebody, reason: string, sections: string[]) =>
  seed(episodeId, personId, 'select app.add_grant($1, $2, $3, $4)', episodeId, who.teamId, reason, sections)

describe('the list of who can see an episode', () => {
  test('the list of who can see an episode names own-agency accounts, and shows other agencies by team and role', async () => {
    const { episodeId, personId } = await anEpisode()
    await open(episodeId, personId, worker, 'share', ['summary', 'enquiries', 'support'])
    const { whole, teams } = await whoSees(inspector, episodeId)
    expect(whole).toBe(true)
    const [own, council, charity] = [inspector, coordinator, worker].map(({ teamId }) => teams.find(({ id }) => id === teamId))
    expect(own?.seers.map(({ name, role }) => [name, role])).toContainEqual(['A sergeant', 'sergeant'])
    expect(own?.seers.find(({ role }) => role === 'officer')?.sections).not.toContain('support')
    expect(council?.seers).toEqual([expect.objectContaining({ name: null, role: 'council-coordinator' })])
    expect(council?.seers[0]?.sections).not.toContain('enquiries')
    expect([charity?.seers[0]?.role, charity?.seers[0]?.sections.toSorted()]).toEqual([
      'discussion-worker',
      ['summary', 'support'],
    ])
    expect(own?.ways.map(({ basis }) => basis)).toContain('lead')
  })
  test('a team that only has a share sees its own team in the list of who can see an episode, and no other team', async () => {
    const { episodeId, personId } = await anEpisode()
    await open(episodeId, personId, worker, 'share', ['summary'])
    const { whole, teams, accessed } = await whoSees(worker, episodeId)
    expect([whole, teams.map(({ id }) => id), accessed.agencies]).toEqual([false, [worker.teamId], null])
    expect(teams[0]?.seers).toEqual([{ name: 'A discussion-worker', role: 'discussion-worker', sections: ['summary'] }])
    expect((await ask(people.caseworker, accessApi.whoSees, { params: { episodeId } })).status).toBe(404)
  })
  test('the list of who can see an episode leaves out an excluded account without a mark', async () => {
    const { episodeId, personId } = await anEpisode()
    const excluded = await somebody(owner, officer.teamId, 'call-handler')
    const names = async () =>
      (await whoSees(inspector, episodeId)).teams.flatMap(({ seers }) => seers).filter(({ role }) => role === 'call-handler')
    expect(await names()).toHaveLength(1)
    await seed(
      episodeId,
      personId,
      `insert into exclusion (account_id, person_id, reason) values ($1, $2, 'relative')`,
      excluded.accountId,
      personId,
    )
    expect(await names()).toEqual([])
    expect(JSON.stringify(await whoSees(inspector, episodeId))).not.toMatch(/exclu|call-handler/)
  })
  test('the list of who can see an episode of a sealed person has only supervisors of the lead team', async () => {
    const { episodeId, personId } = await anEpisode()
    await seed(episodeId, personId, 'insert into person_protection (person_id, sealed) values ($1, true)', personId)
    const roles = (await whoSees(inspector, episodeId)).teams.flatMap(({ seers }) => seers).map(({ role }) => role)
    expect([...new Set(roles)].toSorted()).toEqual(['inspector', 'sergeant'])
  })
  test('under a restriction, the council cannot see in the list of access which team covers the place found', async () => {
    const found = async (mayDisclose: 'full' | 'nothing') => {
      const { episodeId } = await anEpisode('missing')
      const place = { kind: 'street', address: '1 Leith Walk', areaCode: edinburgh, foundBy: 'police' } as const
      const example = episodeApi.locate.example as Record<string, unknown>
      await done(
        ask(officer, episodeApi.locate, {
          params: { episodeId },
          body: { ...example, mayDisclose, place: { ...(example['place'] as object), ...place } } as never,
        }),
      )
      return episodeId
    }
    const teamOf = async (episodeId: string, who: Somebody) =>
      (await whoSees(who, episodeId)).teams.find(({ id }) => id === people.otherOfficer.teamId)
    const open = await found('full')
    expect((await teamOf(open, inspector))?.ways[0]?.cause).toBe('found')
    const restricted = await found('nothing')
    expect(await teamOf(restricted, coordinator)).toBeUndefined()
  })
})

describe('the list of who accessed an episode', () => {
  test('who accessed an episode is shown by name within an agency; the lead also sees which other agencies did', async () => {
    const { episodeId } = await anEpisode()
    await done(ask(coordinator, episodeApi.read, { params: { episodeId } }))
    await done(ask(officer, episodeApi.read, { params: { episodeId } }))
    const lead = (await whoSees(inspector, episodeId)).accessed
    expect(lead.own.map(({ name, action }) => [name, action])).toContainEqual(['A officer', 'episode.read'])
    expect(lead.agencies?.length).toBe(1)
    expect(JSON.stringify(lead)).not.toContain('A council-coordinator')
    const council = (await whoSees(coordinator, episodeId)).accessed
    expect([council.own.map(({ name }) => name), council.agencies]).toEqual([['A council-coordinator'], null])
  })
  test('under a restriction, only the lead sees access by teams that joined after the person was found', async () => {
    const national = await somebody(owner, await aTeam(owner, 'police', [], true), 'national-unit')
    const { episodeId, personId } = await anEpisode()
    const params = { episodeId }
    await done(ask(officer, episodeApi.locate, { params, body: { ...exampleOf(episodeApi.locate), areaCode: edinburgh } }))
    const teamId = crypto.randomUUID()
    await owner.query(`insert into team (id, agency_id, name) select $1, agency_id, 'There' from team where id = $2`, [
      teamId,
      coordinator.teamId,
    ])
    const there = await somebody(owner, teamId, 'council-coordinator')
    await open(episodeId, personId, there, 'share', ['summary'])
    for (const who of [people.otherOfficer, there, coordinator]) await done(ask(who, episodeApi.read, { params }))
    const agency = (who: Somebody) =>
      owner
        .query('select a.name from team t join agency a on a.id = t.agency_id where t.id = $1', [who.teamId])
        .then(({ rows }) => String(rows[0].name))
    const agenciesTo = async (who: Somebody) => (await whoSees(who, episodeId)).accessed.agencies?.map(row => row.agency)
    const colleaguesTo = async (who: Somebody) => (await whoSees(who, episodeId)).accessed.own.length
    expect(await agenciesTo(national)).toContain(await agency(people.otherOfficer))
    expect(await colleaguesTo(coordinator)).toBe(2)
    const body = { id: crypto.randomUUID(), mayDisclose: 'nothing', reason: 'She asks for it.' } as const
    await done(ask(inspector, protectionApi.restrict, { params: { personId }, body }))
    expect(await agenciesTo(national)).not.toContain(await agency(people.otherOfficer))
    expect(await agenciesTo(national)).toContain(await agency(coordinator))
    expect(await colleaguesTo(coordinator)).toBe(1)
    expect(await agenciesTo(inspector)).toContain(await agency(people.otherOfficer))
  })
})

describe('the explanation of a refused action', () => {
  test('the explanation of a refused action names the rule and the roles that could, and needs access', async () => {
    const { episodeId, personId } = await anEpisode()
    const answers = async (who: Somebody) => (await done(ask(who, accessApi.whyNot, { params: { episodeId } }))).data
    const rule = async (who: Somebody, action: string) => (await answers(who)).find(row => row.action === action)?.rule
    expect(await rule(officer, 'episode.close')).toBe('role')
    expect(await rule(inspector, 'episode.close')).toBe('state')
    expect(await rule(inspector, 'episode.edit')).toBeUndefined()
    expect(await rule(coordinator, 'episode.edit')).toBe('role')
    const [read] = (await answers(coordinator)).filter(({ section }) => section === 'enquiries')
    expect(read?.rule).toBe('role')
    for (const [endpoint, params] of [
      [accessApi.whyNot, { episodeId }],
      [accessApi.whyNotPerson, { personId }],
    ] as const)
      expect((await ask(people.caseworker, endpoint, { params: params as never })).status).toBe(404)
    expect(JSON.stringify(await answers(coordinator))).not.toContain('A sergeant')
  })
  test('for a sealed person, the explanation of a refused action names the seal and the roles that it allows', async () => {
    const { episodeId, personId } = await anEpisode()
    const params = { personId }
    await done(ask(inspector, protectionApi.seal, { params, body: { id: crypto.randomUUID(), reason: 'domesticAbuse' } }))
    const until = new Date(Date.now() + 86_400_000).toISOString()
    await done(
      ask(inspector, protectionApi.grantIndividual, {
        params,
        body: { id: crypto.randomUUID(), teamId: officer.teamId, accountId: officer.accountId, until },
      }),
    )
    const answers = (await done(ask(officer, accessApi.whyNot, { params: { episodeId } }))).data
    const edit = answers.find(({ action }) => action === 'episode.edit')
    expect(edit?.rule).toBe('sealed')
    const supervisors = ['sergeant', 'inspector', 'police-coordinator', 'national-unit']
    expect(edit?.could.flatMap(({ roles }) => roles).filter(role => !supervisors.includes(role))).toEqual([])
    expect((await ask(coordinator, accessApi.whyNot, { params: { episodeId } })).status).toBe(404)
    const ofPerson = (await done(ask(officer, accessApi.whyNotPerson, { params }))).data
    expect(ofPerson.find(({ action }) => action === 'person.edit')?.rule).toBe('sealed')
  })
  test('an account without access gets no explanation of refused actions', async () => {
    const { episodeId } = await anEpisode()
    const stranger = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
    expect((await ask(stranger, accessApi.whyNot, { params: { episodeId } })).status).toBe(404)
  })
})

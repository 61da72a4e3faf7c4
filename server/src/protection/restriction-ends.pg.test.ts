import { describe, expect, it } from 'vitest'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { protectionApi as api } from '@waymark/shared/protection/protection.api.ts'
import { taskApi } from '@waymark/shared/tasks/task.api.ts'
import { seed } from '../../test/raw-sql.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner, division, council } = program
const { officer, sergeant, inspector, coordinator } = people
const id = () => crypto.randomUUID()
const because = (reason = 'Seen the letter.') => ({ id: id(), reason })
const restrict = (personId: string, mayDisclose: 'nothing' | 'safe-and-well-only' = 'nothing') =>
  done(ask(officer, api.restrict, { params: { personId }, body: { ...because(), mayDisclose } }))
const addToAllowList = (personId: string, who: Somebody) =>
  ask(inspector, api.addToAllowList, { params: { personId }, body: { id: id(), accountId: who.accountId } })
const candidates = async (personId: string) =>
  (await done(ask(inspector, api.candidates, { params: { personId } }))).data.map(row => row.id)
const tasksOf = async (who: Somebody, episodeId: string) =>
  (await done(ask(who, taskApi.listForEpisode, { params: { episodeId } }))).data.map(({ kind }) => kind)
describe('a restriction', () => {
  it('a restriction returns whereabouts tasks of other teams to the lead team', async () => {
    const { episodeId, personId } = await anEpisode('located')
    const about = `from task where episode_id = $1 and section = 'whereabouts' and ended_at is null`
    const given = `update task set owner_team = $2 where id in (select id ${about})`
    await seed(owner, [episodeId], [given, episodeId, council])
    const owners = async () => (await owner.query(`select distinct owner_team ${about}`, [episodeId])).rows
    expect(await owners()).toEqual([{ owner_team: council }])
    await restrict(personId)
    expect(await owners()).toEqual([{ owner_team: division }])
  })
  it('a restriction is not weakened when the person is found with full disclosure', async () => {
    const { episodeId, personId } = await anEpisode('missing')
    await restrict(personId, 'safe-and-well-only')
    const body = { ...exampleOf(episodeApi.locate), mayDisclose: 'full' as const }
    await ask(officer, episodeApi.locate, { params: { episodeId }, body })
    const { data } = await done(ask(sergeant, api.read, { params: { personId } }))
    expect(data.whereabouts).toBe('safe-and-well-only')
  })
  it('each restriction request is answered once, which ends its task, and a second partner may request too', async () => {
    const { episodeId, personId } = await anEpisode('located')
    const asking = (who: Somebody) => ask(who, api.askRestrict, { params: { personId }, body: because('She is afraid.') })
    const { data } = await done(asking(coordinator))
    const colleague = await somebody(owner, council, 'social-worker')
    await done(asking(colleague))
    const refuse = () =>
      ask(inspector, api.refuseRestrict, { params: { personId, askingId: data.id }, body: because('Her sister shall know.') })
    await done(refuse())
    expect((await refuse()).problem.reason).toBe('protection.over')
    expect((await tasksOf(sergeant, episodeId)).filter(kind => kind === 'decideRestriction')).toHaveLength(1)
    await restrict(personId)
    expect(await tasksOf(sergeant, episodeId)).not.toContain('decideRestriction')
    const { rows } = await owner.query(`select count(*)::int as n from protection where answers = $1`, [data.id])
    expect(rows).toEqual([{ n: 1 }]) // a later restriction does not answer a refused request again
    // the restriction already allows no disclosure
    expect((await asking(coordinator)).problem.reason).toBe('protection.askedAlready')
  })
})

describe('the allow-list', () => {
  it('the allow-list accepts accounts only under a restriction', async () => {
    const { personId } = await anEpisode('located')
    expect((await addToAllowList(personId, coordinator)).status).toBe(400)
  })
  it('the allow-list offers only active accounts outside the lead team with current access to the whereabouts', async () => {
    const { episodeId, personId } = await anEpisode('located', { mayDisclose: 'nothing' })
    const policeCoordinator = await somebody(owner, division, 'police-coordinator')
    const [gone, left] = [await somebody(owner, council, 'social-worker'), await somebody(owner, council, 'social-worker')]
    const past = await somebody(owner, await aTeam(owner, 'council'), 'social-worker')
    await seed(
      owner,
      [episodeId, gone.accountId, left.accountId],
      ['update account set disabled_at = now() where id = $1', gone.accountId],
      ['update membership set until = now() where account_id = $1', left.accountId],
      [
        `insert into access_grant (episode_id, person_id, team_id, sections, basis, until, open, risk, status, reported_at)
         select id, person_id, $2, array['summary', 'whereabouts'], 'area', now(), true, risk, status, reported_at from episode where id = $1`,
        episodeId,
        past.teamId,
      ],
    )
    const offered = new Set(await candidates(personId))
    expect(offered.has(coordinator.accountId)).toBe(true)
    expect([policeCoordinator, gone, left, past].filter(({ accountId }) => offered.has(accountId))).toEqual([])
  })
})

import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { protectionApi as api } from '@waymark/shared/protection/protection.api.ts'
import { taskApi } from '@waymark/shared/tasks/task.api.ts'
import { plant } from '../../test/by-hand.ts'
import { listen } from '../../test/listening.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner, division, council, program: running } = program
const { officer, sergeant, inspector, secondInspector, coordinator, caseworker } = people
const { give, opened } = sharingBy(program)
const id = () => crypto.randomUUID()
const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString()
const because = (reason = 'Seen the letter.') => ({ id: id(), reason })
const seal = (personId: string) =>
  done(ask(inspector, api.seal, { params: { personId }, body: { id: id(), reason: 'domesticAbuse' } }))
const askUnseal = (personId: string) => ask(inspector, api.askUnseal, { params: { personId }, body: because() })
const name = (personId: string, who: Somebody, until = day(1)) =>
  ask(inspector, api.name, { params: { personId }, body: { id: id(), teamId: who.teamId, accountId: who.accountId, until } })
const restrict = (personId: string, told: 'nothing' | 'safe-and-well-only' = 'nothing') =>
  done(ask(officer, api.restrict, { params: { personId }, body: { ...because(), told } }))
const addSafe = (personId: string, who: Somebody) =>
  ask(inspector, api.addSafe, { params: { personId }, body: { id: id(), accountId: who.accountId } })
const candidates = async (personId: string) =>
  (await done(ask(inspector, api.candidates, { params: { personId } }))).data.map(row => row.id)
const tasksOf = async (who: Somebody, episodeId: string) =>
  (await done(ask(who, taskApi.listForEpisode, { params: { episodeId } }))).data.map(({ kind }) => kind)
/** What somebody's open screen hears of an episode while something is done. */
async function hears(who: Somebody, episodeId: string, what: () => Promise<unknown>): Promise<boolean> {
  const heard: string[] = []
  const end = await listen(running.address, who, frame => void heard.push(frame))
  await what()
  for (let n = 0; n < 40 && !heard.join().includes(episodeId); n++) await wait(50)
  end()
  return heard.join().includes(episodeId)
}

describe('the end of a seal', () => {
  it('is asked of somebody who is sealed alone', async () => {
    const { personId } = await anEpisode()
    expect((await askUnseal(personId)).problem.reason).toBe('protection.notSealed')
  })
  it('is no task any more once it is answered, and is heard on the screens of those who see them again', async () => {
    const { episodeId, personId } = await anEpisode()
    await seal(personId)
    const { data } = await done(askUnseal(personId))
    expect(await tasksOf(inspector, episodeId)).toContain('confirmUnseal')
    const params = { personId, askingId: data.id }
    const answer = () => done(ask(secondInspector, api.answerUnseal, { params, body: { ...because(), agree: true } }))
    expect(await hears(coordinator, episodeId, answer)).toBe(true)
    expect(await tasksOf(inspector, episodeId)).not.toContain('confirmUnseal')
  })
})

describe('whom a seal lets in', () => {
  it('is named for a sealed person, until a day to come', async () => {
    const { personId } = await anEpisode()
    expect((await name(personId, officer)).problem.fields?.[0]?.path).toBe('accountId')
    await seal(personId)
    expect((await name(personId, officer, day(-1))).problem.fields?.[0]?.path).toBe('accountId')
    await done(name(personId, officer))
  })
  it('of another division reads what a team of the area reads, and no return discussion', async () => {
    const { episodeId, personId } = await anEpisode('afterReturn')
    await seal(personId)
    await done(name(personId, people.otherOfficer))
    await done(name(personId, officer))
    const sectionsOf = async ({ accountId }: Somebody) =>
      (
        await owner.query(`select sections from sight where episode_id = $1 and account_id = $2 and reason = 'named'`, [
          episodeId,
          accountId,
        ])
      ).rows[0].sections
    expect(
      [await sectionsOf(people.otherOfficer), await sectionsOf(officer)].map(list => list.includes('returnDiscussion')),
    ).toEqual([false, true])
  })
  it('is ended by name, and a share to the same account is not: that is ended as a share', async () => {
    const { episodeId, personId } = await anEpisode()
    await give(sergeant, episodeId, caseworker, { toAccount: caseworker.accountId })
    await seal(personId)
    const params = { personId, accountId: caseworker.accountId }
    expect((await ask(inspector, api.endName, { params, body: { id: id() } })).problem.reason).toBe('protection.over')
    expect(await opened(caseworker, episodeId)).toContain('summary')
  })
})

describe('a restriction', () => {
  it('is not made weaker by whoever finds them and says that all may be told', async () => {
    const { episodeId, personId } = await anEpisode('missing')
    await restrict(personId, 'safe-and-well-only')
    const body = { ...exampleOf(episodeApi.locate), told: 'full' as const }
    await ask(officer, episodeApi.locate, { params: { episodeId }, body })
    const { data } = await done(ask(sergeant, api.read, { params: { personId } }))
    expect(data.whereabouts).toBe('safe-and-well-only')
  })
  it('is refused to each who asked once, and the task of it ends; a second partner may ask too', async () => {
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
    expect(rows).toEqual([{ n: 1 }]) // what was refused is not answered again by a restriction that comes later
    expect((await asking(coordinator)).problem.reason).toBe('protection.askedAlready') // nothing is told already
  })
})

describe('the safe list', () => {
  it('is kept of somebody who is restricted alone', async () => {
    const { personId } = await anEpisode('located')
    expect((await addSafe(personId, coordinator)).status).toBe(400)
  })
  it('offers whoever would read the place now, and nobody who leads, whose sight has ended, or who is of the team no more', async () => {
    const { episodeId, personId } = await anEpisode('located', { told: 'nothing' })
    const policeCoordinator = await somebody(owner, division, 'police-coordinator')
    const [gone, left] = [await somebody(owner, council, 'social-worker'), await somebody(owner, council, 'social-worker')]
    const past = await somebody(owner, await aTeam(owner, 'council'), 'social-worker')
    await plant(
      owner,
      [episodeId, gone.accountId, left.accountId],
      ['update account set disabled_at = now() where id = $1', gone.accountId],
      ['update membership set until = now() where account_id = $1', left.accountId],
      [
        `insert into sight (episode_id, person_id, team_id, sections, reason, until, open, risk, status, reported_at)
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

import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { accessApi } from '@waymark/shared/access/access.api.ts'
import { handoverApi } from '@waymark/shared/handovers/handover.api.ts'
import { protectionApi as api } from '@waymark/shared/protection/protection.api.ts'
import { taskApi } from '@waymark/shared/tasks/task.api.ts'
import { listen } from '../../test/listening.ts'
import { somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner, program: running } = program
const { officer, sergeant, inspector, secondInspector, coordinator, caseworker } = people
const { give, opened } = sharingBy(program)
const id = () => crypto.randomUUID()
const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString()
const because = (reason = 'Seen the letter.') => ({ id: id(), reason })
const seal = (personId: string) =>
  done(ask(inspector, api.seal, { params: { personId }, body: { id: id(), reason: 'domesticAbuse' } }))
const askUnseal = (personId: string) => ask(inspector, api.askUnseal, { params: { personId }, body: because() })
const name = (personId: string, who: Somebody, until = day(1)) =>
  ask(inspector, api.grantIndividual, {
    params: { personId },
    body: { id: id(), teamId: who.teamId, accountId: who.accountId, until },
  })
const tasksOf = async (who: Somebody, episodeId: string) =>
  (await done(ask(who, taskApi.listForEpisode, { params: { episodeId } }))).data.map(({ kind }) => kind)
/** Whether a user's socket gets a message about an episode while something is done. */
async function hears(who: Somebody, episodeId: string, what: () => Promise<unknown>): Promise<boolean> {
  const heard: string[] = []
  const end = await listen(running.address, who, frame => void heard.push(frame))
  await what()
  for (let n = 0; n < 40 && !heard.join().includes(episodeId); n++) await wait(50)
  end()
  return heard.join().includes(episodeId)
}

describe('the end of a seal', () => {
  it('the end of a seal can be requested only for a sealed person', async () => {
    const { personId } = await anEpisode()
    expect((await askUnseal(personId)).problem.reason).toBe('protection.notSealed')
  })
  it('the answer to an unseal request ends its task, and notifies users who regain access', async () => {
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

describe('individual access to a sealed person', () => {
  it('individual access needs a sealed person and an end date in the future', async () => {
    const { personId } = await anEpisode()
    expect((await name(personId, officer)).problem.fields?.[0]?.path).toBe('accountId')
    await seal(personId)
    expect((await name(personId, officer, day(-1))).problem.fields?.[0]?.path).toBe('accountId')
    await done(name(personId, officer))
  })
  it('individual access for another division opens the sections of an area team, without the return discussion', async () => {
    const { episodeId, personId } = await anEpisode('afterReturn')
    await seal(personId)
    await done(name(personId, people.otherOfficer))
    await done(name(personId, officer))
    const sectionsOf = async ({ accountId }: Somebody) =>
      (
        await owner.query(
          `select sections from access_grant where episode_id = $1 and account_id = $2 and basis = 'individual'`,
          [episodeId, accountId],
        )
      ).rows[0].sections
    expect(
      [await sectionsOf(people.otherOfficer), await sectionsOf(officer)].map(list => list.includes('returnDiscussion')),
    ).toEqual([false, true])
  })
  it('ending individual access does not end a share with the same account', async () => {
    const { episodeId, personId } = await anEpisode()
    await give(sergeant, episodeId, caseworker, { toAccount: caseworker.accountId })
    await seal(personId)
    const params = { personId, accountId: caseworker.accountId }
    expect((await ask(inspector, api.endIndividual, { params, body: { id: id() } })).problem.reason).toBe('protection.over')
    expect(await opened(caseworker, episodeId)).toContain('summary')
  })
  it('ending individual access does not end the access of a pending handover', async () => {
    const { episodeId, personId } = await anEpisode()
    await seal(personId)
    const taker = await somebody(owner, people.otherOfficer.teamId, 'sergeant')
    const body = { id: id(), toTeam: taker.teamId, accountId: taker.accountId, note: 'She lives with you now.' }
    await done(ask(sergeant, handoverApi.push, { params: { episodeId }, body }))
    const params = { personId, accountId: taker.accountId }
    expect((await ask(inspector, api.endIndividual, { params, body: { id: id() } })).problem.reason).toBe('protection.over')
    expect(await opened(taker, episodeId)).toContain('summary')
  })
  it('the end of a share with one account about a sealed person notifies only that account', async () => {
    const { episodeId, personId } = await anEpisode()
    const shareId = await give(sergeant, episodeId, caseworker, { toAccount: caseworker.accountId })
    await seal(personId)
    // The seal itself notifies the coordinator of the lost access, before this test listens.
    await expect.poll(async () => (await owner.query('select from outbox')).rowCount).toBe(0)
    await wait(100)
    const others: string[] = []
    const end = await listen(running.address, coordinator, frame => void others.push(frame))
    const params = { episodeId, shareId }
    const endShare = () => done(ask(sergeant, accessApi.endShare, { params, body: { why: 'noLongerNeeded' } }))
    expect(await hears(caseworker, episodeId, endShare)).toBe(true)
    expect(await opened(caseworker, episodeId)).toBe(404)
    end()
    expect(others.join()).not.toContain(episodeId)
  })
})

it('a supervisor is notified when their team no longer leads the episode of a sealed person', async () => {
  const { episodeId, personId } = await anEpisode()
  await seal(personId)
  const taker = await somebody(owner, people.otherOfficer.teamId, 'sergeant')
  const body = { id: id(), toTeam: taker.teamId, accountId: taker.accountId, note: 'She lives with you now.' }
  const { data } = await done(ask(sergeant, handoverApi.push, { params: { episodeId }, body }))
  const params = { episodeId, handoverId: data.id }
  const accept = () => done(ask(taker, handoverApi.accept, { params }))
  expect(await hears(inspector, episodeId, accept)).toBe(true)
})

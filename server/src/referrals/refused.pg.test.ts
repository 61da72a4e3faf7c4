import { describe, expect, it } from 'vitest'
import { referralSessionApi as sessionApi } from '@waymark/shared/referral-sessions/referral-session.api.ts'
import { referralApi as api } from '@waymark/shared/referrals/referral.api.ts'
import { seed } from '../../test/raw-sql.ts'
import { aTeam, somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner, council } = program
const { officer, sergeant, coordinator, caseworker, worker } = people
const { give, refer, accept, statusOf } = sharingBy(program)
const national = await somebody(owner, await aTeam(owner, 'police', [], true), 'national-unit')
const id = () => crypto.randomUUID()
const decline = { ...exampleOf(api.decline), serviceId: undefined, advice: 'Ask others' }
type Refusal = { problem: { reason?: string; fields?: { path: string }[] } }
/** The reason or the field of a refusal. */
const why = async (asking: Promise<Refusal>) => {
  const { problem } = await asking
  return problem.reason ?? problem.fields?.map(({ path }) => path).join()
}

describe('an invalid offer', () => {
  it('a referral to the own team, to an oversight team or until a past day is refused at that field', async () => {
    const { episodeId } = await anEpisode()
    const send = (more: object) =>
      ask(coordinator, api.send, {
        params: { episodeId },
        body: { ...exampleOf(api.send), id: id(), toTeam: caseworker.teamId, sections: ['summary'], ...more },
      })
    expect(await why(send({ toTeam: council }))).toBe('toTeam')
    expect(await why(send({ toTeam: await aTeam(owner, 'oversight') }))).toBe('toTeam')
    expect(await why(send({ shareUntil: '2020-01-01T00:00:00Z' }))).toBe('shareUntil')
  })
})

describe('a referral that waits for agreement', () => {
  it('a referral is approved once, on its own episode, by someone who can read the sections it offers', async () => {
    const [{ episodeId }, other] = [await anEpisode('afterReturn'), await anEpisode()]
    const readsAll = await somebody(owner, officer.teamId, 'police-coordinator')
    await give(readsAll, episodeId, worker, { sections: ['summary', 'support'], condition: 'safeguarding', onward: false })
    const referralId = await refer(worker, episodeId, caseworker, { sections: ['summary', 'support'] })
    const agree = (who = readsAll, of = episodeId) => ask(who, api.approve, { params: { episodeId: of, referralId } })
    expect((await agree(readsAll, other.episodeId)).status).toBe(404)
    expect(await why(agree(sergeant))).toBe('referral.beyondYourAccess')
    await done(agree())
    expect(await why(agree())).toBe('referral.sent')
  })
  it('a referral waits for approval once the share that let the team pass it on has ended', async () => {
    const { episodeId } = await anEpisode()
    const until = new Date(Date.now() + 86_400_000).toISOString()
    const shareId = await give(sergeant, episodeId, worker, { sections: ['summary'], onward: true, until, reviewAt: until })
    await give(sergeant, episodeId, worker, { sections: ['summary'], onward: false })
    expect(await statusOf(await refer(worker, episodeId, caseworker))).toBe('sent')
    await seed(
      owner,
      [episodeId],
      ['update share set until = now() where id = $1', shareId],
      ['update access_grant set until = now() where share_id = $1', shareId],
    )
    expect(await statusOf(await refer(worker, episodeId, caseworker))).toBe('draft')
    await seed(owner, [episodeId], [`select app.close_share($1, 'foundWrong')`, shareId])
    await seed(owner, [episodeId], ['update share set until = $2 where id = $1', shareId, until])
    expect(await statusOf(await refer(worker, episodeId, caseworker))).toBe('draft')
  })
})

describe('offering again', () => {
  it('only the team that sent a referral can offer it again, and only on its own episode', async () => {
    const [{ episodeId }, other] = [await anEpisode(), await anEpisode()]
    const referralId = await refer(coordinator, episodeId, caseworker)
    await done(ask(caseworker, api.decline, { params: { referralId }, body: decline }))
    expect((await ask(national, api.offerAgain, { params: { episodeId, referralId } })).status).toBe(403)
    expect((await ask(coordinator, api.offerAgain, { params: { episodeId: other.episodeId, referralId } })).status).toBe(404)
  })
})

describe('a decision', () => {
  it('a waiting list needs a future date, and a decline can only suggest a service that takes referrals now', async () => {
    const { episodeId } = await anEpisode()
    const params = { referralId: await refer(coordinator, episodeId, caseworker) }
    const wait = { ...exampleOf(api.wait), id: id(), expectedOn: '2020-01-01' }
    expect(await why(ask(caseworker, api.wait, { params, body: wait }))).toBe('expectedOn')
    expect(await why(ask(caseworker, api.decline, { params, body: { ...decline, serviceId: id() } }))).toBe('serviceId')
  })
})

describe('the work', () => {
  it('completing a referral needs exactly one outcome for each need', async () => {
    const { episodeId } = await anEpisode()
    const params = { referralId: await refer(coordinator, episodeId, caseworker, { needs: ['housing', 'money'] }) }
    await accept(caseworker, params.referralId)
    const complete = (...byNeed: object[]) =>
      ask(caseworker, api.complete, { params, body: { outcome: 'needMet', byNeed } as never })
    const of = (need: string) => ({ need, outcome: 'needMet' })
    expect(await why(complete(of('housing')))).toBe('byNeed')
    expect(await why(complete(of('housing'), of('money'), of('money')))).toBe('byNeed')
  })
  it('the result of a session is recorded once, and only on its own referral', async () => {
    const { episodeId } = await anEpisode()
    const [one, other] = [await refer(coordinator, episodeId, caseworker), await refer(coordinator, episodeId, caseworker)]
    for (const referralId of [one, other]) await accept(caseworker, referralId)
    const sessionId = id()
    const plan = { ...exampleOf(sessionApi.plan), id: sessionId }
    await done(ask(caseworker, sessionApi.plan, { params: { referralId: one }, body: plan }))
    const record = (referralId: string) =>
      ask(caseworker, sessionApi.record, { params: { referralId, sessionId }, body: { result: 'attended' } })
    expect((await record(other)).status).toBe(404)
    await done(record(one))
    expect(await why(record(one))).toBe('session.recorded')
  })
})

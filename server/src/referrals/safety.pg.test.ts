import { afterAll, describe, expect, it } from 'vitest'
import { notificationApi } from '@waymark/shared/notifications/notification.api.ts'
import { referralApi as api } from '@waymark/shared/referrals/referral.api.ts'
import { accessApi } from '@waymark/shared/access/access.api.ts'
import { rawSql, notAllowed, seed } from '../../test/raw-sql.ts'
import { listen } from '../../test/listening.ts'
import { somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner } = program
const { officer, sergeant, coordinator, caseworker, worker } = people
const { give, refer, accept } = sharingBy(program)
const sql = rawSql(program)
const colleague = await somebody(owner, worker.teamId, 'discussion-worker')
const id = () => crypto.randomUUID()
const said = { doNotText: false, safety: 'Nothing known', contact: 'Call her mobile', safeTimes: 'Any time' }
const anew = { doNotText: true, doNotTellFamily: true, safety: 'Her former partner is back', mayAnswer: 'Herself alone' }

const aReferral = async (more: object = {}) => {
  const { episodeId, personId } = await anEpisode('missing')
  const referralId = await refer(coordinator, episodeId, worker, { ...said, ...more })
  return { episodeId, personId, referralId, on: { params: { referralId } } }
}
type Sent = { episodeId: string; referralId: string }
const change = (who: Somebody, { episodeId, referralId }: Sent, body: object = {}) =>
  ask(who, api.changeSafety, { params: { episodeId, referralId }, body: { version: 1, ...anew, ...body } })
const read = async (who: Somebody, referralId: string) => (await done(ask(who, api.read, { params: { referralId } }))).data
const kindsOf = async (who: Somebody, referralId: string) =>
  (await done(ask(who, notificationApi.list))).data.rows
    .filter(({ subjectId }) => subjectId === referralId)
    .map(({ kind }) => kind)
const byOwnSql = (who: Somebody, referralId: string, version = 1) =>
  sql(who, `app.change_safety($1::uuid, $2::int, 'x', 'x', true, true, 'x', 'x')`, referralId, version)

describe('safety and contact of a referral', () => {
  it('the sender can replace the safety details of a referral, and the receiver reads the new ones and when they changed', async () => {
    const of = await aReferral()
    await accept(worker, of.referralId)
    expect((await read(worker, of.referralId)).content).toMatchObject({ ...said, safetyVersion: 1, safetyChangedAt: null })
    await done(change(coordinator, of))
    const seen = await read(worker, of.referralId)
    expect(seen.content).toMatchObject({ ...anew, contact: null, safeTimes: null, safetyVersion: 2 })
    expect(Date.parse(seen.content?.safetyChangedAt ?? '')).not.toBeNaN()
    expect(JSON.stringify(seen)).not.toMatch(/Nothing known|Call her mobile/)
  })
  it('the safety details of a referral can change in every status before it ends, and not after', async () => {
    const steps: [string, (on: Awaited<ReturnType<typeof aReferral>>['on']) => Promise<unknown>][] = [
      ['sent', async () => {}],
      ['received', on => done(ask(worker, api.acknowledge, on))],
      ['moreInfoAsked', on => done(ask(worker, api.askMore, { ...on, body: { ...exampleOf(api.askMore), id: id() } }))],
      ['waitingList', on => done(ask(worker, api.wait, { ...on, body: { ...exampleOf(api.wait), id: id() } }))],
      ['accepted', on => done(ask(worker, api.accept, on))],
      ['active', on => done(ask(worker, api.makeContact, on))],
    ]
    const of = await aReferral()
    for (const [at, [status, step]] of steps.entries()) {
      await step(of.on)
      const before = await read(coordinator, of.referralId)
      expect([before.status, before.possibleActions.includes('changeSafety')]).toEqual([status, true])
      await done(change(coordinator, of, { version: at + 1 }))
      expect((await read(coordinator, of.referralId)).status).toBe(status)
    }
    await done(ask(worker, api.complete, { ...of.on, body: { outcome: 'needMet' } }))
    expect((await read(coordinator, of.referralId)).possibleActions).not.toContain('changeSafety')
    expect((await change(coordinator, of, { version: 7 })).problem.reason).toBe('referral.completed')
    expect(await byOwnSql(coordinator, of.referralId, 7)).toBe(notAllowed)
  })
  it('no other team can change the safety details of a referral, nor on another episode, nor in raw SQL', async () => {
    const [of, other] = [await aReferral(), await aReferral()]
    await accept(worker, of.referralId)
    expect((await read(worker, of.referralId)).possibleActions).not.toContain('changeSafety')
    expect([(await change(worker, of)).status, (await change(sergeant, of)).status]).toEqual([403, 404])
    expect((await change(caseworker, of)).status).toBe(404)
    expect((await change(coordinator, { ...of, episodeId: other.episodeId })).status).toBe(404)
    for (const who of [worker, sergeant, officer, caseworker, await somebody(owner, coordinator.teamId, 'notifier')])
      expect([who.role, await byOwnSql(who, of.referralId)]).toEqual([who.role, notAllowed])
    expect(await sql(coordinator, `update referral_content set safety = 'x' where referral_id = $1::uuid`, of.referralId)).toBe(
      notAllowed,
    )
    expect(await byOwnSql(coordinator, of.referralId)).toBe('true')
  })
  it('the second of two people who change the same safety details gets a conflict', async () => {
    const of = await aReferral()
    await done(change(coordinator, of))
    expect((await change(coordinator, of, { safety: 'The older words' })).problem.code).toBe('conflict')
    expect((await read(coordinator, of.referralId)).content).toMatchObject({ ...anew, safetyVersion: 2 })
    await done(change(coordinator, of, { version: 2, safety: 'The newest words' }))
  })
  it('changed safety details notify the receiving team and the assignee, and reach an open screen', async () => {
    const of = await aReferral()
    await accept(worker, of.referralId)
    await done(ask(worker, api.allocate, { ...of.on, body: { accountId: colleague.accountId } }))
    const heard: string[] = []
    afterAll(await listen(program.program.address, colleague, frame => heard.push(frame)))
    await done(change(coordinator, of))
    expect(await kindsOf(worker, of.referralId)).toContain('referral.safetyChanged')
    expect(await kindsOf(colleague, of.referralId)).toContain('referral.safetyChanged')
    expect(await kindsOf(caseworker, of.referralId)).toEqual([])
    await expect
      .poll(() => heard.join(), { timeout: 5000 })
      .toContain(`"kind":"referral.safetyChanged","subject":"referral","id":"${of.referralId}"`)
    expect(heard.join()).not.toContain('former partner')
  })
  it('the receiver reads neither the first nor the changed safety details before accepting', async () => {
    const of = await aReferral()
    await done(change(coordinator, of))
    const before = await read(worker, of.referralId)
    expect(before.content).toBeNull()
    expect(JSON.stringify(before)).not.toMatch(/former partner|safetyChanged/)
    await accept(worker, of.referralId)
    expect((await read(worker, of.referralId)).content).toMatchObject(anew)
  })
  it('the sender cannot change safety details once its access to the episode has ended', async () => {
    const { episodeId } = await anEpisode('missing')
    const shareId = await give(sergeant, episodeId, worker, { sections: ['summary'], onward: true })
    const referralId = await refer(worker, episodeId, caseworker, said)
    expect((await read(worker, referralId)).possibleActions).toContain('changeSafety')
    await done(ask(sergeant, accessApi.endShare, { params: { episodeId, shareId }, body: { why: 'noLongerNeeded' } }))
    expect((await read(worker, referralId)).possibleActions).not.toContain('changeSafety')
    expect((await change(worker, { episodeId, referralId })).status).toBe(403)
    expect(await byOwnSql(worker, referralId)).toBe(notAllowed)
  })
  it('a restriction stops a sender from changing safety details it cannot read, but not the lead team', async () => {
    const [theirs, led] = [await aReferral(), await aReferral()]
    const own = await refer(sergeant, led.episodeId, worker, said)
    for (const { personId } of [theirs, led])
      await seed(
        owner,
        [personId],
        [
          `insert into person_protection (person_id, whereabouts) values ($1, 'nothing') on conflict (person_id) do update set whereabouts = 'nothing'`,
          personId,
        ],
      )
    const seen = await read(coordinator, theirs.referralId)
    expect([seen.content, seen.possibleActions.includes('changeSafety')]).toEqual([null, false])
    expect((await change(coordinator, theirs)).status).toBe(403)
    expect(await byOwnSql(coordinator, theirs.referralId)).toBe(notAllowed)
    await done(change(sergeant, { episodeId: led.episodeId, referralId: own }))
  })
})

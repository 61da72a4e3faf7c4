import { describe, expect, it } from 'vitest'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { aTeam, somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'
import { agreed, sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner, division } = program
const { officer, sergeant, coordinator, worker, caseworker } = people
const { give, refer, accept, opened, statusOf } = sharingBy(program)
const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString()
const withdrawConsent = (episodeId: string) =>
  done(
    ask(sergeant, shareApi.withdrawConsent, {
      params: { episodeId },
      body: { id: crypto.randomUUID(), said: 'She no longer agrees' },
    }),
  )
const health = { sections: ['summary', 'health'], condition: 'safeguarding', onward: true }

describe('shares that are passed on', () => {
  it('a referral based on consent opens nothing if consent was withdrawn before acceptance', async () => {
    const { episodeId } = await anEpisode('missing')
    const referralId = await refer(coordinator, episodeId, caseworker, agreed)
    await withdrawConsent(episodeId)
    expect(await accept(caseworker, referralId)).toBe(422)
    expect(await opened(caseworker, episodeId)).toBe(404)
  })

  it('what was passed on narrows and ends with the share it relies on, along the whole chain', async () => {
    const { episodeId } = await anEpisode('missing')
    const shareId = await give(sergeant, episodeId, worker, { ...health, legalBasis: 'consent', receiverBasis: 'consent' })
    await accept(
      caseworker,
      await refer(worker, episodeId, caseworker, { sections: ['summary', 'health'], legalBasis: 'publicTask', onward: true }),
    )
    const third = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
    await accept(third, await refer(caseworker, episodeId, third, { sections: ['summary', 'health'] }))
    expect(await opened(third, episodeId)).toEqual(['summary', 'health'])
    await done(ask(sergeant, shareApi.narrow, { params: { episodeId, shareId }, body: { sections: ['summary'] } }))
    expect(await opened(caseworker, episodeId)).toEqual(['summary'])
    expect(await opened(third, episodeId)).toEqual(['summary'])
    await withdrawConsent(episodeId)
    expect([await opened(caseworker, episodeId), await opened(third, episodeId)]).toEqual([403, 403])
    const { rows } = await owner.query(
      `select count(*)::int as notified from event where kind = 'share.ended' and subject_id = $1 and data ->> 'teamId' = any ($2)`,
      [episodeId, [worker.teamId, caseworker.teamId, third.teamId]],
    )
    expect(rows[0].notified).toBe(3)
  })

  it('what was passed on stays open while another share also allows it', async () => {
    const { episodeId } = await anEpisode('missing')
    const shareId = await give(sergeant, episodeId, worker, health)
    await give(sergeant, episodeId, worker, health)
    await accept(caseworker, await refer(worker, episodeId, caseworker, { sections: ['summary', 'health'] }))
    await done(ask(sergeant, shareApi.narrow, { params: { episodeId, shareId }, body: { sections: ['summary'] } }))
    expect(await opened(caseworker, episodeId)).toEqual(['summary', 'health'])
  })

  it('what was passed on stays open when the team in the middle finishes its own work', async () => {
    const { episodeId } = await anEpisode('missing')
    const shareId = await give(sergeant, episodeId, worker, health)
    await accept(caseworker, await refer(worker, episodeId, caseworker, { sections: ['summary', 'health'] }))
    await done(ask(worker, shareApi.closeWork, { params: { episodeId, shareId } }))
    expect([await opened(worker, episodeId), await opened(caseworker, episodeId)]).toEqual([403, ['summary', 'health']])
  })

  it('what was passed on without an end date ends after a year', async () => {
    const { episodeId } = await anEpisode('missing')
    await accept(caseworker, await refer(coordinator, episodeId, caseworker))
    const { rows } = await owner.query(
      `select until between now() + interval '364 days' and now() + interval '366 days' as year from access_grant where episode_id = $1 and team_id = $2 and basis = 'share'`,
      [episodeId, caseworker.teamId],
    )
    expect(rows).toEqual([{ year: true }])
  })

  it('a section that was passed on ends no later than the share it relies on', async () => {
    const { episodeId } = await anEpisode('missing')
    await give(sergeant, episodeId, worker, { ...health, until: day(2), reviewAt: day(1) })
    await give(sergeant, episodeId, worker, { sections: ['summary'], onward: true, until: day(300), reviewAt: day(100) })
    await accept(caseworker, await refer(worker, episodeId, caseworker, { sections: ['summary', 'health'] }))
    const { rows } = await owner.query(
      `select max(until) < now() + interval '3 days' as short from access_grant where episode_id = $1 and team_id = $2 and 'health' = any (sections)`,
      [episodeId, caseworker.teamId],
    )
    expect(rows[0].short).toBe(true)
  })

  it('a share that names one colleague does not let another pass it on without approval', async () => {
    const { episodeId } = await anEpisode('missing')
    const team = await aTeam(owner, 'charity')
    const [alice, bob] = [await somebody(owner, team, 'caseworker'), await somebody(owner, team, 'caseworker')]
    await give(sergeant, episodeId, alice, { toAccount: alice.accountId, sections: ['summary'], onward: true })
    await give(sergeant, episodeId, bob, { sections: ['summary'], onward: false })
    expect(await statusOf(await refer(bob, episodeId, caseworker))).toBe('draft')
    expect(await statusOf(await refer(alice, episodeId, caseworker))).toBe('sent')
  })

  it('nobody can refer to another team of their own, where they could accept it themselves', async () => {
    const { episodeId } = await anEpisode('missing')
    const [me, charity] = [await somebody(owner, division, 'officer'), await aTeam(owner, 'charity')]
    await owner.query(
      `with notified as (insert into event (kind, subject, subject_id) values ('account.created', 'account', $1)) insert into membership (account_id, team_id, role) values ($1, $2, 'caseworker')`,
      [me.accountId, charity],
    )
    const body = { ...exampleOf(referralApi.send), id: crypto.randomUUID(), toTeam: charity, sections: ['summary' as const] }
    const { status, problem } = await ask(me, referralApi.send, { params: { episodeId }, body })
    expect([status, problem.fields?.[0]?.path]).toEqual([400, 'toTeam'])
  })

  it('nobody can offer a referral again whose sections they cannot read', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const referralId = await refer(sergeant, episodeId, caseworker, { sections: ['summary', 'returnDiscussion'] })
    const decline = { ...exampleOf(referralApi.decline), serviceId: undefined, advice: 'Ask others' }
    await done(ask(caseworker, referralApi.decline, { params: { referralId }, body: decline }))
    const params = { episodeId, referralId }
    expect((await ask(officer, referralApi.offerAgain, { params })).problem.reason).toBe('referral.beyondYourAccess')
    expect((await ask(sergeant, referralApi.offerAgain, { params })).status).toBe(201)
  })

  it('when approval and withdrawal of a referral race, it always ends withdrawn', async () => {
    const national = await somebody(owner, await aTeam(owner, 'police', [], true), 'national-unit')
    const outcomes = []
    for (let n = 0; n < 8; n++) {
      const { episodeId } = await anEpisode('missing')
      await give(sergeant, episodeId, worker, { sections: ['summary'], onward: false })
      const referralId = await refer(worker, episodeId, caseworker)
      const [agreed, taken] = await Promise.all([
        ask(national, referralApi.approve, { params: { episodeId, referralId } }),
        ask(worker, referralApi.withdraw, { params: { referralId } }),
      ])
      outcomes.push(`${agreed.status} ${taken.status} ${await statusOf(referralId)}`)
    }
    // an approval that comes second is refused; a referral that is sent first may still be withdrawn
    expect(outcomes.filter(outcome => !['422 201 withdrawn', '201 201 withdrawn'].includes(outcome))).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { taskApi } from '@waymark/shared/tasks/task.api.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf, fieldsInError } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner } = program
const { sergeant, inspector, secondInspector, coordinator } = people
const { give, tryGive, lookStatus, sharesOf } = sharingBy(program)

const refuse = (why: string) => [422, why]

describe('agreements', () => {
  const endAll = async (fromTeam: string, toTeam: string) => {
    await owner.query('begin')
    await owner.query(
      `with a as (update agreement set ended_at = now() where agency_id = (select agency_id from team where id = $1) and with_agency = (select agency_id from team where id = $2) returning id)
      insert into event (kind, subject, subject_id) select 'agreement.ended', 'account', id from a`,
      [fromTeam, toTeam],
    )
    await owner.query('commit')
  }
  test('without a live agreement nothing is shared, extended or accepted, and the refusal says why', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const lonely = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
    const shareId = await give(sergeant, episodeId, lonely)
    const id = crypto.randomUUID()
    await done(
      ask(coordinator, referralApi.send, {
        params: { episodeId },
        body: { ...exampleOf(referralApi.send), id, toTeam: lonely.teamId, legalBasis: 'publicTask' },
      }),
    )
    await endAll(sergeant.teamId, lonely.teamId)
    await endAll(coordinator.teamId, lonely.teamId)
    const again = await tryGive(sergeant, episodeId, lonely)
    const longer = await ask(sergeant, shareApi.extend, { params: { episodeId, shareId }, body: exampleOf(shareApi.extend) })
    const accepted = await ask(lonely, referralApi.accept, { params: { referralId: id } })
    for (const reply of [again, longer]) expect([reply.status, reply.problem.reason]).toEqual(refuse('share.noAgreement'))
    expect([accepted.status, accepted.problem.reason]).toEqual(refuse('referral.noLongerAgreed'))
  })
  test('sharing on vital interests needs no agreement, but a written reason and a review by another supervisor', async () => {
    const { episodeId } = await anEpisode('missing')
    const lonely = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
    await endAll(inspector.teamId, lonely.teamId)
    const urgent = { legalBasis: 'vitalInterests', receiverBasis: 'vitalInterests' } as const
    expect(fieldsInError(await tryGive(inspector, episodeId, lonely, urgent))).toEqual(['urgentReason'])
    expect((await tryGive(inspector, episodeId, lonely, { urgentReason: 'She is on the bridge.' })).problem.reason).toBe(
      'share.noAgreement',
    )
    const shareId = await give(inspector, episodeId, lonely, { ...urgent, urgentReason: 'She is on the bridge.' })
    expect(await lookStatus(lonely, episodeId)).toBe(200)
    const reviews = async (who: Somebody) =>
      (await done(ask(who, taskApi.listForEpisode, { params: { episodeId } }))).data.filter(
        task => task.kind === 'reviewUrgentShare',
      ).length
    expect([await reviews(secondInspector), await reviews(lonely)]).toEqual([1, 0])
    const review = (who: Somebody, outcome: 'right' | 'wrong') =>
      ask(who, shareApi.review, { params: { episodeId, shareId }, body: { outcome, note: 'Looked at.' } })
    expect((await review(inspector, 'right')).problem.reason).toBe('share.reviewByAnother')
    expect((await review(sergeant, 'right')).status).toBe(403)
    await done(review(secondInspector, 'wrong'))
    expect([await lookStatus(lonely, episodeId), await reviews(secondInspector)]).toEqual([403, 0])
    expect((await review(secondInspector, 'right')).problem.reason).toBe('share.reviewed')
    expect((await sharesOf(inspector, episodeId))[0]?.urgent).toMatchObject({ reason: 'She is on the bridge.', outcome: 'wrong' })
  })
})

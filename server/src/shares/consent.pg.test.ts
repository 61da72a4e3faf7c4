import { describe, expect, test } from 'vitest'
import { notificationApi } from '@waymark/shared/notifications/notification.api.ts'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'
import { agreed, sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode } = program
const { sergeant, coordinator, worker, caseworker, otherOfficer } = people
const { give, lookStatus, sharesOf } = sharingBy(program)

describe('withdrawing consent', () => {
  test('withdrawing consent ends at once only the shares based on it, and notifies their teams without a name', async () => {
    const { episodeId } = await anEpisode('missing')
    const consent = {
      asked: 'yes',
      askedBy: 'Her worker',
      askedAt: '2026-01-11T10:00:00Z',
      scope: 'All of it',
      answer: 'agrees',
    } as const
    const shareId = await give(sergeant, episodeId, caseworker, { legalBasis: 'consent', consent })
    await give(sergeant, episodeId, worker, { legalBasis: 'publicTask', consent })
    const body = { id: crypto.randomUUID(), said: 'She phoned.' }
    expect((await ask(otherOfficer, shareApi.withdrawConsent, { params: { episodeId }, body })).status).toBe(404)
    const { data } = await done(ask(worker, shareApi.withdrawConsent, { params: { episodeId }, body }))
    expect(data.ended).toBeNull() // they may not know how many other teams had a share
    // 403, not 404: the reference and the name remain
    expect([await lookStatus(caseworker, episodeId), await lookStatus(worker, episodeId)]).toEqual([403, 200])
    const share = (await sharesOf(sergeant, episodeId)).find(({ id }) => id === shareId)
    expect([share?.live, share?.endReason, share?.consent?.withdrawnAt !== null, share?.consent?.answer]).toEqual([
      false,
      'consentWithdrawn',
      true,
      'agrees',
    ])
    const notified = (await done(ask(caseworker, notificationApi.list))).data.rows.filter(
      ({ subjectId }) => subjectId === episodeId,
    )
    expect(notified.map(({ kind, data: codes }) => [kind, codes['why']])).toEqual([['share.ended', 'consentWithdrawn']])
    expect(JSON.stringify(notified)).not.toMatch(/Mirren|Sample/)
  })
  test('withdrawing consent also ends a share that a referral made, which keeps the details of consent', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const id = crypto.randomUUID()
    await done(
      ask(coordinator, referralApi.send, {
        params: { episodeId },
        body: {
          ...exampleOf(referralApi.send),
          id,
          toTeam: caseworker.teamId,
          ...agreed,
          viewsNote: 'Fine by me.',
        },
      }),
    )
    await done(ask(caseworker, referralApi.accept, { params: { referralId: id } }))
    const [share] = await sharesOf(caseworker, episodeId)
    expect([share?.purpose, share?.referralId, share?.receiverBasis]).toEqual(['referral', id, 'publicTask'])
    expect(share?.consent).toMatchObject({
      asked: true,
      askedBy: 'Her worker',
      answer: 'agrees',
      stance: 'agrees',
      views: 'Fine by me.',
    })
    await done(
      ask(coordinator, shareApi.withdrawConsent, {
        params: { episodeId },
        body: { id: crypto.randomUUID(), said: 'She phoned.' },
      }),
    )
    expect(await lookStatus(caseworker, episodeId)).toBe(403)
  })
})

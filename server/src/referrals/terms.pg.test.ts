import { describe, expect, it } from 'vitest'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import type { SendReferral } from '@waymark/shared/referrals/send-referral.ts'
import type { Somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf, fieldsInError } from '../../test/program.ts'
import { agreed, sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner } = program
const { coordinator, caseworker, worker } = people
const { refer, accept, sharesOf } = sharingBy(program)
const plain: Partial<SendReferral> = { sections: ['summary'], condition: undefined }
const asked = { askedBy: 'Her worker', askedAt: '2026-01-11T10:00:00.000Z', scope: 'This referral', answer: 'disagrees' } as const
const read = async (who: Somebody, referralId: string) =>
  (await done(ask(who, referralApi.read, { params: { referralId } }))).data.content

describe('the terms of a referral', () => {
  const wrong = async (more: object) => {
    const { episodeId } = await anEpisode('afterReturn')
    const body = { ...exampleOf(referralApi.send), ...plain, id: crypto.randomUUID(), toTeam: caseworker.teamId, ...more }
    return fieldsInError(await ask(coordinator, referralApi.send, { params: { episodeId }, body: body as never })) // as: the body is invalid on purpose
  }

  it('a referral on consent needs who asked the person, when, about what and the answer, or why they were not asked', async () => {
    expect(await wrong({ ...agreed, consent: undefined })).toEqual(['consent.asked'])
    expect(await wrong({ ...agreed, consent: {} })).toEqual(['consent.asked'])
    expect(await wrong({ ...agreed, consent: { asked: 'yes' } })).toEqual(
      ['askedBy', 'askedAt', 'scope', 'answer'].map(field => `consent.${field}`),
    )
    expect(await wrong({ ...agreed, consent: { asked: 'no' } })).toEqual(['consent.whyNotAsked'])
  })
  it('on another basis, a referral may leave out the details of consent, but not only some of them', async () => {
    expect(await wrong({ consent: { askedBy: 'Her worker' } })).toEqual(['consent.asked'])
    const { episodeId } = await anEpisode('missing')
    const referralId = await refer(coordinator, episodeId, caseworker, plain)
    expect((await read(coordinator, referralId))?.consent).toBe(null)
  })
  it('a referral of special sections needs a condition, and one on a legal obligation needs the duty', async () => {
    expect(await wrong({ sections: ['summary', 'care'] })).toEqual(['condition'])
    expect(await wrong({ legalBasis: 'legalObligation' })).toEqual(['duty'])
  })

  it('the share of a referral takes over its condition, duty, consent and the views of the person', async () => {
    const { episodeId } = await anEpisode('missing')
    const said = {
      condition: 'onwardUse',
      duty: 'housing1987',
      legalBasis: 'legalObligation',
      views: 'agrees',
      sections: ['summary', 'care'],
    }
    const referralId = await refer(coordinator, episodeId, caseworker, { ...said, consent: { asked: 'yes', ...asked } })
    expect(await accept(caseworker, referralId)).toBe(201)
    const terms = { condition: 'onwardUse', duty: 'housing1987', consent: { asked: true, ...asked, whyNotAsked: null } }
    expect(await read(caseworker, referralId)).toMatchObject(terms)
    const share = (await sharesOf(caseworker, episodeId)).find(made => made.referralId === referralId)
    expect(share).toMatchObject({ ...terms, consent: { ...terms.consent, stance: 'agrees' } })
  })
  it('the share of a referral takes over why the person was not asked', async () => {
    const { episodeId } = await anEpisode('missing')
    const consent = { asked: 'no', whyNotAsked: 'Asleep' }
    const referralId = await refer(coordinator, episodeId, caseworker, { ...plain, views: 'refused', consent })
    expect(await accept(caseworker, referralId)).toBe(201)
    const share = (await sharesOf(caseworker, episodeId)).find(made => made.referralId === referralId)
    expect(share?.consent).toMatchObject({ asked: false, whyNotAsked: 'Asleep', answer: null, stance: 'refused' })
  })

  it('the receiver does not see the terms of a referral before accepting, and a third team never does', async () => {
    const { episodeId } = await anEpisode('missing')
    const referralId = await refer(coordinator, episodeId, caseworker, agreed)
    expect(await read(caseworker, referralId)).toBe(null)
    expect((await ask(worker, referralApi.read, { params: { referralId } })).status).toBe(404)
  })

  it('the database refuses a referral with only part of the details of consent', async () => {
    const { episodeId } = await anEpisode('missing')
    const referralId = await refer(coordinator, episodeId, caseworker, plain)
    for (const half of [`answer = 'agrees'`, `scope = 'All of it'`, 'asked = true', 'asked = false'])
      await expect(
        owner.query(
          `with notified as (insert into event (kind, subject, subject_id) values ('referral.sent', 'episode', $2)) update referral_content set ${half} where referral_id = $1`,
          [referralId, episodeId],
        ),
      ).rejects.toThrow('asked_or_why')
  })
})

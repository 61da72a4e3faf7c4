import { describe, expect, it } from 'vitest'
import { disclosureApi } from '@waymark/shared/disclosures/disclosure.api.ts'
import { agreesWithNobody, aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner } = program
const { sergeant, coordinator, caseworker } = people
const { refer, accept, sharesOf } = sharingBy(program)
const nothingSaid = { asked: null, askedBy: null, askedAt: null, scope: null, answer: null, whyNotAsked: null }
const referred = async (to: Somebody, more: object, by = coordinator) => {
  const { episodeId, personId } = await anEpisode('missing')
  const referralId = await refer(by, episodeId, to, more)
  expect(await accept(to, referralId)).toBe(201)
  const share = (await sharesOf(to, episodeId)).find(made => made.referralId === referralId)
  return { episodeId, personId, share }
}

describe('a share that a referral made', () => {
  it.each(['agrees', 'disagrees', 'notAsked', 'refused'] as const)(
    'the share of a referral keeps the view "%s" as written, and no details of consent that were not given',
    async views => {
      const { share } = await referred(caseworker, { views, viewsNote: 'As they said it.', line: 'A line of the preview' })
      expect(share?.consent).toEqual({ ...nothingSaid, stance: views, views: 'As they said it.', withdrawnAt: null })
    },
  )

  it('the share of a referral takes the receiver’s basis from the agreement of the two agencies', async () => {
    const charity = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
    await owner.query(
      `with a as (update agreement set receiver_basis = 'legitimateInterests' where with_agency = (select agency_id from team where id = $1) returning id)
       insert into event (kind, subject, subject_id) select 'agreement.made', 'account', id from a`,
      [charity.teamId],
    )
    const { share } = await referred(charity, {})
    expect([share?.legalBasis, share?.receiverBasis]).toEqual(['publicTask', 'legitimateInterests'])
  })

  it('without an agreement the share of a referral has no receiver’s basis, and the disclosure log shows that', async () => {
    const stranger = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
    await agreesWithNobody(owner, stranger.teamId)
    const { share, personId } = await referred(stranger, { legalBasis: 'vitalInterests' }, sergeant)
    expect([share?.legalBasis, share?.receiverBasis]).toEqual(['vitalInterests', null])
    const { data } = await done(ask(sergeant, disclosureApi.list, { params: { personId } }))
    expect(data.rows.find(({ kind }) => kind === 'referral')).toMatchObject({ legalBasis: 'vitalInterests', receiverBasis: null })
    const { csv } = (await done(ask(sergeant, disclosureApi.exportDisclosureLog, { params: { personId } }))).data
    expect(csv).toContain('"vitalInterests","not stated"')
  })

  it('the database refuses a share with only part of the details of consent', async () => {
    const { share, episodeId } = await referred(caseworker, {})
    for (const half of [
      `answer = 'agrees'`,
      `scope = 'All of it'`,
      'asked_at = now()',
      `asked_by = 'Kim'`,
      `why_not_asked = 'x'`,
    ])
      await expect(
        owner.query(
          `with notified as (insert into event (kind, subject, subject_id) values ('share.given', 'episode', $2)) update share_consent set ${half} where share_id = $1`,
          [share?.id, episodeId],
        ),
      ).rejects.toThrow('asked_or_why')
  })
})

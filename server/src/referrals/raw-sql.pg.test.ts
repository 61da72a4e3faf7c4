import { describe, expect, it } from 'vitest'
import { referralApi as api } from '@waymark/shared/referrals/referral.api.ts'
import { accessApi } from '@waymark/shared/access/access.api.ts'
import { rawSql, notAllowed, seed } from '../../test/raw-sql.ts'
import { somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner } = program
const { officer, sergeant, coordinator, caseworker, worker } = people
const { give, refer, accept, opened, statusOf } = sharingBy(program)
const sql = rawSql(program)
const id = () => crypto.randomUUID()
const accepts = (who: Somebody, referralId: string) => sql(who, 'app.accept_referral($1::uuid, $2::uuid)', referralId, id())
const decline = { ...exampleOf(api.decline), serviceId: undefined, advice: 'Ask others' }

describe('a referral in raw SQL', () => {
  it('in raw SQL, only the receiving team accepts a referral, in a deciding role and not excluded from the person', async () => {
    const { episodeId, personId } = await anEpisode()
    const referralId = await refer(coordinator, episodeId, caseworker)
    const [notifier, excluded] = [
      await somebody(owner, caseworker.teamId, 'notifier'),
      await somebody(owner, caseworker.teamId, 'caseworker'),
    ]
    await seed(
      owner,
      [personId],
      [`insert into exclusion (account_id, person_id, reason) values ($1, $2, 'relative')`, excluded.accountId, personId],
    )
    for (const who of [coordinator, worker, officer, notifier, excluded])
      expect([who.role, await accepts(who, referralId)]).toEqual([who.role, notAllowed])
    expect(await accepts(caseworker, referralId)).toBe('{summary}')
  })
  it('in raw SQL, a referral that was declined, withdrawn or not yet approved cannot be accepted', async () => {
    const { episodeId } = await anEpisode()
    const [declined, taken] = [await refer(coordinator, episodeId, caseworker), await refer(coordinator, episodeId, caseworker)]
    await done(ask(caseworker, api.decline, { params: { referralId: declined }, body: decline }))
    await done(ask(coordinator, api.withdraw, { params: { referralId: taken } }))
    await give(sergeant, episodeId, worker, { onward: false })
    const waits = await refer(worker, episodeId, caseworker)
    expect(await statusOf(waits)).toBe('draft')
    for (const referralId of [declined, taken, waits]) expect(await accepts(caseworker, referralId)).toBe(notAllowed)
  })
  it('in raw SQL, the receiver cannot reopen a referral that was withdrawn, declined or completed', async () => {
    const { episodeId } = await anEpisode()
    const [taken, declined, ended] = [
      await refer(coordinator, episodeId, caseworker),
      await refer(coordinator, episodeId, caseworker),
      await refer(coordinator, episodeId, caseworker),
    ]
    await done(ask(coordinator, api.withdraw, { params: { referralId: taken } }))
    await done(ask(caseworker, api.decline, { params: { referralId: declined }, body: decline }))
    await accept(caseworker, ended)
    await done(ask(caseworker, api.complete, { params: { referralId: ended }, body: { outcome: 'needMet' } }))
    const set = (who: Somebody, referralId: string, status: string) =>
      sql(who, 'update referral set status = $2 where id = $1::uuid', referralId, status)
    for (const referralId of [taken, declined, ended])
      for (const status of ['draft', 'sent', 'received', 'moreInfoAsked', 'waitingList', 'accepted', 'active'])
        expect([status, await set(caseworker, referralId, status)]).toEqual([status, notAllowed])
    expect(await opened(caseworker, episodeId)).toBe(403)
    const waits = await refer(coordinator, episodeId, caseworker)
    expect([await set(caseworker, waits, 'withdrawn'), await set(coordinator, ended, 'withdrawn')]).toEqual([
      notAllowed,
      notAllowed,
    ])
    expect([await set(coordinator, waits, 'accepted'), await set(caseworker, waits, 'accepted')]).toEqual([
      notAllowed,
      notAllowed,
    ])
  })
  it('in raw SQL, accepting a referral again cannot reopen a share that the lead team ended', async () => {
    const { episodeId } = await anEpisode()
    const referralId = await refer(coordinator, episodeId, caseworker)
    expect(await accept(caseworker, referralId)).toBe(201)
    const shares = await owner.query('select id from share where referral_id = $1', [referralId])
    await done(
      ask(sergeant, accessApi.endShare, {
        params: { episodeId, shareId: String(shares.rows[0].id) },
        body: { why: 'noLongerNeeded' },
      }),
    )
    for (const status of ['sent', 'received']) {
      const set = sql(caseworker, 'update referral set status = $2 where id = $1::uuid', referralId, status)
      expect([status, await set]).toEqual([status, notAllowed])
    }
    expect(await accepts(caseworker, referralId)).toBe(notAllowed)
  })
  it('in raw SQL, only someone who may share sends a referral that waits for approval, not its sender or an officer', async () => {
    const { episodeId } = await anEpisode()
    await give(sergeant, episodeId, worker, { onward: false })
    const referralId = await refer(worker, episodeId, caseworker)
    const send = (who: Somebody) =>
      sql(
        who,
        `update referral set status = 'sent', sent_at = app.now(), approved_by_team = $2::uuid where id = $1::uuid`,
        referralId,
        who.teamId,
      )
    const shown = sql(worker, 'update referral set sent_at = app.now() where id = $1::uuid', referralId)
    expect([await send(worker), await shown, await send(officer)]).toEqual([notAllowed, notAllowed, 0])
    expect(await send(sergeant)).toBe(1)
  })
  it('in raw SQL, nobody can send a referral again whose sections they cannot read', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const referralId = await refer(sergeant, episodeId, caseworker, { sections: ['summary', 'returnDiscussion'] })
    await done(ask(caseworker, api.decline, { params: { referralId }, body: decline }))
    const send = (who: Somebody) =>
      sql(who, `update referral set status = 'sent', sent_at = app.now() where id = $1::uuid`, referralId)
    expect([await send(officer), await send(sergeant)]).toEqual([notAllowed, 1])
  })
})

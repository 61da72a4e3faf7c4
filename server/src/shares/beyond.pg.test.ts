import { afterAll, describe, expect, test } from 'vitest'
import { sections as allSections, type Section } from '@waymark/shared/permissions.ts'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { openDatabase } from '../platform/database/database.ts'
import { sqlState } from '../platform/database/database-error.ts'
import { somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf, fieldsInError } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { config, secret, people, ask, anEpisode, owner, division } = program
const { sergeant, coordinator, worker, caseworker } = people
const { give, tryGive, view, lookStatus, sharesOf } = sharingBy(program)
const database = openDatabase({ config, secret })
afterAll(() => database.close())

const refuse = (why: string) => [422, why]

describe('sharing without the right to', () => {
  test('nobody can share a section that they cannot read, even in raw SQL', async () => {
    const { episodeId } = await anEpisode('afterReturn', { mayDisclose: 'nothing' })
    expect(
      fieldsInError(
        await tryGive(sergeant, episodeId, caseworker, { sections: ['summary', 'support'], condition: 'safeguarding' }),
      ),
    ).toEqual(['sections'])
    expect(fieldsInError(await tryGive(coordinator, episodeId, caseworker, { sections: ['summary', 'enquiries'] }))).toEqual([
      'sections',
    ])
    expect(fieldsInError(await tryGive(coordinator, episodeId, caseworker, { sections: ['summary', 'whereabouts'] }))).toEqual([
      'sections',
    ])
    const sent = (sections: Section[], more: object = {}) =>
      database
        .asActor(
          coordinator.token,
          crypto.randomUUID(),
          tx =>
            tx.$queryRaw`select app.give_share(${JSON.stringify({ ...exampleOf(shareApi.give), id: crypto.randomUUID(), episodeId, toTeam: caseworker.teamId, sections, ...more })}::jsonb)`,
        )
        .catch(sqlState)
    expect(await sent(['summary', 'enquiries'])).toBe('42501')
    expect(await sent(['summary', 'whereabouts'])).toBe('42501')
    expect(await sent(['summary'], { until: '2020-01-01T00:00:00Z' })).toBe('42501')
    expect(await lookStatus(caseworker, episodeId)).toBe(404)
  })
  test('a team that only has a share cannot share; it refers, which needs approval unless the share may be passed on', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    await give(sergeant, episodeId, worker, { onward: true })
    expect((await tryGive(worker, episodeId, caseworker)).status).toBe(403)
    await give(sergeant, episodeId, caseworker, { onward: false })
    const id = crypto.randomUUID()
    const refer = (sections: Section[]) =>
      ask(caseworker, referralApi.send, {
        params: { episodeId },
        body: { ...exampleOf(referralApi.send), id, toTeam: worker.teamId, sections },
      })
    expect(fieldsInError(await refer(['summary', 'health']))).toEqual(['sections'])
    await done(refer(['summary']))
    expect((await ask(worker, referralApi.read, { params: { referralId: id } })).status).toBe(404) // it waits for approval
  })
  test('nobody can share with a team of their own', async () => {
    const { episodeId } = await anEpisode('missing')
    const both = await somebody(owner, division, 'sergeant')
    await owner.query(
      `with notified as (insert into event (kind, subject, subject_id) values ('account.created', 'account', $1))
       insert into membership (account_id, team_id, role) values ($1, $2, 'caseworker')`,
      [both.accountId, caseworker.teamId],
    )
    expect(fieldsInError(await tryGive(both, episodeId, caseworker))).toEqual(['toTeam'])
    const input = { ...exampleOf(shareApi.give), id: crypto.randomUUID(), episodeId, toTeam: caseworker.teamId }
    const forged = database.asActor(
      both.token,
      crypto.randomUUID(),
      tx => tx.$queryRaw`select app.give_share(${JSON.stringify(input)}::jsonb)`,
    )
    expect(await forged.catch(sqlState)).toBe('42501')
    await give(sergeant, episodeId, caseworker)
  })
  test('extending a share adds no sections, and nobody can extend a share with sections that they cannot read', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const readsAll = await somebody(owner, division, 'police-coordinator')
    const shareId = await give(readsAll, episodeId, caseworker, {
      sections: ['summary', 'support'],
      condition: 'safeguarding',
    })
    const extend = (who: Somebody, body: object = {}) =>
      ask(who, shareApi.extend, { params: { episodeId, shareId }, body: { ...exampleOf(shareApi.extend), ...body } })
    const reply = await extend(sergeant)
    expect([reply.status, reply.problem.reason]).toEqual(refuse('share.beyondYourAccess'))
    expect(fieldsInError(await extend(readsAll, { until: '2099-01-01T00:00:00Z', reviewAt: '2098-01-01T00:00:00Z' }))).toEqual([
      'until',
    ])
    await done(extend(readsAll, { sections: [...allSections] }))
    const [share] = await sharesOf(readsAll, episodeId)
    expect([share?.sections, share?.until]).toEqual([['summary', 'support'], '2100-02-02T09:00:00.000Z'])
    expect((await view(caseworker, episodeId)).sections.description).toBe(null)
  })
  test('narrowing a share removes sections at once and can never add any', async () => {
    const { episodeId } = await anEpisode('missing')
    const shareId = await give(sergeant, episodeId, caseworker, { sections: ['summary', 'description', 'plan'] })
    const narrow = (who: Somebody, sections: Section[]) =>
      ask(who, shareApi.narrow, { params: { episodeId, shareId }, body: { sections } })
    expect(fieldsInError(await narrow(sergeant, ['summary', 'description', 'plan', 'care']))).toEqual(['sections'])
    expect(fieldsInError(await narrow(sergeant, ['description']))).toEqual(['sections'])
    expect((await narrow(caseworker, ['summary'])).status).toBe(403)
    await done(narrow(sergeant, ['summary']))
    expect((await view(caseworker, episodeId)).sections.description).toBe(null)
  })
})

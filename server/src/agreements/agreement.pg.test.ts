import { afterAll, expect, test } from 'vitest'
import { agreementApi as api } from '@waymark/shared/agreements/agreement.api.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { taskApi } from '@waymark/shared/tasks/task.api.ts'
import { openDatabase } from '../platform/database/database.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'

const { config, secret, people, ask, owner, anEpisode, division } = await aProgram()
const database = openDatabase({ config, secret })
afterAll(() => database.close())
const [ours, theirs, strangers] = [await aTeam(owner, 'charity'), await aTeam(owner, 'council'), await aTeam(owner, 'health')]
const admin = await somebody(owner, ours, 'admin')
const otherAdmin = await somebody(owner, theirs, 'admin')
const stranger = await somebody(owner, strangers, 'admin')
const agencyOf = async (teamId: string) =>
  String((await owner.query('select agency_id from team where id = $1', [teamId])).rows[0].agency_id)
const make = async (who: Somebody, teamId: string, more: object = {}) => {
  const id = crypto.randomUUID()
  return {
    id,
    ...(await ask(who, api.make, { body: { ...exampleOf(api.make), id, withAgency: await agencyOf(teamId), ...more } })),
  }
}
const listed = async (who: Somebody, id: string) => (await done(ask(who, api.list))).data.agreements.find(row => row.id === id)
const end = (who: Somebody, agreementId: string) => ask(who, api.end, { params: { agreementId }, body: {} })

test('only the agency that made an agreement can end it, and only its two parties can read it', async () => {
  const { id } = await make(admin, theirs)
  expect([(await listed(admin, id))?.own, (await listed(otherAdmin, id))?.own, await listed(stranger, id)]).toEqual([
    true,
    false,
    undefined,
  ])
  expect([(await end(otherAdmin, id)).status, (await end(stranger, id)).status, (await end(people.officer, id)).status]).toEqual([
    404, 404, 404,
  ])
  await done(end(admin, id))
  expect((await listed(otherAdmin, id))?.state).toBe('ended')
  expect((await end(admin, id)).problem.reason).toBe('agreement.ended')
})
test('only an admin can make an agreement, and only for their own agency, also by raw SQL', async () => {
  expect((await make(people.officer, theirs)).status).toBe(403)
  expect((await make(admin, ours)).problem.fields?.map(({ path }) => path)).toEqual(['withAgency'])
  const [us, them] = [await agencyOf(ours), await agencyOf(theirs)]
  const forge = (who: Somebody, from: string, to: string) =>
    database
      .asActor(who.token, crypto.randomUUID(), async tx => {
        const id = crypto.randomUUID()
        await tx.agreement.createMany({
          data: {
            id,
            agencyId: from,
            withAgency: to,
            title: 'Forged',
            purposes: [],
            sections: [],
            giverBasis: 'publicTask',
            receiverBasis: 'publicTask',
          },
        })
        await tx.event.createMany({ data: { kind: 'agreement.made', subject: 'account', subjectId: who.accountId } })
      })
      .then(
        () => 'made',
        () => 'refused',
      )
  expect([await forge(admin, them, us), await forge(people.caseworker, us, them), await forge(admin, us, them)]).toEqual([
    'refused',
    'refused',
    'made',
  ])
})

const week = 7 * 86_400_000
const { sergeant, caseworker } = people
/** An episode that the division shares with the caseworker's team under an agreement. */
async function sharedByAgreement() {
  const keeper = await somebody(owner, division, 'admin')
  const { episodeId } = await anEpisode()
  const id = crypto.randomUUID()
  const body = { ...exampleOf(shareApi.give), id, toTeam: caseworker.teamId }
  const { agreements } = (await done(ask(keeper, api.list))).data
  const withThem = await agencyOf(caseworker.teamId)
  if (!agreements.some(row => row.own && row.with.id === withThem && row.state === 'live'))
    await make(keeper, caseworker.teamId, { purposes: [body.purpose], sections: body.sections })
  await done(ask(sergeant, shareApi.give, { params: { episodeId }, body }))
  const { rows } = await owner.query('select agreement_id from share where id = $1', [id])
  const share = async () => (await done(ask(sergeant, shareApi.list, { params: { episodeId } }))).data.find(row => row.id === id)
  const reviews = async () =>
    (await done(ask(sergeant, taskApi.listForEpisode, { params: { episodeId } }))).data.filter(
      task => task.kind === 'reviewShare',
    )
  return { keeper, episodeId, shareId: id, agreementId: String(rows[0].agreement_id), share, reviews }
}

test('ending an agreement makes its shares due for review at once and ends them within a week', async () => {
  const { keeper, agreementId, share, reviews } = await sharedByAgreement()
  expect((await reviews()).map(({ dueAt }) => dueAt)).toEqual(['2100-01-01T09:00:00.000Z'])
  await done(end(keeper, agreementId))
  const ends = Date.parse((await share())?.until ?? '') - Date.now()
  expect([(await share())?.live, ends > week - 60_000, ends <= week]).toEqual([true, true, true])
  const due = (await reviews()).map(({ dueAt }) => Date.parse(dueAt) - Date.now())
  expect([due.length, (due[0] ?? 0) < 86_400_001]).toEqual([1, true])
  const { rows } = await owner.query(`select until from access_grant where share_id = $1 and basis = 'share'`, [
    (await share())?.id,
  ])
  expect(rows[0].until.toISOString()).toBe((await share())?.until) // the policy reads this column
})
test('when an agreement ends, a share that another live agreement covers continues under that one', async () => {
  const { keeper, agreementId, share, reviews } = await sharedByAgreement()
  const { id } = await make(keeper, caseworker.teamId, { purposes: ['returnAndSupport'], sections: ['summary', 'description'] })
  const before = await share()
  await done(end(keeper, agreementId))
  expect((await share())?.until).toBe(before?.until)
  expect((await reviews()).map(({ dueAt }) => dueAt)).toEqual(['2100-01-01T09:00:00.000Z'])
  expect((await owner.query('select agreement_id from share where id = $1', [before?.id])).rows[0].agreement_id).toBe(id)
})
test('an agreement that reaches its end date ends its shares as one that an admin ends', async () => {
  const { agreementId, share, reviews, shareId } = await sharedByAgreement()
  await owner.query(
    `with notified as (insert into event (kind, subject, subject_id) values ('agreement.made', 'account', $1)) update agreement set until = now() - interval '1 second' where id = $1`,
    [agreementId],
  )
  await database.job('end_due_agreements')
  expect(Date.parse((await share())?.until ?? '') - Date.now()).toBeLessThanOrEqual(week)
  expect(await reviews()).toHaveLength(1)
  const { rows } = await owner.query(
    `select count(*)::int as n from event where kind = 'agreement.ended' and data ->> 'id' = $1`,
    [agreementId],
  )
  await database.job('end_due_agreements')
  expect([rows[0].n, (await share())?.id]).toEqual([1, shareId])
})

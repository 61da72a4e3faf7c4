import { expect, test } from 'vitest'
import { notificationApi } from '@waymark/shared/notifications/notification.api.ts'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { rawSql, notAllowed } from '../../test/raw-sql.ts'
import type { Somebody } from '../../test/people.ts'
import { aProgram, done } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner } = program
const { officer, sergeant, inspector, coordinator, worker, caseworker } = people
const { give, refer } = sharingBy(program)
const sql = rawSql(program)

/** A referral by a team that only has a share, which waits for the approval of someone who may share. */
async function waiting() {
  const { episodeId } = await anEpisode('missing')
  await give(sergeant, episodeId, worker, { onward: false })
  const referralId = await refer(worker, episodeId, caseworker, { legalBasis: 'publicTask', shareUntil: '2030-01-31T00:00:00Z' })
  return { episodeId, referralId }
}
const refuse = (who: Somebody, params: { episodeId: string; referralId: string }) =>
  ask(who, referralApi.refuse, { params, body: { why: 'beyondNeed' } })
const read = (who: Somebody, referralId: string) => ask(who, referralApi.read, { params: { referralId } })

test('an approver sees the terms of a referral before approving it', async () => {
  const { episodeId, referralId } = await waiting()
  const rows = (await done(ask(sergeant, referralApi.listForEpisode, { params: { episodeId } }))).data
  expect(rows.find(({ id }) => id === referralId)?.terms).toEqual({
    legalBasis: 'publicTask',
    onward: false,
    until: '2030-01-31T00:00:00.000Z',
  })
})

test('a referral refused by its approver reaches nobody, leaves no open task and notifies its sender of the reason', async () => {
  const params = await waiting()
  const { referralId } = params
  expect([(await refuse(officer, params)).status, (await refuse(worker, params)).status]).toEqual([403, 403])
  await done(refuse(sergeant, params))
  const { status, declineReason, possibleActions } = (await done(read(worker, referralId))).data
  expect([status, declineReason, possibleActions]).toEqual(['withdrawn', 'beyondNeed', []])
  expect((await read(caseworker, referralId)).status).toBe(404)
  const { rows: open } = await owner.query('select from task where referral_id = $1 and ended_at is null', [referralId])
  expect(open).toEqual([])
  const notified = (await done(ask(worker, notificationApi.list))).data.rows.filter(({ subjectId }) => subjectId === referralId)
  expect(notified.map(({ kind, data }) => [kind, data['why']])).toEqual([['referral.refused', 'beyondNeed']])
  const again = await refuse(inspector, params)
  expect([again.status, again.problem.reason]).toEqual([422, 'referral.withdrawn'])
  expect((await ask(sergeant, referralApi.approve, { params })).status).toBe(422)
})

test('in raw SQL, only someone who may share can refuse a waiting referral, and nobody can refuse a sent one', async () => {
  const { referralId } = await waiting()
  const { episodeId } = await anEpisode('missing')
  const sent = await refer(sergeant, episodeId, caseworker)
  const end = (who: Somebody, id: string) =>
    sql(who, `update referral set status = 'withdrawn', approved_by_team = $2::uuid where id = $1::uuid`, id, who.teamId)
  expect([await end(officer, referralId), await end(coordinator, sent), await end(caseworker, sent)]).toEqual([0, 0, notAllowed])
  expect(await end(sergeant, referralId)).toBe(1)
})

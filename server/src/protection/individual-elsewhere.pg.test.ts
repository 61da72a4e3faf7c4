import { expect, test } from 'vitest'
import { disclosureApi } from '@waymark/shared/disclosures/disclosure.api.ts'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { notificationApi } from '@waymark/shared/notifications/notification.api.ts'
import { protectionApi } from '@waymark/shared/protection/protection.api.ts'
import { returnDiscussionApi } from '@waymark/shared/return-discussions/return-discussion.api.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { accessApi } from '@waymark/shared/access/access.api.ts'
import { taskApi } from '@waymark/shared/tasks/task.api.ts'
import type { Section } from '@waymark/shared/permissions.ts'
import { somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'
import { openDatabase } from '../platform/database/database.ts'

const db = await aProgram()
const { people, ask, anEpisode, owner } = db
const { officer, inspector, sergeant, worker, coordinator } = people
const { give, opened } = sharingBy(db)
const sections: Section[] = ['summary', 'description', 'returnDiscussion']
const colleague = await somebody(owner, worker.teamId, 'discussion-worker')

async function sealed() {
  const made = await anEpisode('afterReturn')
  const seal = { id: crypto.randomUUID(), reason: 'domesticAbuse' as const }
  await done(ask(inspector, protectionApi.seal, { params: { personId: made.personId }, body: seal }))
  return made
}
const byName = (who: Somebody, episodeId: string, to: Somebody, more: object = {}) =>
  give(who, episodeId, to, { toAccount: to.accountId, sections, condition: 'safeguarding', ...more })
const statusOf = async (who: Somebody, episodeId: string) => (await ask(who, episodeApi.read, { params: { episodeId } })).status
const individuals = async (who: Somebody, personId: string) =>
  (await done(ask(who, protectionApi.read, { params: { personId } }))).data.individuals

test('a share with one account gives a worker of another agency access to a sealed person until it ends', async () => {
  const { episodeId, personId } = await sealed()
  const nobody = (await done(ask(worker, notificationApi.list))).data.rows.length
  const shareId = await byName(inspector, episodeId, worker)
  expect(await opened(worker, episodeId)).toEqual(['summary', 'description'])
  for (const who of [colleague, coordinator, officer]) expect(await statusOf(who, episodeId)).toBe(404)
  // the worker can record the return discussion, and a colleague of the same team cannot find it
  const [discussion] = (await done(ask(worker, returnDiscussionApi.list, { params: { episodeId } }))).data
  const body = { ...exampleOf(returnDiscussionApi.record), id: crypto.randomUUID(), heldAt: new Date().toISOString() }
  const on = { params: { episodeId, returnDiscussionId: discussion?.id ?? '' }, body }
  expect((await ask(colleague, returnDiscussionApi.record, on)).status).toBe(404)
  await done(ask(worker, returnDiscussionApi.record, on))
  // like any share, it is notified, gets a review task and is in the disclosure log
  const mayDisclose = (await done(ask(worker, notificationApi.list))).data.rows
  expect([
    mayDisclose.length > nobody,
    mayDisclose.some(row => row.kind === 'share.given' && row.subjectId === episodeId),
  ]).toEqual([true, true])
  const tasks = (await done(ask(sergeant, taskApi.listForEpisode, { params: { episodeId } }))).data
  expect(tasks.filter(({ kind }) => kind === 'reviewShare')).toHaveLength(1)
  const disclosureLog = (await done(ask(inspector, disclosureApi.list, { params: { personId }, query: { page: 1 } }))).data
  expect(disclosureLog.rows.filter(({ kind }) => kind === 'share')).toHaveLength(1)
  // the protection page lists the worker with the share
  expect(await individuals(inspector, personId)).toMatchObject([{ id: worker.accountId, share: { id: shareId, episodeId } }])
  await done(ask(inspector, accessApi.endShare, { params: { episodeId, shareId }, body: { why: 'noLongerNeeded' } }))
  expect([await statusOf(worker, episodeId), await individuals(inspector, personId)]).toEqual([404, []])
})

test('a sealed person cannot be shared with a whole team, because the share would open when the seal ends', async () => {
  const { episodeId } = await sealed()
  const body = { ...exampleOf(shareApi.give), id: crypto.randomUUID(), toTeam: worker.teamId, sections: ['summary' as const] }
  const { status, problem } = await ask(inspector, shareApi.give, { params: { episodeId }, body })
  expect([status, problem.fields?.map(({ path }) => path)]).toEqual([400, ['toAccount']])
  const database = openDatabase({ config: db.config, secret: db.secret })
  const input = JSON.stringify({ ...body, episodeId })
  try {
    await expect(
      database.asActor(inspector.token, crypto.randomUUID(), tx => tx.$queryRaw`select app.give_share(${input}::jsonb)`),
    ).rejects.toThrow(/not allowed/)
  } finally {
    await database.close()
  }
})

test('only supervisors of the lead team can share a sealed person, and only the named account is notified', async () => {
  const { episodeId, personId } = await sealed()
  const body = {
    ...exampleOf(shareApi.give),
    id: crypto.randomUUID(),
    toTeam: worker.teamId,
    toAccount: worker.accountId,
    sections: ['summary' as const],
  }
  for (const who of [officer, coordinator])
    expect((await ask(who, shareApi.give, { params: { episodeId }, body })).status).toBe(404)
  const before = (await done(ask(colleague, notificationApi.list))).data.rows.length
  await byName(inspector, episodeId, worker)
  expect((await done(ask(colleague, notificationApi.list))).data.rows.length).toBe(before)
  expect((await done(ask(worker, protectionApi.read, { params: { personId } }))).data.individuals).toEqual([])
})

import { describe, expect, test } from 'vitest'
import { enquiryApi } from '@waymark/shared/enquiries/enquiry.api.ts'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { taskApi } from '@waymark/shared/tasks/task.api.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'

const { owner, people, ask, anEpisode } = await aProgram()
const { officer, sergeant, coordinator, otherOfficer } = people

const set = (episodeId: string, body: object = {}) =>
  ask(sergeant, enquiryApi.record, {
    params: { episodeId },
    body: { ...exampleOf(enquiryApi.record), id: crypto.randomUUID(), ...body },
  })
const list = async (episodeId: string, who = sergeant) => (await done(ask(who, enquiryApi.list, { params: { episodeId } }))).data

describe('an enquiry', () => {
  test('an enquiry has an assignee, a deadline and a result that can be written only once', async () => {
    const { episodeId } = await anEpisode('missing')
    const { id } = (await done(set(episodeId, { accountId: officer.accountId }))).data
    const [open] = (await list(episodeId)).enquiries
    expect(open).toMatchObject({ id, result: null, owner: { account: { id: officer.accountId } } })
    const { groups } = (await done(ask(officer, taskApi.work))).data
    const task = [...groups.fresh.tasks, ...groups.later.tasks].find(({ about }) => about === id)
    expect([task?.kind, task?.what]).toEqual(['enquiry', exampleOf(enquiryApi.record).what])
    const answer = (result: string) => ask(officer, enquiryApi.result, { params: { episodeId, enquiryId: id }, body: { result } })
    await done(answer('Not on the night service.'))
    expect((await answer('Something else')).problem.reason).toBe('enquiry.answered')
    const [answered] = (await list(episodeId)).enquiries
    expect([answered?.result?.text, answered?.owner]).toEqual(['Not on the night service.', null])
  })
  test('an enquiry needs a deadline in the future and an assignee in the own team', async () => {
    const { episodeId } = await anEpisode('missing')
    expect((await set(episodeId, { dueAt: '2026-01-01T00:00:00Z' })).problem.fields?.map(({ path }) => path)).toEqual(['dueAt'])
    expect((await set(episodeId, { accountId: otherOfficer.accountId })).problem.fields?.map(({ path }) => path)).toEqual([
      'accountId',
    ])
  })
  test('a council with access to the episode cannot list enquiries or see them in tasks and timeline', async () => {
    const { episodeId } = await anEpisode('missing')
    await done(set(episodeId, { what: 'Bus company, cameras cnry' }))
    expect((await ask(coordinator, enquiryApi.list, { params: { episodeId } })).status).toBe(403)
    const tasks = await done(ask(coordinator, taskApi.listForEpisode, { params: { episodeId } }))
    expect(tasks.data.map(({ kind }) => kind)).not.toContain('enquiry')
    const timeline = await done(ask(coordinator, episodeApi.timeline, { params: { episodeId } }))
    expect(timeline.data.map(({ kind }) => kind)).not.toContain('enquiry.recorded')
  })
})

test('an update to the reporter ends its deadline, but an attempt that did not reach them does not', async () => {
  const { episodeId } = await anEpisode('located')
  const tell = (how: 'phone' | 'notReached') =>
    done(
      ask(officer, enquiryApi.updateReporter, {
        params: { episodeId },
        body: { id: crypto.randomUUID(), how, message: 'Found, and safe.' },
      }),
    )
  const runs = async () =>
    (await owner.query(`select 1 from task where episode_id = $1 and kind = 'updateReporter' and ended_at is null`, [episodeId]))
      .rowCount
  await tell('notReached')
  expect(await runs()).toBe(1)
  await tell('phone')
  expect(await runs()).toBe(0)
  expect((await list(episodeId)).updates.map(({ how }) => how)).toEqual(['phone', 'notReached'])
})

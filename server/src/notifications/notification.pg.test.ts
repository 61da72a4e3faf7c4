import { describe, expect, test } from 'vitest'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { informationApi } from '@waymark/shared/information/information.api.ts'
import { notificationApi } from '@waymark/shared/notifications/notification.api.ts'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { taskApi } from '@waymark/shared/tasks/task.api.ts'
import { riskApi } from '@waymark/shared/risk/risk.api.ts'
import { sessionApi } from '@waymark/shared/sessions/session.api.ts'
import { somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { owner, people, ask, anEpisode, division } = program
const { give } = sharingBy(program)
const { officer, sergeant, inspector, coordinator, worker, otherOfficer } = people

const notifications = async (who: Somebody) => (await done(ask(who, notificationApi.list))).data
const kindsOf = async (who: Somebody, id: string) =>
  (await notifications(who)).rows.filter(({ subjectId }) => subjectId === id).map(({ kind }) => kind)
const notifyOf = (who: Somebody, episodeId: string) =>
  done(
    ask(who, informationApi.add, {
      params: { episodeId },
      body: { ...exampleOf(informationApi.add), id: crypto.randomUUID(), learnedAt: '2026-01-11T00:00:00Z' },
    }),
  )

describe('notifications', () => {
  test('the lead team is notified of changes by others, with a reference and codes but no name', async () => {
    const { episodeId } = await anEpisode('missing')
    await notifyOf(coordinator, episodeId)
    expect(await kindsOf(officer, episodeId)).toEqual(['information.added'])
    expect(await kindsOf(coordinator, episodeId)).toEqual([])
    expect(await kindsOf(otherOfficer, episodeId)).toEqual([])
    const [notification] = (await notifications(sergeant)).rows.filter(({ subjectId }) => subjectId === episodeId)
    expect(notification?.reference).toMatch(/^MP-/)
    expect(JSON.stringify(await notifications(sergeant))).not.toMatch(/Mirren|Sample/)
  })
  test('a user’s own changes do not push changes by others out of the notifications', async () => {
    const { episodeId } = await anEpisode('missing')
    await notifyOf(coordinator, episodeId)
    for (let turn = 0; turn < 11; turn += 1) await notifyOf(officer, episodeId)
    expect(await kindsOf(officer, episodeId)).toEqual(['information.added'])
  })
  test('a notification is unread until it is marked as seen, and never becomes unread again', async () => {
    const { episodeId } = await anEpisode('missing')
    await notifyOf(coordinator, episodeId)
    const { rows, unread } = await notifications(inspector)
    expect(unread).toBeGreaterThan(0)
    expect((await done(ask(inspector, taskApi.counts))).data.notifications).toBe(unread)
    const [newest] = rows
    await done(ask(inspector, notificationApi.seen, { body: { upTo: newest?.id ?? '0' } }))
    expect((await notifications(inspector)).unread).toBe(0)
    expect((await done(ask(inspector, taskApi.counts))).data.notifications).toBe(0)
    await done(ask(inspector, notificationApi.seen, { body: { upTo: '1' } }))
    expect((await notifications(inspector)).unread).toBe(0)
  })
  test('a risk that rises to high notifies teams with access, and a review at the same level notifies nobody', async () => {
    const { episodeId } = await anEpisode('missing')
    const assess = (endpoint: typeof riskApi.assess | typeof riskApi.review, level: 'medium' | 'high') =>
      done(
        ask(inspector, endpoint, {
          params: { episodeId },
          body: { id: crypto.randomUUID(), level, rationale: 'Met an older contact.' },
        }),
      )
    await assess(riskApi.review, 'medium')
    expect(await kindsOf(coordinator, episodeId)).toEqual([])
    expect(await kindsOf(officer, episodeId)).toEqual([])
    await assess(riskApi.assess, 'high')
    expect(await kindsOf(coordinator, episodeId)).toEqual(['risk.assessed'])
  })
  test('a share notifies the receiving team, or only the named account if the share names one', async () => {
    const [whole, named] = [await anEpisode('missing'), await anEpisode('missing')]
    const colleague = await somebody(owner, worker.teamId, 'discussion-worker')
    await give(sergeant, whole.episodeId, worker)
    await give(sergeant, named.episodeId, worker, { toAccount: worker.accountId })
    const notified = async (who: Somebody) =>
      (await notifications(who)).rows
        .filter(({ subjectId }) => [whole.episodeId, named.episodeId].includes(subjectId))
        .map(({ subjectId, kind, data }) => [subjectId, kind, data['ours']])
    const ours = (episodeId: string) => [episodeId, 'share.given', true]
    expect(await notified(worker)).toEqual([ours(named.episodeId), ours(whole.episodeId)])
    expect(await notified(colleague)).toEqual([ours(whole.episodeId)])
    expect(await notified(people.caseworker)).toEqual([])
    await notifyOf(officer, whole.episodeId)
    // a share does not bring notifications about the work of the lead team
    expect(await kindsOf(worker, whole.episodeId)).toEqual(['share.given'])
  })
  test('a referral notifies only its two teams', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const id = crypto.randomUUID()
    const body = { ...exampleOf(referralApi.send), id, toTeam: worker.teamId, sections: ['summary' as const] }
    await done(ask(coordinator, referralApi.send, { params: { episodeId }, body }))
    expect(await kindsOf(worker, id)).toEqual(['referral.sent'])
    await done(ask(worker, referralApi.acknowledge, { params: { referralId: id } }))
    expect(await kindsOf(coordinator, id)).toEqual(['referral.acknowledged'])
    expect([...(await kindsOf(officer, id)), ...(await kindsOf(people.caseworker, id))]).toEqual([])
  })
  test('a user with two teams gets only the notifications of the current team', async () => {
    const { episodeId } = await anEpisode('missing')
    await notifyOf(coordinator, episodeId)
    const me = await somebody(owner, division, 'officer')
    expect(await kindsOf(me, episodeId)).toEqual(['information.added'])
    const { rows } = await owner.query(
      `with notified as (insert into event (kind, subject, subject_id) values ('account.created', 'account', $1))
       insert into membership (account_id, team_id, role) values ($1, $2, 'officer') returning id`,
      [me.accountId, otherOfficer.teamId],
    )
    await owner.query('select app.mark_overdue()') // so that no deadline passes between the two lists
    await done(ask(me, notificationApi.seen, { body: { upTo: (await notifications(me)).rows[0]?.id ?? '0' } }))
    await done(ask(me, sessionApi.switchTeam, { body: { membershipId: rows[0].id } }))
    expect(await kindsOf(me, episodeId)).toEqual([])
    await done(ask(me, sessionApi.switchTeam, { body: { membershipId: me.membershipId } }))
    expect((await notifications(me)).unread).toBe(0)
  })
  test('a seal removes the notifications about the person', async () => {
    const { episodeId, personId } = await anEpisode('missing')
    await notifyOf(coordinator, episodeId)
    expect(await kindsOf(officer, episodeId)).toEqual(['information.added'])
    await owner.query('begin')
    await owner.query(`insert into event (kind, subject, subject_id) values ('person.recorded', 'person', $1)`, [personId])
    await owner.query('insert into person_protection (person_id, sealed) values ($1, true)', [personId])
    await owner.query('commit')
    expect(await kindsOf(officer, episodeId)).toEqual([])
  })
  test('an exclusion removes the notifications about the person', async () => {
    const { episodeId, personId } = await anEpisode('missing', { risk: 'high' })
    expect(await kindsOf(coordinator, episodeId)).toEqual(['episode.reported'])
    await owner.query('begin')
    await owner.query(`insert into event (kind, subject, subject_id) values ('person.recorded', 'person', $1)`, [personId])
    await owner.query(`insert into exclusion (account_id, person_id, reason) values ($1, $2, 'relative')`, [
      coordinator.accountId,
      personId,
    ])
    await owner.query('commit')
    expect(await kindsOf(coordinator, episodeId)).toEqual([])
    expect((await ask(coordinator, episodeApi.read, { params: { episodeId } })).status).toBe(404)
  })
})

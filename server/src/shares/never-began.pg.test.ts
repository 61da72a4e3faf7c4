import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { correctionApi } from '@waymark/shared/corrections/correction.api.ts'
import { exclusionApi } from '@waymark/shared/exclusions/exclusion.api.ts'
import { notificationApi } from '@waymark/shared/notifications/notification.api.ts'
import { personApi } from '@waymark/shared/people/person.api.ts'
import { protectionApi } from '@waymark/shared/protection/protection.api.ts'
import { questionApi } from '@waymark/shared/questions/question.api.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { accessApi } from '@waymark/shared/access/access.api.ts'
import { seed } from '../../test/raw-sql.ts'
import { listen } from '../../test/listening.ts'
import { somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, send, anEpisode, owner } = program
const { officer, sergeant, inspector, caseworker } = people
const { give, lookStatus, sharesOf, referenceOf } = sharingBy(program)
const id = () => crypto.randomUUID()
const from = new Date(Date.now() + 10 * 86_400_000).toISOString()
const consent = {
  legalBasis: 'consent',
  consent: { asked: 'yes', askedBy: 'Kim', askedAt: '2026-01-11T10:00:00Z', scope: 'All', answer: 'agrees' },
} as const

const heard: string[] = []
const close = await listen(program.program.address, caseworker, frame => heard.push(frame))
afterAll(close)
const quiet = () => wait(900) // by then the job and the relay have run
const notificationsOf = async (who: Somebody, episodeId: string) =>
  (await done(ask(who, notificationApi.list))).data.rows
    .filter(({ subjectId }) => subjectId === episodeId)
    .map(({ kind }) => kind)
const end = (episodeId: string, shareId: string) =>
  done(ask(sergeant, accessApi.endShare, { params: { episodeId, shareId }, body: { why: 'noLongerNeeded' } }))
const withdraw = (episodeId: string) =>
  done(ask(sergeant, shareApi.withdrawConsent, { params: { episodeId }, body: { id: id(), said: 'She phoned.' } }))
/** Ends a share before it begins, as when its agreement ends. */
const cut = (episodeId: string, shareId: string) =>
  seed(
    owner,
    [episodeId],
    [`update share set until = now() where id = $1`, shareId],
    [`update access_grant set until = now() where share_id = $1`, shareId],
  )

describe('a share that ends before it began', () => {
  test.each([
    ['is taken back', end],
    ['loses the consent that it relies on', withdraw],
    ['loses its agreement', cut],
  ])('a share that %s before it begins leaves its receiver no access and no notification', async (_, doEnd) => {
    const { episodeId } = await anEpisode('missing')
    const shareId = await give(sergeant, episodeId, caseworker, { from, ...consent })
    await doEnd(episodeId, shareId)
    await quiet()
    expect(await lookStatus(caseworker, episodeId)).toBe(404) // not even the reference and the name
    expect([heard.join().includes(episodeId), await notificationsOf(caseworker, episodeId)]).toEqual([false, []])
    expect((await sharesOf(sergeant, episodeId))[0]).toMatchObject({ live: false, toBegin: false })
    await seed(owner, [episodeId], [`update share set begins_at = now() where id = $1`, shareId])
    await quiet()
    const { rows } = await owner.query(`select kind from event where subject_id = $1 and kind = 'share.given'`, [episodeId])
    expect([rows, await lookStatus(caseworker, episodeId)]).toEqual([[], 404])
  })

  test('a share that ends before it begins does not notify a team that keeps the reference from an earlier share', async () => {
    for (const doEnd of [end, withdraw]) {
      const { episodeId } = await anEpisode('missing')
      await end(episodeId, await give(sergeant, episodeId, caseworker))
      const before = await notificationsOf(caseworker, episodeId)
      await doEnd(episodeId, await give(sergeant, episodeId, caseworker, { from, ...consent }))
      expect([before, await notificationsOf(caseworker, episodeId)]).toEqual([['share.ended'], ['share.ended']])
      const { rows } = await owner.query(`select kind from event where subject_id = $1 and kind ~ '^share' order by id`, [
        episodeId,
      ])
      expect(rows.map(({ kind }) => kind)).toEqual(['share.given', 'share.ended', 'share.arranged', 'share.withdrawn'])
    }
  })
})

describe('before a share begins', () => {
  test('before a share begins its receiver gets no event of a restriction, seal or exclusion', async () => {
    const { episodeId, personId } = await anEpisode('afterReturn')
    await give(sergeant, episodeId, caseworker, { from })
    const params = { personId }
    const reference = await referenceOf(episodeId)
    await done(ask(sergeant, protectionApi.restrict, { params, body: { id: id(), mayDisclose: 'nothing', reason: 'She asks.' } }))
    await done(ask(inspector, protectionApi.lift, { params, body: { id: id(), reason: 'She no longer asks.' } }))
    const admin = await somebody(owner, caseworker.teamId, 'admin')
    const body = { id: id(), accountId: caseworker.accountId, reference, why: 'relative' } as const
    await done(ask(admin, exclusionApi.add, { body }))
    await done(ask(inspector, protectionApi.seal, { params, body: { id: id(), reason: 'domesticAbuse' } }))
    await quiet()
    expect(heard.join()).not.toContain(episodeId)
  })

  test('before a share begins its team is not a recipient of corrections or of questions about a sealed person', async () => {
    const { episodeId, personId } = await anEpisode('afterReturn')
    await done(ask(officer, personApi.editHealth, { params: { personId }, body: { version: 0, allergies: 'Nuts' } }))
    const sections = ['summary', 'health'] as const
    await give(sergeant, episodeId, caseworker, { from, toAccount: caseworker.accountId, sections, condition: 'safeguarding' })
    const body = { ...exampleOf(correctionApi.ofPerson), id: id() }
    await done(ask(officer, correctionApi.ofPerson, { params: { personId }, body }))
    const { rows } = await owner.query('select from correction_recipient where person_id = $1 and team_id = $2', [
      personId,
      caseworker.teamId,
    ])
    expect(rows).toEqual([])
    await done(ask(inspector, protectionApi.seal, { params: { personId }, body: { id: id(), reason: 'domesticAbuse' } }))
    const asks = { id: id(), toTeam: caseworker.teamId, asks: 'Has she been seen?' }
    expect((await ask(sergeant, questionApi.ask, { params: { episodeId }, body: asks })).status).toBe(400)
  })

  test('before a share begins the receiver’s auditor does not see the reference in a refused attempt of a colleague', async () => {
    const { episodeId } = await anEpisode('missing')
    await give(sergeant, episodeId, caseworker, { from })
    const auditor = await somebody(owner, caseworker.teamId, 'auditor')
    await lookStatus(caseworker, episodeId)
    const whole = await (await send(auditor, 'GET', '/api/access-log')).text()
    expect(whole).not.toContain(await referenceOf(episodeId))
  })
})

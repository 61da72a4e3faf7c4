import { describe, expect, test } from 'vitest'
import { accessRequestApi } from '@waymark/shared/access-requests/access-request.api.ts'
import { informationApi } from '@waymark/shared/information/information.api.ts'
import { notificationApi } from '@waymark/shared/notifications/notification.api.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { accessApi } from '@waymark/shared/access/access.api.ts'
import { rawSql, notAllowed, seed } from '../../test/raw-sql.ts'
import { listen } from '../../test/listening.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf, fieldsInError } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner } = program
const { sergeant, coordinator, caseworker, worker } = people
const { give, tryGive, lookStatus, opened, sharesOf, referenceOf } = sharingBy(program)
const sql = rawSql(program)
const id = () => crypto.randomUUID()
const from = new Date(Date.now() + 10 * 86_400_000).toISOString()
const soon = { timeout: 5000 }

/** Moves the beginning of a share into the past, as if its day had come. */
const begin = (episodeId: string, shareId: string) =>
  seed(
    owner,
    [episodeId],
    [`update share set begins_at = now() - interval '1 millisecond' where id = $1`, shareId],
    [`update access_grant set from_at = now() - interval '1 millisecond' where share_id = $1`, shareId],
  )
const notificationsOf = async (who: Somebody, episodeId: string) =>
  (await done(ask(who, notificationApi.list))).data.rows.filter(({ subjectId }) => subjectId === episodeId)
const add = (episodeId: string) =>
  done(ask(sergeant, informationApi.add, { params: { episodeId }, body: { ...exampleOf(informationApi.add), id: id() } }))
const waysOf = async ({ teamId }: Somebody, episodeId: string) =>
  (await done(ask(sergeant, accessApi.whoSees, { params: { episodeId } }))).data.teams.find(({ id: of }) => of === teamId)

describe('a share that begins on a later day', () => {
  test('a share that begins later opens and notifies nothing before its day, and then opens exactly its sections', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const heard: string[] = []
    const [close, params] = [await listen(program.program.address, caseworker, frame => heard.push(frame)), { episodeId }]
    const shareId = await give(sergeant, episodeId, caseworker, { from, sections: ['summary', 'description', 'plan'] })
    await done(ask(sergeant, shareApi.narrow, { params: { ...params, shareId }, body: { sections: ['summary', 'description'] } }))
    await done(ask(sergeant, shareApi.extend, { params: { ...params, shareId }, body: exampleOf(shareApi.extend) }))
    await add(episodeId)
    expect([await lookStatus(caseworker, episodeId), await notificationsOf(caseworker, episodeId)]).toEqual([404, []])
    expect((await sharesOf(sergeant, episodeId))[0]).toMatchObject({ begins: from, toBegin: true, live: false, endedAt: null })
    expect(await waysOf(caseworker, episodeId)).toMatchObject({ ways: [{ toBegin: true, from }], seers: [] })
    const rows = (await done(ask(sergeant, accessApi.explain, { params }))).data
    expect(rows.filter(row => row.shareId === shareId)).toEqual([]) // the share gives no access yet
    const grantId = (await waysOf(caseworker, episodeId))?.ways[0]?.id ?? ''
    const ahead = (await done(ask(sergeant, shareApi.viewAs, { params: { ...params, grantId } }))).data

    const { rows: newest } = await owner.query('select max(id)::text as id from event')
    await done(ask(caseworker, notificationApi.seen, { body: { upTo: newest[0].id } })) // marks all earlier notifications as read
    expect(heard.join()).not.toContain(episodeId)
    await begin(episodeId, shareId)
    await expect.poll(() => heard.some(frame => frame.includes('share.given') && frame.includes(episodeId)), soon).toBe(true)
    close()
    expect(await opened(caseworker, episodeId)).toEqual(['summary', 'description'])
    expect((await notificationsOf(caseworker, episodeId)).find(({ kind }) => kind === 'share.given')?.unread).toBe(true)
    expect((await sharesOf(sergeant, episodeId))[0]).toMatchObject({ toBegin: false, live: true })
    expect((await waysOf(caseworker, episodeId))?.ways[0]?.toBegin).toBe(false)
    const now = (await done(ask(sergeant, shareApi.viewAs, { params: { ...params, grantId } }))).data
    expect(now.seen?.episode.sections).toEqual(ahead.seen?.episode.sections)
    const { rows: notified } = await owner.query(`select kind from event where subject_id = $1 and kind ~ '^share' order by id`, [
      episodeId,
    ])
    expect(notified.map(({ kind }) => kind)).toEqual(['share.arranged', 'share.narrowed', 'share.extended', 'share.given'])
  })

  test('a team sees only its current share until a later one begins, and viewing as that team shows the same', async () => {
    const { episodeId } = await anEpisode('missing')
    const first = await give(sergeant, episodeId, caseworker, { sections: ['summary'] })
    const shareId = await give(sergeant, episodeId, caseworker, { from, sections: ['summary', 'description'] })
    expect(await opened(caseworker, episodeId)).toEqual(['summary'])
    const ways = (await waysOf(caseworker, episodeId))?.ways ?? []
    const seenBy = async (toBegin: boolean) => {
      const grantId = ways.find(way => way.toBegin === toBegin)?.id ?? ''
      const { seen } = (await done(ask(sergeant, shareApi.viewAs, { params: { episodeId, grantId } }))).data
      return seen?.episode.sections.description !== null
    }
    expect([await seenBy(false), await seenBy(true)]).toEqual([false, true])
    await done(ask(sergeant, accessApi.endShare, { params: { episodeId, shareId: first }, body: { why: 'noLongerNeeded' } }))
    expect(await lookStatus(caseworker, episodeId)).toBe(403)
    await begin(episodeId, shareId)
    expect(await opened(caseworker, episodeId)).toEqual(['summary', 'description'])
  })

  test('a share must begin today or later, and before its end and review, also in raw SQL', async () => {
    const { episodeId } = await anEpisode('missing')
    const wrong = async (more: object) => fieldsInError(await tryGive(sergeant, episodeId, caseworker, more))
    const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString()
    expect(await wrong({ from: day(-2) })).toEqual(['from'])
    expect(await wrong({ from: '2100-01-02T09:00:00Z' })).toEqual(['from'])
    expect(await wrong({ from: '2100-01-01T09:00:00Z' })).toEqual(['from'])
    expect(await wrong({ from: 'soon' })).toEqual(['from'])
    const make = (more: object) =>
      sql(
        sergeant,
        'app.give_share($1::jsonb)',
        JSON.stringify({ ...exampleOf(shareApi.give), id: id(), episodeId, toTeam: caseworker.teamId, ...more }),
      )
    for (const begins of ['2100-01-02T09:00:00Z', '2100-01-01T09:00:00Z']) expect(await make({ from: begins })).toBe(notAllowed)
    expect(await make({ from })).toBe('true')

    const shareId = await give(sergeant, episodeId, caseworker, { from })
    await seed(owner, [episodeId], [`update share set until = now() + interval '1 day' where id = $1`, shareId])
    const params = { episodeId, shareId }
    const early = await ask(sergeant, shareApi.extend, { params, body: { until: day(3), reviewAt: day(2) } })
    expect(fieldsInError(early)).toEqual(['until', 'reviewAt'])
    expect(await sql(sergeant, `app.extend_share($1::uuid, '${day(3)}', '${day(2)}')`, shareId)).toBe(notAllowed)
  })

  test('a share that begins today is live at once', async () => {
    const { episodeId } = await anEpisode('missing')
    await give(sergeant, episodeId, caseworker, { from: new Date(Date.now() - 1000).toISOString() })
    expect([await lookStatus(caseworker, episodeId), (await sharesOf(sergeant, episodeId))[0]?.toBegin]).toEqual([200, false])
  })

  test('a share grants an access request when it begins, and not before', async () => {
    const { episodeId } = await anEpisode('missing')
    const who = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
    const body = {
      id: id(),
      reference: await referenceOf(episodeId),
      sections: ['summary' as const],
      reason: 'We work with her every week',
    }
    await done(ask(who, accessRequestApi.ask, { body }))
    const shareId = await give(sergeant, episodeId, who, { from, sections: ['summary'] })
    const answer = async () => (await done(ask(who, accessRequestApi.list))).data[0]?.outcome ?? null
    expect(await answer()).toBe(null)
    await begin(episodeId, shareId)
    await expect.poll(answer, soon).toBe('granted')
  })

  test('the count of how often a share was opened starts on the day it begins', async () => {
    const { episodeId } = await anEpisode('missing')
    await give(sergeant, episodeId, worker, { sections: ['summary'] })
    const shareId = await give(sergeant, episodeId, worker, { from, sections: ['summary'] })
    await lookStatus(worker, episodeId)
    const times = async () => (await sharesOf(sergeant, episodeId)).find(share => share.id === shareId)?.opened?.times
    expect(await times()).toBe(0)
    await begin(episodeId, shareId)
    await lookStatus(worker, episodeId)
    expect([await times(), await lookStatus(coordinator, episodeId)]).toEqual([1, 200])
  })
})

import { afterAll, describe, expect, test } from 'vitest'
import { notificationApi } from '@waymark/shared/notifications/notification.api.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { accessApi } from '@waymark/shared/access/access.api.ts'
import { taskApi } from '@waymark/shared/tasks/task.api.ts'
import { openDatabase } from '../platform/database/database.ts'
import { somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, fieldsInError } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { config, secret, people, ask, anEpisode, owner } = program
const { officer, sergeant, coordinator, worker, caseworker, otherOfficer } = people
const { give, tryGive, view, lookStatus, sharesOf } = sharingBy(program)
const database = openDatabase({ config, secret })
afterAll(() => database.close())

describe('a share', () => {
  test('a share opens exactly the selected sections, to the whole team, until its end', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    expect(await lookStatus(caseworker, episodeId)).toBe(404)
    const shareId = await give(sergeant, episodeId, caseworker, { sections: ['summary', 'description'], onward: false })
    const { sections, bases } = await view(caseworker, episodeId)
    expect(bases).toEqual(['share'])
    expect(
      Object.entries(sections)
        .filter(([, value]) => value !== null)
        .map(([name]) => name),
    ).toEqual(['summary', 'description'])
    await owner.query('begin')
    await owner.query(`insert into event (kind, subject, subject_id) values ('share.ended', 'episode', $1)`, [episodeId])
    await owner.query(`update share set until = now() where id = $1`, [shareId])
    await owner.query(`update access_grant set until = now() where share_id = $1`, [shareId])
    await owner.query('commit')
    expect(await lookStatus(caseworker, episodeId)).toBe(404)
  })
  test('a share with one named person opens nothing to their colleagues', async () => {
    const { episodeId } = await anEpisode('missing')
    const colleague = await somebody(owner, worker.teamId, 'discussion-worker')
    await give(sergeant, episodeId, worker, { toAccount: worker.accountId })
    expect([(await view(worker, episodeId)).bases, await lookStatus(colleague, episodeId)]).toEqual([['individual'], 404])
  })
  test('a share shows its purpose, the basis of each side, end and review, and consent and views only to its two teams', async () => {
    const { episodeId } = await anEpisode('missing')
    const consent = {
      asked: 'yes',
      askedBy: 'Her worker',
      askedAt: '2026-01-11T10:00:00Z',
      scope: 'Share with the charity',
      answer: 'disagrees',
      views: 'I only want Kim to know.',
    } as const
    await give(sergeant, episodeId, caseworker, { consent, legalBasis: 'publicTask', receiverBasis: 'legitimateInterests' })
    const [share] = await sharesOf(sergeant, episodeId)
    expect(share).toMatchObject({
      purpose: 'returnAndSupport',
      legalBasis: 'publicTask',
      receiverBasis: 'legitimateInterests',
      until: '2100-01-02T09:00:00.000Z',
      reviewAt: '2100-01-01T09:00:00.000Z',
      agreement: 'An agreement',
      live: true,
    })
    expect(share?.consent).toMatchObject({
      asked: true,
      answer: 'disagrees',
      views: 'I only want Kim to know.',
      withdrawnAt: null,
    })
    expect((await sharesOf(caseworker, episodeId))[0]?.consent?.views).toBe('I only want Kim to know.')
    const seen = await done(ask(coordinator, shareApi.list, { params: { episodeId } }))
    // a third team sees the share, but not what was said in confidence
    expect([seen.data[0]?.purpose, seen.data[0]?.consent]).toEqual(['returnAndSupport', null])
  })
  test('only the lead team and the giver see how often a share was opened', async () => {
    const { episodeId } = await anEpisode('missing')
    await give(sergeant, episodeId, caseworker)
    expect((await sharesOf(sergeant, episodeId))[0]?.opened).toEqual({ times: 0, lastAt: null })
    await view(caseworker, episodeId)
    await view(caseworker, episodeId)
    expect((await sharesOf(sergeant, episodeId))[0]?.opened?.times).toBe(2)
    for (const who of [caseworker, coordinator]) expect((await sharesOf(who, episodeId))[0]?.opened).toBe(null)
    const theirs = await anEpisode('missing')
    await give(coordinator, theirs.episodeId, caseworker)
    await view(caseworker, theirs.episodeId)
    for (const who of [coordinator, sergeant]) expect((await sharesOf(who, theirs.episodeId))[0]?.opened?.times).toBe(1)
  })
  test('the giving team has a task to review a share, which ends with the share', async () => {
    const { episodeId } = await anEpisode('missing')
    const shareId = await give(sergeant, episodeId, caseworker)
    const reviews = async (who: Somebody) =>
      (await done(ask(who, taskApi.listForEpisode, { params: { episodeId } }))).data.filter(task => task.kind === 'reviewShare')
    expect((await reviews(sergeant)).map(task => task.dueAt)).toEqual(['2100-01-01T09:00:00.000Z'])
    expect(await reviews(caseworker)).toEqual([])
    await done(ask(sergeant, accessApi.endShare, { params: { episodeId, shareId }, body: { why: 'noLongerNeeded' } }))
    expect(await reviews(sergeant)).toEqual([])
  })
  test('a share ends at once when the receiving team closes its work, and the giving team is notified', async () => {
    const { episodeId } = await anEpisode('missing')
    const shareId = await give(sergeant, episodeId, caseworker)
    const other = await give(sergeant, episodeId, worker)
    const close = (who: Somebody, id = shareId) => ask(who, shareApi.closeWork, { params: { episodeId, shareId: id }, body: {} })
    expect((await sharesOf(caseworker, episodeId)).map(({ yours }) => yours)).toEqual([true])
    expect((await sharesOf(sergeant, episodeId)).some(({ yours }) => yours)).toBe(false)
    expect([(await close(caseworker, other)).status, (await close(sergeant)).status, (await close(otherOfficer)).status]).toEqual(
      [404, 403, 404],
    )
    await done(close(caseworker))
    expect(await lookStatus(caseworker, episodeId)).toBe(403)
    const [ended] = (await sharesOf(sergeant, episodeId)).filter(({ id }) => id === shareId)
    expect([ended?.live, ended?.endReason]).toEqual([false, 'workEnded'])
    const { rows } = (await done(ask(officer, notificationApi.list))).data
    expect(rows.some(row => row.subjectId === episodeId && row.kind === 'share.ended')).toBe(true)
    expect((await view(worker, episodeId)).bases).toEqual(['share'])
    expect((await close(caseworker)).status).toBe(403) // the retained access only reads
  })
  test('a share with one person is closed by that person, not by a colleague', async () => {
    const { episodeId } = await anEpisode('missing')
    const colleague = await somebody(owner, caseworker.teamId, 'caseworker')
    const shareId = await give(sergeant, episodeId, caseworker, { toAccount: caseworker.accountId })
    await give(sergeant, episodeId, caseworker, { toAccount: colleague.accountId })
    const close = (who: Somebody) => ask(who, shareApi.closeWork, { params: { episodeId, shareId }, body: {} })
    expect((await close(colleague)).status).toBe(403)
    await expect(
      database.asActor(
        colleague.token,
        crypto.randomUUID(),
        tx => tx.$queryRaw`select app.end_share(${shareId}::uuid, 'workEnded')::text`,
      ),
    ).rejects.toThrow('42501')
    await done(close(caseworker))
  })
  test('a share needs the summary, a future end, an earlier review, a condition, a duty and the details of consent', async () => {
    const { episodeId } = await anEpisode('missing')
    const wrong = async (more: object) => fieldsInError(await tryGive(sergeant, episodeId, caseworker, more))
    expect(await wrong({ sections: ['description'] })).toEqual(['sections'])
    expect(await wrong({ until: '2026-01-01T00:00:00Z' })).toEqual(['until', 'reviewAt'])
    expect(await wrong({ reviewAt: '2100-03-01T00:00:00Z' })).toEqual(['reviewAt'])
    expect(await wrong({ sections: ['summary', 'health'] })).toEqual(['condition'])
    expect(await wrong({ legalBasis: 'legalObligation' })).toEqual(['duty'])
    expect(await wrong({ consent: { asked: 'no' } })).toEqual(['consent.whyNotAsked'])
    expect(await wrong({ consent: { asked: 'yes' } })).toEqual([
      'consent.askedBy',
      'consent.askedAt',
      'consent.scope',
      'consent.answer',
    ])
  })
})

import { afterAll, describe, expect, it } from 'vitest'
import { agreementApi } from '@waymark/shared/agreements/agreement.api.ts'
import { correctionApi } from '@waymark/shared/corrections/correction.api.ts'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { informationApi } from '@waymark/shared/information/information.api.ts'
import { notificationApi } from '@waymark/shared/notifications/notification.api.ts'
import { protectionApi } from '@waymark/shared/protection/protection.api.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { listen } from '../../test/listening.ts'
import { agreesWithNobody, aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const running = await aProgram()
const { people, ask, anEpisode, owner, program } = running
const { sergeant, inspector, coordinator, worker, caseworker } = people
const { give, refer, accept, opened } = sharingBy(running)
const id = () => crypto.randomUUID()

/** The socket frames that each of these people receives. */
const heard = new Map<Somebody, string[]>()
for (const who of [sergeant, worker, caseworker]) {
  const frames: string[] = []
  afterAll(await listen(program.address, who, frame => void frames.push(frame)))
  heard.set(who, frames)
}
const hears = (who: Somebody, kind: string, episodeId: string) =>
  heard.get(who)?.some(frame => frame.includes(`"${kind}"`) && frame.includes(episodeId)) ?? false
/** Waits until this person has received the event, and 300 ms more, so that others would have it too. */
async function notified(who: Somebody, kind: string, episodeId: string): Promise<void> {
  const end = Date.now() + 3000
  while (!hears(who, kind, episodeId) && Date.now() < end) await new Promise(resolve => setTimeout(resolve, 10))
  expect(hears(who, kind, episodeId)).toBe(true)
  await new Promise(resolve => setTimeout(resolve, 300))
}
const timelineOf = async (who: Somebody, episodeId: string, ...kinds: string[]) =>
  (await done(ask(who, episodeApi.timeline, { params: { episodeId } }))).data
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ data }) => String(data['team']))
const notificationsOf = async (who: Somebody, episodeId: string) =>
  (await done(ask(who, notificationApi.list))).data.rows
    .filter(({ subjectId }) => subjectId === episodeId)
    .map(({ kind }) => kind)
const nameOf = async ({ teamId }: Somebody) =>
  String((await owner.query('select name from team where id = $1', [teamId])).rows[0].name)
const withdrawConsent = (who: Somebody, episodeId: string) =>
  done(ask(who, shareApi.withdrawConsent, { params: { episodeId }, body: { id: id(), said: 'She phoned.' } }))

describe('a team with a share does not learn which other teams have one', () => {
  it('recording that consent was withdrawn does not tell a team with a share which other shares end', async () => {
    const { episodeId } = await anEpisode()
    await give(sergeant, episodeId, caseworker)
    await give(sergeant, episodeId, worker, { legalBasis: 'consent' })
    const { data, changed } = await withdrawConsent(caseworker, episodeId)
    expect([data.ended, await opened(worker, episodeId)]).toEqual([null, 403])
    expect(JSON.stringify(changed)).not.toContain('share.ended')
    await notified(sergeant, 'share.ended', episodeId)
    expect(hears(caseworker, 'share.ended', episodeId)).toBe(false)
    expect(await timelineOf(caseworker, episodeId, 'consent.withdrawn', 'share.ended')).toEqual(['undefined'])
    expect(await timelineOf(sergeant, episodeId, 'share.ended')).toEqual([expect.stringContaining(await nameOf(worker))])
    expect(await notificationsOf(worker, episodeId)).toEqual(['share.ended'])
  })

  it('correcting a record does not tell a team with a share which other teams have the record', async () => {
    const { episodeId } = await anEpisode()
    const sections = ['summary', 'description']
    for (const to of [caseworker, worker]) await give(sergeant, episodeId, to, { sections })
    const added = { ...exampleOf(informationApi.add), id: id() }
    await done(ask(caseworker, informationApi.add, { params: { episodeId }, body: added }))
    for (const who of [worker, coordinator]) expect(await opened(who, episodeId)).toContain('description')
    const body = { ...exampleOf(correctionApi.ofRecord), id: id(), field: 'information' as const }
    const params = { episodeId, recordId: added.id }
    const { changed } = await done(ask(caseworker, correctionApi.ofRecord, { params, body }))
    expect(JSON.stringify(changed)).not.toContain('correction.asked')
    await notified(worker, 'correction.asked', episodeId)
    expect(hears(caseworker, 'correction.asked', episodeId)).toBe(false)
    expect(await timelineOf(caseworker, episodeId, 'correction.asked')).toEqual([])
    expect((await done(ask(caseworker, correctionApi.list, { params: { episodeId } }))).data[0]?.recipients).toEqual([])
    expect(await timelineOf(worker, episodeId, 'correction.asked')).toEqual([expect.stringContaining(await nameOf(worker))])
    expect(await timelineOf(sergeant, episodeId, 'correction.asked')).toContainEqual(
      expect.stringContaining(await nameOf(worker)),
    )
  })

  it('withdrawn consent tells a team of the shares that it gave, and not of those that others passed on', async () => {
    const { episodeId } = await anEpisode()
    const third = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
    await give(sergeant, episodeId, caseworker, { legalBasis: 'consent', onward: true })
    await give(sergeant, episodeId, caseworker)
    await accept(worker, await refer(caseworker, episodeId, worker, { legalBasis: 'publicTask', onward: true }))
    await accept(third, await refer(worker, episodeId, third, { legalBasis: 'publicTask' }))
    await withdrawConsent(caseworker, episodeId)
    expect([await opened(worker, episodeId), await opened(third, episodeId)]).toEqual([403, 403])
    const names = [await nameOf(caseworker), await nameOf(worker), await nameOf(third)]
    const seen = async (who: Somebody) => {
      const teams = await timelineOf(who, episodeId, 'share.ended')
      return names.map(name => teams.filter(team => team.includes(name)).length)
    }
    expect([await seen(caseworker), await seen(sergeant)]).toEqual([
      [1, 1, 0],
      [1, 1, 1],
    ])
  })

  it('ending an agreement does not tell a team which shares of other teams end', async () => {
    const { episodeId } = await anEpisode()
    const [ours, theirs] = [await aTeam(owner, 'charity'), await aTeam(owner, 'charity')]
    const beside = (
      await owner.query(
        'insert into team (id, agency_id, name) select gen_random_uuid(), agency_id, $2 from team where id = $1 returning id',
        [ours, 'Beside'],
      )
    ).rows[0].id
    const [one, keeper] = [await somebody(owner, ours, 'caseworker'), await somebody(owner, ours, 'admin')]
    const [colleague, other] = [await somebody(owner, beside, 'caseworker'), await somebody(owner, theirs, 'caseworker')]
    await agreesWithNobody(owner, theirs)
    const withAgency = String((await owner.query('select agency_id from team where id = $1', [theirs])).rows[0].agency_id)
    const terms = { ...exampleOf(agreementApi.make), id: id(), withAgency, sections: ['summary' as const], until: undefined }
    await done(ask(keeper, agreementApi.make, { body: { ...terms, purposes: ['referral'] } }))
    await give(sergeant, episodeId, one)
    await give(sergeant, episodeId, colleague, { onward: true })
    await accept(other, await refer(colleague, episodeId, other, { legalBasis: 'publicTask' }))
    await done(ask(keeper, agreementApi.end, { params: { agreementId: terms.id }, body: {} }))
    const named = expect.stringContaining(await nameOf(other))
    expect([await timelineOf(one, episodeId, 'share.narrowed'), await timelineOf(sergeant, episodeId, 'share.narrowed')]).toEqual(
      [[], [named]],
    )
  })
})

it('only those who see all shares learn how many ended; under a restriction, only the lead team and the allow-list', async () => {
  const restricted = async () => {
    const made = await anEpisode('located')
    for (const to of [worker, caseworker]) await give(sergeant, made.episodeId, to, { legalBasis: 'consent' })
    const body = { id: id(), mayDisclose: 'nothing' as const, reason: 'She asks.' }
    await done(ask(sergeant, protectionApi.restrict, { params: { personId: made.personId }, body }))
    return made
  }
  const { episodeId } = await anEpisode()
  await give(sergeant, episodeId, worker, { legalBasis: 'consent' })
  expect((await withdrawConsent(coordinator, episodeId)).data.ended).toBe(1)
  const ended = async (who: Somebody) => (await withdrawConsent(who, (await restricted()).episodeId)).data.ended
  expect([await ended(sergeant), await ended(coordinator)]).toEqual([2, null])
  const safe = await restricted()
  const params = { personId: safe.personId }
  await done(ask(inspector, protectionApi.addToAllowList, { params, body: { id: id(), accountId: coordinator.accountId } }))
  expect((await withdrawConsent(coordinator, safe.episodeId)).data.ended).toBe(2)
})

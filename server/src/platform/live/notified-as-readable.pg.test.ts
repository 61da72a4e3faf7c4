import { afterAll, expect, it } from 'vitest'
import { correctionApi } from '@waymark/shared/corrections/correction.api.ts'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { informationApi } from '@waymark/shared/information/information.api.ts'
import { personApi } from '@waymark/shared/people/person.api.ts'
import { protectionApi } from '@waymark/shared/protection/protection.api.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { listen } from '../../../test/listening.ts'
import { agreesWithNobody, aTeam, somebody, type Somebody } from '../../../test/people.ts'
import { aProgram, done, edinburgh, exampleOf } from '../../../test/program.ts'
import { sharingBy } from '../../../test/sharing.ts'
import { openDatabase } from '../database/database.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner, config, secret } = program
const { officer, sergeant, inspector, secondInspector, coordinator, worker, caseworker } = people
const { give } = sharingBy(program)
const database = openDatabase({ config, secret })
afterAll(() => database.close())
const id = () => crypto.randomUUID()

/** Collects the kinds of messages a user gets about an episode or its person, and compares them with the readable events. */
async function hearing(who: Somebody, { episodeId, personId }: { episodeId: string; personId: string }) {
  const frames: string[] = []
  const close = await listen(program.program.address, who, frame => frames.push(frame))
  afterAll(close)
  const kinds = () => {
    const changes = frames.flatMap(frame => [...frame.matchAll(/"kind":"([\w.]+)","subject":"\w+","id":"([0-9a-f-]+)"/g)])
    return new Set(changes.filter(([, , of]) => of === episodeId || of === personId).map(([, kind]) => String(kind)))
  }
  const readable = async () => {
    const rows = await database.asActor(
      who.token,
      id(),
      tx =>
        tx.$queryRaw<
          { kind: string }[]
        >`select distinct kind from event where subject_id in (${episodeId}::uuid, ${personId}::uuid)`,
    )
    return new Set(rows.map(({ kind }) => kind))
  }
  return {
    kinds,
    beyond: async () => {
      const read = await readable()
      return [...kinds()].filter(kind => kind !== 'access.changed' && !read.has(kind))
    },
  }
}
const soon = { timeout: 5000 }

it('a user without access to an event gets no message that something was shared, extended, narrowed, reviewed or corrected', async () => {
  const made = await anEpisode('afterReturn')
  const { episodeId, personId } = made
  await give(sergeant, episodeId, worker)
  const lonely = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
  const [stranger, leader] = [await hearing(worker, made), await hearing(sergeant, made)]
  const shareId = await give(sergeant, episodeId, caseworker, {
    sections: ['summary', 'description', 'health'],
    condition: 'safeguarding',
  })
  await done(
    ask(sergeant, shareApi.extend, {
      params: { episodeId, shareId },
      body: { ...exampleOf(shareApi.extend), until: '2110-01-01T00:00:00Z' },
    }),
  )
  await done(ask(sergeant, shareApi.narrow, { params: { episodeId, shareId }, body: { sections: ['summary'] } }))
  await agreesWithNobody(owner, lonely.teamId)
  const urgent = { legalBasis: 'vitalInterests', receiverBasis: 'vitalInterests', urgentReason: 'She is on the bridge.' } as const
  const urgentId = await give(inspector, episodeId, lonely, urgent)
  const review = { outcome: 'right' as const, note: 'Looked at.' }
  await done(ask(secondInspector, shareApi.review, { params: { episodeId, shareId: urgentId }, body: review }))
  await done(ask(officer, personApi.editHealth, { params: { personId }, body: { version: 0, allergies: 'Penicillin' } }))
  await done(ask(lonely, episodeApi.read, { params: { episodeId } }))
  await done(
    ask(officer, correctionApi.ofPerson, { params: { personId }, body: { ...exampleOf(correctionApi.ofPerson), id: id() } }),
  )
  await expect
    .poll(() => [...leader.kinds()], soon)
    .toEqual(expect.arrayContaining(['share.extended', 'share.narrowed', 'share.reviewed', 'correction.asked']))
  expect(await stranger.beyond()).toEqual([])
})

it('under a restriction, only readers of the event get messages about a team that joined after the person was found', async () => {
  const made = await anEpisode('missing')
  const { episodeId, personId } = made
  const body = { ...exampleOf(episodeApi.locate), mayDisclose: 'full' as const, areaCode: edinburgh }
  await done(ask(officer, episodeApi.locate, { params: { episodeId }, body }))
  await give(sergeant, episodeId, worker)
  await done(
    ask(sergeant, protectionApi.restrict, {
      params: { personId },
      body: { id: id(), mayDisclose: 'nothing', reason: 'She asks.' },
    }),
  )
  const [near, leader] = [await hearing(coordinator, made), await hearing(sergeant, made)]
  const add = (who: Somebody) =>
    done(ask(who, informationApi.add, { params: { episodeId }, body: { ...exampleOf(informationApi.add), id: id() } }))
  await add(worker)
  await give(sergeant, episodeId, caseworker)
  await expect.poll(() => [...leader.kinds()], soon).toEqual(expect.arrayContaining(['information.added', 'share.given']))
  expect(await near.beyond()).toEqual([])
})

import { afterAll, expect, it } from 'vitest'
import { exclusionApi } from '@waymark/shared/exclusions/exclusion.api.ts'
import { protectionApi } from '@waymark/shared/protection/protection.api.ts'
import { accessApi } from '@waymark/shared/access/access.api.ts'
import { listen } from '../../../test/listening.ts'
import { somebody, type Somebody } from '../../../test/people.ts'
import { aProgram, done } from '../../../test/program.ts'
import { sharingBy } from '../../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner } = program
const { officer, sergeant, inspector, worker, caseworker } = people
const { give, referenceOf } = sharingBy(program)
const id = () => crypto.randomUUID()

/** Counts the messages to a user that access to an episode has changed. */
async function losses(who: Somebody, episodeId: string): Promise<() => number> {
  const frames: string[] = []
  afterAll(await listen(program.program.address, who, frame => frames.push(frame)))
  const notified = `"kind":"access.changed","subject":"episode","id":"${episodeId}"`
  return () => frames.filter(frame => frame.includes(notified)).length
}
const endShare = (episodeId: string, shareId: string) =>
  done(ask(inspector, accessApi.endShare, { params: { episodeId, shareId }, body: { why: 'noLongerNeeded' } }))
const seal = (personId: string) =>
  done(ask(inspector, protectionApi.seal, { params: { personId }, body: { id: id(), reason: 'protectedPerson' } }))
const soon = { timeout: 5000 }

it('users who lose access by a seal are notified of it, and get no message about the person afterwards', async () => {
  const { episodeId, personId } = await anEpisode('missing')
  const shares = [await give(sergeant, episodeId, caseworker), await give(sergeant, episodeId, worker)]
  const [shared, led, past] = [
    await losses(caseworker, episodeId),
    await losses(officer, episodeId),
    await losses(inspector, episodeId),
  ]
  await seal(personId)
  await expect.poll(() => [shared() > 0, led() > 0, past() > 0], soon).toEqual([true, true, true])
  const [one, two, before] = [shared(), led(), past()]
  // changes continue behind the seal: shares end, and a restriction is set
  for (const shareId of shares) await endShare(episodeId, shareId)
  const restriction = { id: id(), mayDisclose: 'nothing' as const, reason: 'She asks.' }
  await done(ask(inspector, protectionApi.restrict, { params: { personId }, body: restriction }))
  await expect.poll(past, soon).toBeGreaterThan(before)
  expect([shared(), led()]).toEqual([one, two])
})

it('an excluded user gets no message when their team loses access later', async () => {
  const { episodeId } = await anEpisode('missing')
  const excluded = await somebody(owner, caseworker.teamId, 'caseworker')
  const shareId = await give(sergeant, episodeId, caseworker)
  const [theirs, colleague] = [await losses(excluded, episodeId), await losses(caseworker, episodeId)]
  const order = { id: id(), reference: await referenceOf(episodeId), why: 'relative' as const }
  await done(ask(excluded, exclusionApi.declare, { body: order }))
  await expect.poll(theirs, soon).toBeGreaterThan(0)
  const before = theirs()
  await endShare(episodeId, shareId)
  await expect.poll(colleague, soon).toBeGreaterThan(0)
  expect(theirs()).toBe(before)
})

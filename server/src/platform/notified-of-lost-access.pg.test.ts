import { afterAll, expect, it } from 'vitest'
import { exclusionApi } from '@waymark/shared/exclusions/exclusion.api.ts'
import { protectionApi } from '@waymark/shared/protection/protection.api.ts'
import { accessApi } from '@waymark/shared/access/access.api.ts'
import { listen } from '../../test/listening.ts'
import { somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner } = program
const { officer, sergeant, inspector, worker, caseworker } = people
const { give, referenceOf } = sharingBy(program)
const id = () => crypto.randomUUID()

/** How often somebody heard that access of an episode has changed. */
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

it('whoever saw somebody until they were sealed hears that they are gone, and nothing of them after it', async () => {
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
  // what is hidden goes on behind the seal: a share ends, a restriction comes
  for (const shareId of shares) await endShare(episodeId, shareId)
  const restriction = { id: id(), mayDisclose: 'nothing' as const, reason: 'She asks.' }
  await done(ask(inspector, protectionApi.restrict, { params: { personId }, body: restriction }))
  await expect.poll(past, soon).toBeGreaterThan(before)
  expect([shared(), led()]).toEqual([one, two])
})

it('whoever is excluded hears nothing of what their team sees no more', async () => {
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

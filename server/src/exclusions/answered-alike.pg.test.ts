import { expect, it } from 'vitest'
import { exclusionApi } from '@waymark/shared/exclusions/exclusion.api.ts'
import { somebody } from '../../test/people.ts'
import { aProgram, done } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { ask, anEpisode, owner, division } = program
const { referenceOf } = sharingBy(program)

it('an exclusion order is listed and ended in the same way for a hidden, a visible and an unknown reference', async () => {
  const [excluded, other] = [await anEpisode('missing'), await anEpisode('missing')]
  const [me, colleague] = [await somebody(owner, division, 'inspector'), await somebody(owner, division, 'officer')]
  const mine = { id: crypto.randomUUID(), reference: await referenceOf(excluded.episodeId), why: 'relative' as const }
  await done(ask(me, exclusionApi.declare, { body: mine }))
  const orders = []
  for (const reference of [mine.reference, await referenceOf(other.episodeId), 'MP-2026-999999']) {
    const order = { id: crypto.randomUUID(), accountId: colleague.accountId, reference, why: 'relative' as const }
    await done(ask(me, exclusionApi.add, { body: order }))
    orders.push(order.id)
  }
  const listed = new Set((await done(ask(me, exclusionApi.list))).data.map(({ id }) => id))
  expect(orders.map(id => listed.has(id))).toEqual([true, true, true])
  const ends = orders.map(exclusionId =>
    ask(me, exclusionApi.end, { params: { exclusionId }, body: { reason: 'They have moved apart.' } }),
  )
  expect((await Promise.all(ends)).map(({ status }) => status)).toEqual([201, 201, 201])
})

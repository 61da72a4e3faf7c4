import { exclusionApi } from '@waymark/shared/exclusions/exclusion.api.ts'
import { found } from '../found.ts'
import type { Excluding } from '../scenario.ts'
import { referenceOf, type Scene } from './scene.ts'

/** Exclusions from the person: declared by the account itself or ordered by another, and ended. */
export function exclusionSteps(scene: Scene): void {
  for (const exclusion of scene.scenario.exclusions ?? []) oneExclusion(scene, exclusion)
}

function oneExclusion({ hand, params, beat }: Scene, { after, by, whom, why, ended }: Excluding): void {
  const id = crypto.randomUUID()
  beat(after, async ({ ask, police }) => {
    const reference = await referenceOf(police.officer, params)
    if (by === whom) return ask(by)(exclusionApi.declare, { body: { id, reference, why } })
    return ask(by)(exclusionApi.add, { body: { id, accountId: found(hand.people, whom).accountId, reference, why } })
  })
  if (ended)
    beat(ended.after, ({ ask }) =>
      ask(ended.by)(exclusionApi.end, { params: { exclusionId: id }, body: { reason: ended.reason } }),
    )
}

import { breakGlassApi } from '@waymark/shared/break-glass/break-glass.api.ts'
import type { Emergency } from '../scenario.ts'
import { referenceOf, type Scene } from './scene.ts'

/** Emergency access, and its reviews by the lead team and by the agency of the person who opened it. */
export function breakGlassSteps(scene: Scene): void {
  for (const emergency of scene.scenario.emergencies ?? []) emergencySteps(scene, emergency)
}

function emergencySteps({ params, beat }: Scene, { after, by, reason, reviews = [] }: Emergency): void {
  const id = crypto.randomUUID()
  beat(after, async ({ ask, police }) => {
    const reference = await referenceOf(police.officer, params)
    return ask(by)(breakGlassApi.open, { body: { id, reference, reason } })
  })
  for (const review of reviews)
    beat(review.after, async ({ ask }) => {
      const asker = ask(review.by)
      const opening = (await asker(breakGlassApi.list, {})).find(each => each.reason === reason)
      if (!opening) throw new Error(`${review.by} has nothing of ${by} to review`)
      const { outcome, note } = review
      const on = { breakGlassId: opening.id }
      if (review.of === 'lead') return asker(breakGlassApi.review, { params: { ...params, ...on }, body: { outcome, note } })
      return asker(breakGlassApi.reviewForAgency, { params: on, body: { outcome, note } })
    })
}

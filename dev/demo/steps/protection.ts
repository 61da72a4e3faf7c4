import { protectionApi } from '@waymark/shared/protection/protection.api.ts'
import { found } from '../found.ts'
import type { Protecting } from '../scenario.ts'
import type { Scene } from './scene.ts'

/** Seals and restrictions of whereabouts: requested, decided, lifted, and the people who get access under each. */
export function protectionSteps(scene: Scene): void {
  for (const step of scene.scenario.protection ?? []) oneStep(scene, step)
}

function oneStep({ scenario, people, hand, beat }: Scene, step: Protecting): void {
  beat(step.after, async ({ ask, now }) => {
    const asker = ask(step.by)
    const id = crypto.randomUUID()
    const params = { personId: found(people, scenario.person) }
    switch (step.does) {
      case 'seal':
        return asker(protectionApi.seal, { params, body: { id, reason: step.reason } })
      case 'askUnseal':
        return asker(protectionApi.askUnseal, { params, body: { id, reason: step.reason } })
      case 'restrict':
        return asker(protectionApi.restrict, { params, body: { id, mayDisclose: step.mayDisclose, reason: step.reason } })
      case 'askRestrict':
        return asker(protectionApi.askRestrict, { params, body: { id, reason: step.reason } })
      case 'refuseRestrict': {
        const [asked] = (await asker(protectionApi.read, { params })).askings
        if (!asked) throw new Error(`Nothing is asked of ${scenario.person}`)
        return asker(protectionApi.refuseRestrict, {
          params: { ...params, askingId: asked.id },
          body: { id, reason: step.reason },
        })
      }
      case 'lift':
        return asker(protectionApi.lift, { params, body: { id, reason: step.reason } })
      case 'allowList':
        return asker(protectionApi.addToAllowList, { params, body: { id, accountId: found(hand.people, step.whom).accountId } })
      case 'name': {
        const until = new Date(now + 30 * 24 * 3_600_000).toISOString()
        const { accountId } = found(hand.people, step.whom)
        return asker(protectionApi.grantIndividual, {
          params,
          body: { id, teamId: found(hand.teams, step.team), accountId, until },
        })
      }
    }
  })
}

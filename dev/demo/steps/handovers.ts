import { handoverApi } from '@waymark/shared/handovers/handover.api.ts'
import { found } from '../found.ts'
import type { Scene } from './scene.ts'

/** Handovers from one shift to the next, or to another division. */
export function handoverSteps({ scenario, hand, params, hours, beat, police }: Scene): void {
  for (const { ago, to, team, note, ends } of scenario.handovers ?? []) {
    const pushed = hours - ago - 0.2
    const on = { ...params, handoverId: crypto.randomUUID() }
    const body = { id: on.handoverId, toTeam: found(hand.teams, team), accountId: found(hand.people, to).accountId, note }
    beat(pushed, ({ ask }) => ask(police(pushed).officer)(handoverApi.push, { params, body }))
    if (ends === 'accepted') beat(hours - ago, ({ ask }) => ask(to)(handoverApi.accept, { params: on }))
    if (ends === 'waiting') beat(pushed + 0.1, ({ ask }) => ask(to)(handoverApi.see, { params: on }))
    if (ends === 'withdrawn') beat(pushed + 0.2, ({ ask }) => ask(police(pushed).officer)(handoverApi.withdraw, { params: on }))
  }
}

import { handOverApi } from '@waymark/shared/hand-overs/hand-over.api.ts'
import { found } from '../found.ts'
import type { Scene } from './scene.ts'

/** From one shift to the next, or to another division. */
export function playHandOvers({ tale, hand, params, hours, beat, police }: Scene): void {
  for (const { ago, to, team, note, ends } of tale.handOvers ?? []) {
    const pushed = hours - ago - 0.2
    const on = { ...params, handOverId: crypto.randomUUID() }
    const body = { id: on.handOverId, toTeam: found(hand.teams, team), accountId: found(hand.people, to).accountId, note }
    beat(pushed, ({ ask }) => ask(police(pushed).officer)(handOverApi.push, { params, body }))
    if (ends === 'accepted') beat(hours - ago, ({ ask }) => ask(to)(handOverApi.accept, { params: on }))
    if (ends === 'waiting') beat(pushed + 0.1, ({ ask }) => ask(to)(handOverApi.see, { params: on }))
    if (ends === 'withdrawn') beat(pushed + 0.2, ({ ask }) => ask(police(pushed).officer)(handOverApi.withdraw, { params: on }))
  }
}

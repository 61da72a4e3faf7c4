import { presenceApi } from '@waymark/shared/presence/presence.api.ts'
import type { Ask } from '../ask.ts'
import { demoTeams } from '../accounts.ts'

/** Whether a visitor has the episode open, so that the live demo leaves it alone. */
export async function isVisited(ask: Ask, episodeId: string): Promise<boolean> {
  const there = await ask(presenceApi.list, { params: { episodeId } })
  return there.some(({ name }) => !nightShift.has(name))
}

const nightShift = new Set(demoTeams.flatMap(({ people }) => people.filter(({ live }) => live).map(({ name }) => name)))

/** A random item. */
export function anyOf<T>(all: readonly [T, ...T[]] | readonly T[]): T {
  const one = all[Math.floor(Math.random() * all.length)]
  if (one === undefined) throw new Error('There is none')
  return one
}

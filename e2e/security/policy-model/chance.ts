/** Chance that comes out the same for the same seed, so that a difference can be found again. */
export type Chance = { of: (probability: number) => boolean; pick: <T>(from: readonly T[]) => T; below: (most: number) => number }

export function createChance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    of: probability => next() < probability,
    below: most => Math.floor(next() * most),
    pick: from => {
      const found = from[Math.floor(next() * from.length)]
      if (found === undefined) throw new Error('Nothing to pick from')
      return found
    },
  }
}

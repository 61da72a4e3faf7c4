import { useSyncExternalStore } from 'react'

let skew = 0
const watching = new Set<() => void>()
let ticker: ReturnType<typeof setInterval> | undefined

/** The time now, in milliseconds, as the server has it: clocks of devices can be minutes wrong. */
export const now = (): number => Date.now() + skew

/** Takes the server's time, which every answer brings. Small differences are the way it took and are left. */
export function correctClock(serverTime: number): void {
  const difference = serverTime - Date.now()
  if (Number.isFinite(difference) && Math.abs(difference - skew) > 2500) skew = Math.abs(difference) > 2500 ? difference : 0
}

/** The time now, running: a component that uses it is drawn again each second or minute. All share one ticker. */
export function useNow(step: 'second' | 'minute' = 'minute'): number {
  const length = step === 'second' ? 1000 : 60_000
  // To the full step, so that nothing is drawn between two steps.
  return useSyncExternalStore(watch, () => Math.floor(now() / length) * length)
}

function watch(changed: () => void): () => void {
  watching.add(changed)
  ticker ??= setInterval(tick, 1000)
  if (watching.size === 1) document.addEventListener('visibilitychange', tick)
  return () => {
    watching.delete(changed)
    if (watching.size > 0) return
    clearInterval(ticker)
    ticker = undefined
    document.removeEventListener('visibilitychange', tick)
  }
}

function tick() {
  for (const changed of watching) changed()
}

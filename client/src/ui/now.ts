import { useSyncExternalStore } from 'react'

let skew = 0
const watching = new Set<() => void>()
let ticker: ReturnType<typeof setInterval> | undefined

/** The current time by the server, in milliseconds. Devices can be minutes wrong. */
export const now = (): number => Date.now() + skew

/**
 * Corrects `now` by the server's time, which every answer carries. Differences up to 2.5 s count as network delay and are
 * ignored.
 */
export function correctClock(serverTime: number): void {
  const difference = serverTime - Date.now()
  if (Number.isFinite(difference) && Math.abs(difference - skew) > 2500) skew = Math.abs(difference) > 2500 ? difference : 0
}

/** The current time, rounded down to `step`. The component renders again each second or minute. All share one timer. */
export function useNow(step: 'second' | 'minute' = 'minute'): number {
  const length = step === 'second' ? 1000 : 60_000
  // Rounded to the step, so that nothing renders in between.
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

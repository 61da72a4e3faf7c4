import type { Log } from '@waymark/server/src/platform/log.ts'
import { acknowledge } from './live/acknowledge.ts'
import { addInformation, beginEpisode, goOn } from './live/episodes.ts'
import { keepUp } from './live/keep-up.ts'
import { openSessions, type Actors } from './live/sessions.ts'

/** Something that may happen now. Returns a description of it, or null if there was nothing to do. */
export type Act = (actors: Actors) => Promise<string | null>

/** An act that is listed more often is more likely. */
const acts: Act[] = [keepUp, keepUp, goOn, goOn, addInformation, acknowledge, beginEpisode]

type Live = {
  /** Does one act now and returns its description, or null if there was nothing to do. */
  step: () => Promise<string | null>
  stop: () => void
}
type Options = {
  /** The address that the program listens on; `origin` is the one it takes for its own. */
  address: string
  origin: string
  log: Log
  /** Minimum and maximum milliseconds between two steps; with null, only `step` acts. */
  every?: [number, number] | null
}

/**
 * Makes small things happen in the demo, so that a visitor who only watches sees the board change.
 * About every half a minute someone of the night shift acts, by the same commands as every user.
 * A step that fails is logged, and the next one follows.
 */
export function startLiveDemo({ address, origin, log, every = [20_000, 40_000] }: Options): Live {
  const ended = new AbortController()
  const actors = openSessions(address, origin, ended.signal)
  let timer: NodeJS.Timeout | undefined
  const step = async () => {
    for (const act of shuffled(acts)) {
      const what = await act(actors)
      if (what) return what
    }
    return null
  }
  const plan = () => {
    if (!every || ended.signal.aborted) return
    const [least, most] = every
    timer = setTimeout(
      () => {
        step()
          .catch((error: unknown) => ended.signal.aborted || log.fault('the demo could not go on by itself', error))
          .finally(plan)
      },
      least + Math.random() * (most - least),
    )
  }
  plan()
  return {
    step,
    stop: () => {
      clearTimeout(timer)
      ended.abort()
    },
  }
}

const shuffled = <T>(all: readonly T[]): T[] =>
  all
    .map(one => ({ one, order: Math.random() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ one }) => one)

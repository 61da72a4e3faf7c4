import type { Log } from '@waymark/server/src/platform/log.ts'
import { acknowledge } from './live/acknowledge.ts'
import { addInformation, beginEpisode, goOn } from './live/episodes.ts'
import { keepUp } from './live/keep-up.ts'
import { openSessions, type Actors } from './live/sessions.ts'

/** Something that may happen now: what did, or null where there was nothing to do. */
export type Act = (actors: Actors) => Promise<string | null>

/** The oftener one stands here, the likelier it is. */
const acts: Act[] = [keepUp, keepUp, goOn, goOn, addInformation, acknowledge, beginEpisode]

type Live = {
  /** Lets one thing happen, now; says what, or null where there was nothing to do. */
  step: () => Promise<string | null>
  stop: () => void
}
type Options = {
  /** Where the program listens, and what it takes for its own address. */
  address: string
  origin: string
  log: Log
  /** Milliseconds between two steps, at least and at most; null: only when told. */
  every?: [number, number] | null
}

/**
 * Lets small things go on in the demo by themselves, so that a visitor who only looks sees the board move: every half a minute somebody of
 * the night shift does something, by the same commands as everybody. A step that fails is logged, and the next one comes all the same.
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

import type { Agencies } from './agencies.ts'
import type { Ask } from './ask.ts'
import { createScene, type Beat } from './play/scene.ts'
import { playBreakGlass } from './play/break-glass.ts'
import { playDiscussion } from './play/discussion.ts'
import { playEnd } from './play/ending.ts'
import { playExclusions } from './play/exclusions.ts'
import { playHandOvers } from './play/hand-overs.ts'
import { playProtection } from './play/protection.ts'
import { playQuestions } from './play/questions.ts'
import { playReferrals } from './play/referrals.ts'
import { playShares } from './play/shares.ts'
import { playReport } from './play/report.ts'
import { playReturn } from './play/return.ts'
import { playSearch } from './play/search.ts'
import { listServices } from './services.ts'
import { playTelling } from './play/telling.ts'
import { tales } from './tales.ts'

export type Stagehand = Agencies & {
  now: number
  /** The ids of the services, by key, once they are listed. */
  services: Map<string, string>
  /** Somebody asks, at that time. */
  ask: (key: string, at: Date) => Ask
  /** What time alone brings about happens, at that time. */
  passTime: (at: Date) => Promise<void>
}

/** Plays the demo's episodes: everything that happens in them, in the order in which it happened. */
export async function tellStories(hand: Stagehand): Promise<void> {
  const people = new Map<string, string>()
  const beats = tales
    .map((tale, i) => ({ ...tale, ago: tale.ago + (tale.ago > 3 ? (i * 0.37) % 0.6 : 0) })) // not all at the same minute of the hour
    .toSorted((a, b) => b.ago - a.ago)
    .flatMap(tale => {
      const scene = createScene(hand, tale, people)
      for (const play of [
        playReport,
        playSearch,
        playHandOvers,
        playReturn,
        playDiscussion,
        playReferrals,
        playShares,
        playQuestions,
        playTelling,
        playEnd,
        playBreakGlass,
        playExclusions,
        playProtection,
      ])
        play(scene)
      return scene.beats
    })
  const jobs = hoursOfJobs.map(ago => {
    const at = hand.now - ago * 3_600_000
    return { at, of: null, act: () => hand.passTime(new Date(at)) }
  })
  await playInOrder([...listServices(hand), ...beats, ...jobs].toSorted((a, b) => a.at - b.at))
}

/** Once a day, and oftener lately: hours before now. */
const hoursOfJobs = [
  ...Array.from({ length: 20 }, (_, day) => 24 * (day + 2)),
  40,
  34,
  28,
  24,
  20,
  16,
  12,
  9,
  7,
  5,
  4,
  3,
  2,
  1,
  0.5,
]

/** At most so many at once; what concerns one person comes one after another, and time passes for all together. */
const lanes = 4
async function playInOrder(beats: Beat[]): Promise<void> {
  const going = new Map<string, Promise<void>>()
  let failed: unknown
  for (const { of, act } of beats) {
    await (of === null ? Promise.all(going.values()) : going.get(of))
    while (going.size >= lanes) await Promise.race(going.values())
    if (failed) break
    const key = of ?? 'everybody'
    const done = act()
      .catch((error: unknown) => void (failed ??= error))
      .finally(() => going.delete(key))
    going.set(key, done)
    if (of === null) await done
  }
  await Promise.all(going.values())
  if (failed) throw failed
}

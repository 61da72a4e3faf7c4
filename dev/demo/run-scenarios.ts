import type { Agencies } from './agencies.ts'
import type { Ask } from './ask.ts'
import { createScene, type Beat } from './steps/scene.ts'
import { breakGlassSteps } from './steps/break-glass.ts'
import { discussionSteps } from './steps/discussion.ts'
import { endSteps } from './steps/ending.ts'
import { exclusionSteps } from './steps/exclusions.ts'
import { handoverSteps } from './steps/handovers.ts'
import { protectionSteps } from './steps/protection.ts'
import { questionSteps } from './steps/questions.ts'
import { referralSteps } from './steps/referrals.ts'
import { shareSteps } from './steps/shares.ts'
import { reportSteps } from './steps/report.ts'
import { returnSteps } from './steps/return.ts'
import { searchSteps } from './steps/search.ts'
import { listServices } from './services.ts'
import { disclosureSteps } from './steps/disclosures.ts'
import { scenarios } from './scenarios.ts'

export type Stagehand = Agencies & {
  now: number
  /** The ids of the services, by key, filled when they are listed. */
  services: Map<string, string>
  /** Calls endpoints as this person at that time. */
  ask: (key: string, at: Date) => Ask
  /** Runs the jobs at that time. */
  passTime: (at: Date) => Promise<void>
}

/** Plays everything that happens in the demo's episodes, in order of time. */
export async function runScenarios(hand: Stagehand): Promise<void> {
  const people = new Map<string, string>()
  const beats = scenarios
    // so that not all happen at the same minute of the hour
    .map((scenario, i) => ({ ...scenario, ago: scenario.ago + (scenario.ago > 3 ? (i * 0.37) % 0.6 : 0) }))
    .toSorted((a, b) => b.ago - a.ago)
    .flatMap(scenario => {
      const scene = createScene(hand, scenario, people)
      for (const play of [
        reportSteps,
        searchSteps,
        handoverSteps,
        returnSteps,
        discussionSteps,
        referralSteps,
        shareSteps,
        questionSteps,
        disclosureSteps,
        endSteps,
        breakGlassSteps,
        exclusionSteps,
        protectionSteps,
      ])
        play(scene)
      return scene.beats
    })
  const jobs = hoursOfJobs.map(ago => {
    const at = hand.now - ago * 3_600_000
    return { at, of: null, act: () => hand.passTime(new Date(at)) }
  })
  await runInOrder([...listServices(hand), ...beats, ...jobs].toSorted((a, b) => a.at - b.at))
}

/** When the jobs run, in hours before now: once a day, and more often in the last two days. */
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

/** The most beats at once. Beats of one person run in turn, and a beat of no person waits for all others. */
const lanes = 4
async function runInOrder(beats: Beat[]): Promise<void> {
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

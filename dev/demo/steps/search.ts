import { enquiryApi } from '@waymark/shared/enquiries/enquiry.api.ts'
import { informationApi } from '@waymark/shared/information/information.api.ts'
import { riskApi } from '@waymark/shared/risk/risk.api.ts'
import { timers } from '@waymark/shared/tasks/timers.ts'
import type { Scenario } from '../scenario.ts'
import { found } from '../found.ts'
import type { Scene } from './scene.ts'

/** The search: information, enquiries by police, risk reviews and updates to the reporter. */
export function searchSteps(scene: Scene): void {
  const { scenario } = scene
  if (scenario.ends === 'notMissing') return
  if (scenario.ends !== 'reported') reviewsOf(scene).forEach((after, i, { length }) => review(scene, after, i, length - i <= 2))
  for (const [i, clue] of (scenario.clues ?? []).entries()) learn(scene, spread(scene, i, scenario.clues), clue)
  for (const [i, enquiry] of (scenario.enquiries ?? []).entries())
    enquire(scene, 0.4 + spread(scene, i, scenario.enquiries) / 2, enquiry)
}

/**
 * The times of the risk reviews, in hours after the report, each a little before its deadline.
 * A long search keeps only the first two, one in the middle and the last two.
 */
function reviewsOf({ scenario, foundAfter }: Scene): number[] {
  const { first, again } = timers.riskReview[scenario.risk]
  const step = (again / hour) * 0.9
  const until = scenario.late?.includes('review') ? foundAfter - (again / hour) * 1.15 : foundAfter - 0.1
  const all = []
  for (let after = (first / hour) * 0.8; after < until; after += step) all.push(after)
  if (scenario.found && scenario.ago > 10 * 24) return [] // an episode long ago needs no such detail
  if (all.length <= 6) return all
  return [...all.slice(0, 2), ...all.slice(all.length / 2, all.length / 2 + 1), ...all.slice(-2)]
}

function review({ scenario, params, beat, hours, foundAfter }: Scene, after: number, turn: number, recent: boolean): void {
  beat(after, ({ police }) =>
    police.sergeant(riskApi.review, {
      params,
      body: { id: crypto.randomUUID(), level: scenario.risk, rationale: reasons[turn % reasons.length] ?? scenario.why },
    }),
  )
  // Updates come within the hour, so the newest may still be in the future.
  const notified = after + 0.6
  if (!recent || notified > hours || notified > foundAfter || scenario.unsafeToCall || scenario.late?.includes('update')) return
  beat(notified, ({ police }) =>
    police.officer(enquiryApi.updateReporter, {
      params,
      body: { id: crypto.randomUUID(), how: 'phone', message: words[turn % words.length] ?? '', said: 'nothing' },
    }),
  )
}

const learn = ({ params, beat }: Scene, after: number, [source, text]: [string, string]) =>
  beat(after, ({ police, iso: learnedAt }) =>
    police.officer(informationApi.add, { params, body: { id: crypto.randomUUID(), source, learnedAt, text } }),
  )

function enquire(
  scene: Scene,
  after: number,
  { what, result, dueIn = 4, anyone }: NonNullable<Scenario['enquiries']>[number],
): void {
  const { params, beat, hand } = scene
  const id = crypto.randomUUID()
  const began = hand.now - scene.hours * hour
  beat(after, ({ police }) =>
    police.officer(enquiryApi.record, {
      params,
      body: {
        id,
        what,
        accountId: anyone ? null : found(hand.people, scene.police(after).officer).accountId,
        dueAt: new Date(result ? began + (after + 6) * hour : hand.now + dueIn * hour).toISOString(),
      },
    }),
  )
  if (result)
    beat(after + Math.min(1.5, (scene.foundAfter - after) / 2), ({ police }) =>
      police.officer(enquiryApi.result, { params: { ...params, enquiryId: id }, body: { result } }),
    )
}

/** Spreads items over the first hours of the search. */
const spread = ({ foundAfter }: Scene, i: number, all: unknown[] = []) => (Math.min(foundAfter, 6) * (i + 1)) / (all.length + 1)

const hour = 3_600_000
const reasons = [
  'Nothing new since the report; the level stays.',
  'Looked at again with all that has come in: the reasons hold.',
  'Family asked once more. No contact, no use of the bank card. Level kept.',
  'Weather and time passed considered; search areas widened, level kept.',
]
const words = [
  'Still looking. Hospitals and friends have been asked; we call again after the next review.',
  'No news yet. Asked once more for a recent photo and for places from earlier times.',
  'Told what was searched today, and who to call at night.',
  'Nothing new. Offered the family line of Missing People; they will think about it.',
]

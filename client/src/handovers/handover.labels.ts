import type { Risk } from '@waymark/shared/episodes/episode.ts'
import type { HandoverStatus } from '@waymark/shared/handovers/handover.ts'
import { timers } from '@waymark/shared/tasks/timers.ts'
import { sayRefusals } from '../lib/http/problem-text.ts'
import { durationText } from '../ui/duration.ts'
import { showTime } from '../ui/london-time.ts'
import type { Tone } from '../ui/tag.tsx'

/** The status of a handover. */
export const handoverLabels: Readonly<Record<HandoverStatus, { word: string; tone: Tone }>> = {
  pushed: { word: 'Not accepted yet', tone: 'orange' },
  accepted: { word: 'Accepted', tone: 'green' },
  withdrawn: { word: 'Taken back', tone: 'grey' },
}

/** The consequences of a handover: the time to accept it, and what follows otherwise. `to` is empty until somebody is chosen. */
export function whatHappens(to: string, risk: Risk, now: number): string[] {
  const span = timers.acceptHandover[risk]
  const due = showTime(new Date(now + span).toISOString())
  const who = to || 'The person you choose'
  return [
    `${who} is notified at once and has ${durationText(span)} to accept, because the risk is ${risk}.`,
    `If they do not accept by ${due}, it goes to the next supervisor in their team, and shows as not accepted to everyone who works on it.`,
    'Until someone accepts, the episode stays with its present owner. You can take the handover back.',
  ]
}

sayRefusals({
  'handover.waits': 'This is already being handed over. Take that handover back first, or wait until it is accepted.',
  'handover.notYours': 'This handover no longer waits for you: it was accepted, taken back or passed to someone else.',
  'handover.over': 'This handover has already been accepted or taken back.',
})

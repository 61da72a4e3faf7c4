import { showTime } from '../../ui/london-time.ts'
import { now } from '../../ui/now.ts'
import type { Problem } from './problem.ts'

type Said = (problem: Problem) => string

const bug: Said = ({ requestId }) =>
  `Something went wrong on our side and nothing was saved. Try again.${requestId ? ` If it happens again, tell support this code: ${requestId}` : ''}`

const texts: Record<Problem['code'], Said> = {
  invalid: () => 'Some answers need to be changed before this can be saved.',
  malformed: bug,
  'not-signed-in': () => 'You were signed out before this was saved. Sign in, then try again: your text is still here.',
  'sign-in-failed': () => 'The email address or the password is wrong.',
  'foreign-origin': () =>
    'This was not saved, because it did not come from Waymark’s own page. Load the page again, then try again.',
  forbidden: () => 'Your role cannot do this. Ask your team’s supervisor if you need it done.',
  'not-found': () => 'This is not there, or you may not see it.',
  'method-not-allowed': bug,
  conflict: () =>
    'Someone else changed this while you were working on it, so yours was not saved. Load what they saved, then try again.',
  'too-large': () => 'This is too long to be saved. Make the text shorter, then try again.',
  'wrong-content-type': bug,
  refused: ({ reason }) =>
    (reason && refusals.get(reason)) || 'This cannot be done now, because something has changed. Reload the page.',
  'too-many-tries': ({ retryAfter = 60 }) =>
    `Too many wrong attempts. Try again in ${wait(retryAfter)}, after ${showTime(new Date(now() + retryAfter * 1000 + 59_000).toISOString())}.`,
  bug,
  unavailable: () => 'Waymark cannot be used for the moment. Nothing was saved. Try again in a minute.',
  unreachable: () =>
    'Waymark cannot be reached, so nothing was saved. Check your connection, then try again: your text is still here.',
}

const refusals = new Map<string, string>()

/** Registers a feature's sentences for the reason codes with which its commands refuse. */
export function sayRefusals(sentences: Readonly<Record<string, string>>): void {
  for (const [code, sentence] of Object.entries(sentences)) refusals.set(code, sentence)
}

/** A sentence that says what happened and what to do. */
export const problemText = (problem: Problem): string => texts[problem.code](problem)

const wait = (seconds: number) => {
  const minutes = Math.ceil(seconds / 60)
  return seconds < 60 ? `${seconds} second${seconds === 1 ? '' : 's'}` : `${minutes} minute${minutes === 1 ? '' : 's'}`
}

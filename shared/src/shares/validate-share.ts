import type { Section } from '../permissions.ts'
import { dateInScotland } from '../tasks/working-day.ts'
import { validateBasis } from './basis.ts'

/** Errors of a share, each at its field. `may`: the sections that the giver may share. */
export function validateShare(share: {
  sections: readonly Section[]
  legalBasis: string
  condition?: string | undefined
  duty?: string | undefined
  from?: string | undefined
  until: string
  reviewAt: string
  may: ReadonlySet<Section>
  now: Date
}): { path: string; message: string }[] {
  const { sections: opened, from, until, reviewAt, may, now } = share
  return [
    !opened.includes('summary') && { path: 'sections', message: 'Select the summary: nothing can be read without it' },
    opened.some(section => !may.has(section)) && {
      path: 'sections',
      message: 'Select only sections that you can read and pass on',
    },
    ...validateBasis(share),
    from !== undefined && wrongBeginning(new Date(from), share),
    new Date(until) <= now && { path: 'until', message: 'Enter a date that is to come' },
    new Date(reviewAt) <= now && { path: 'reviewAt', message: 'Enter a date that is to come' },
    new Date(reviewAt) > new Date(until) && { path: 'reviewAt', message: 'Review it before it ends' },
  ].filter(wrong => wrong !== false)
}

/** A first day must be today or later, and before the end and the review. */
function wrongBeginning(from: Date, { until, reviewAt, now }: { until: string; reviewAt: string; now: Date }) {
  const wrong =
    dateInScotland(from) < dateInScotland(now)
      ? 'Enter today or a day to come, or leave it empty to share from now on'
      : from >= new Date(until)
        ? 'Begin it before it ends'
        : from >= new Date(reviewAt) && 'Begin it before it is reviewed'
  return wrong && { path: 'from', message: wrong }
}

const inWords = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', dateStyle: 'long' })
/** The error where a share ends after the agreement that covers it. It names the latest possible day. */
export const endsTooLate = (until: Date, lasts: Date): { path: string; message: string } | false =>
  until > lasts && {
    path: 'until',
    message: `Enter ${inWords.format(new Date(lasts.getTime() - 1))} or an earlier day: the agreement that covers it ends then`,
  }

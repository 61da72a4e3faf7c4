import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import { returnDiscussionDue, type DisclosureLevel } from '@waymark/shared/episodes/whereabouts.ts'
import type { Basis } from '@waymark/shared/permissions.ts'
import { Consequences } from '../ui/form-card.tsx'
import { showWhen } from '../ui/london-time.ts'
import { readWhen } from '../ui/when.ts'
import { howManyTeams } from './who-is-notified.ts'

/** Who learns what about the whereabouts, for each level of disclosure. */
export const disclosureLevelMeanings: Readonly<Record<DisclosureLevel, string>> = {
  full: 'Teams that can see whereabouts on this episode see the place. The person who reported them can be told where they are.',
  'safe-and-well-only':
    'Only the lead team sees the place, its area and anything that would reveal it. The person who reported them is told only that they are safe and well.',
  nothing: 'Only the lead team sees the place. The person who reported them is told nothing.',
}

type FoundConsequencesProps = {
  summary: EpisodeView['sections']['summary']
  bases: readonly Basis[]
  mayDisclose: DisclosureLevel | undefined
  at: string | undefined
}

/** The consequences of recording a person as found, and who is notified of what. */
export function FoundConsequences({ summary, bases, mayDisclose, at }: FoundConsequencesProps) {
  const isLead = bases.includes('lead') || bases.includes('national')
  return (
    <Consequences title="What will happen when you record this">
      <li>
        {howManyTeams(summary.otherTeams)} told at once that {summary.person.givenName} was found
        {mayDisclose === undefined
          ? '.'
          : mayDisclose === 'full'
            ? ', and where, if they may see whereabouts.'
            : ', and not where.'}
      </li>
      {mayDisclose !== undefined && mayDisclose !== 'full' && !isLead && (
        <li>Your team will not see the place either once you have recorded it.</li>
      )}
      <li>Missing for stops. The return discussion is due: {dueLabel(at)}.</li>
      <li>Next is the return check: police see them and speak to them.</li>
    </Consequences>
  )
}

/**
 * When the return discussion must be arranged and held. Dates are given once the time of return is known.
 * Until then it names the limits: arranged within 72 hours, held within 7 days.
 */
export function dueLabel(at: string | undefined): string {
  const read = at ? readWhen(at, 0) : undefined
  if (read?.is !== 'once') return 'arranged within 72 hours and held within 7 days of their return'
  const { arrangeBy, completeBy } = returnDiscussionDue(read.iso)
  return `arranged by ${showWhen(arrangeBy.toISOString())}, held by ${showWhen(completeBy.toISOString())}`
}

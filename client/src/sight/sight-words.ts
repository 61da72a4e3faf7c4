import type { Reason } from '@waymark/shared/permissions.ts'
import type { shareEnds, SightView } from '@waymark/shared/sight/sight.api.ts'
import type { WayOfSight } from '@waymark/shared/sight/who-sees.ts'
import { sayRefusals } from '../kernel/problem-text.ts'
import { purposeWords } from '../shares/share-words.ts'
import { inLondon, showDate } from '../ui/london-time.ts'

const day = (instant: string) => showDate(inLondon(instant))

const ways: Readonly<Record<Reason, (row: Pick<SightView, 'givenBy' | 'from'>) => string>> = {
  lead: () => 'Leads the episode',
  area: () => 'Covers the place they were missing from or found',
  placing: () => 'Its council placed the child there',
  share: ({ givenBy, from }) => (givenBy ? `Shared by ${givenBy} on ${day(from)}` : `Shared on ${day(from)}`),
  named: ({ givenBy }) => (givenBy ? `Named for this episode by ${givenBy}` : 'Named for this episode'),
  national: () => 'The national unit sees every episode',
  'break-glass': ({ from }) => `Opened in an emergency on ${day(from)}; it is being reviewed`,
  own: () => 'Its share has ended: it keeps what it recorded itself',
}

const causes: Readonly<Record<NonNullable<WayOfSight['cause']>, (way: WayOfSight) => string>> = {
  found: () => 'Covers the place where they were found',
  otherEpisode: ({ reason }) =>
    reason === 'area' ? 'Leads another open episode of this person' : 'Because of another episode of this person',
  handOver: ({ givenBy }) => `Asked to take a hand-over${givenBy ? ` by ${givenBy}` : ''}`,
}
const causesOf: Partial<Record<Reason, string>> = {
  area: 'Covers the place that they went missing from',
  national: 'The national unit sees every episode',
}

/** The way in which a team came to see an episode, as exactly as one may know: found there or missing from there, who shared it and what for. */
export function causeWords(way: WayOfSight): string {
  if (way.cause) return causes[way.cause](way)
  if (way.toBegin) return `Shared${way.givenBy ? ` by ${way.givenBy}` : ''}, from ${day(way.from)}: they see nothing yet`
  const shared = way.reason === 'share' && way.purpose && purposes[way.purpose]
  return `${causesOf[way.reason] ?? ways[way.reason](way)}${shared ? `, ${shared.charAt(0).toLowerCase()}${shared.slice(1)}` : ''}`
}

const purposes: Readonly<Record<string, string>> = purposeWords

type ShareEnd = (typeof shareEnds)[number]

/** Why a share ends. */
export const shareEndWords: Readonly<Record<ShareEnd, string>> = {
  noLongerNeeded: 'It is no longer needed',
  sharedInError: 'It was shared in error',
  asked: 'The person or their family asked for it',
  workEnded: 'The team’s work has ended',
}

sayRefusals({ 'share.ended': 'This share has already ended. Nothing was changed.' })

import type { Reason } from '@waymark/shared/permissions.ts'
import type { shareEnds, SightView } from '@waymark/shared/sight/sight.api.ts'
import { sayRefusals } from '../kernel/problem-text.ts'
import { inLondon, showDate } from '../ui/london-time.ts'

const day = (instant: string) => showDate(inLondon(instant))

const ways: Readonly<Record<Reason, (row: SightView) => string>> = {
  lead: () => 'Leads the episode',
  area: () => 'Covers the place they were missing from or found',
  placing: () => 'Its council placed the child there',
  share: ({ givenBy, from }) => (givenBy ? `Shared by ${givenBy} on ${day(from)}` : `Shared on ${day(from)}`),
  named: ({ givenBy }) => (givenBy ? `Named for this episode by ${givenBy}` : 'Named for this episode'),
  national: () => 'The national unit sees every episode',
  'break-glass': ({ from }) => `Opened in an emergency on ${day(from)}; it is being reviewed`,
  own: () => 'Its share has ended: it keeps what it recorded itself',
}

/** The way in which a team came to see an episode. */
export const wayWords = (row: SightView): string => ways[row.reason](row)

type ShareEnd = (typeof shareEnds)[number]

/** Why a share ends. */
export const shareEndWords: Readonly<Record<ShareEnd, string>> = {
  noLongerNeeded: 'It is no longer needed',
  sharedInError: 'It was shared in error',
  asked: 'The person or their family asked for it',
  workEnded: 'The team’s work has ended',
}

sayRefusals({ 'share.ended': 'This share has already ended. Nothing was changed.' })

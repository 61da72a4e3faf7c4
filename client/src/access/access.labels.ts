import type { Basis } from '@waymark/shared/permissions.ts'
import type { shareEnds, AccessView } from '@waymark/shared/access/access.api.ts'
import type { GrantSource } from '@waymark/shared/access/who-sees.ts'
import { sayRefusals } from '../lib/http/problem-text.ts'
import { purposeLabels } from '../shares/share.labels.ts'
import { inLondon, showDate } from '../ui/london-time.ts'

const day = (instant: string) => showDate(inLondon(instant))

const ways: Readonly<Record<Basis, (row: Pick<AccessView, 'givenBy' | 'from'>) => string>> = {
  lead: () => 'Leads the episode',
  area: () => 'Covers the place they were missing from or found',
  placing: () => 'Its council placed the child there',
  share: ({ givenBy, from }) => (givenBy ? `Shared by ${givenBy} on ${day(from)}` : `Shared on ${day(from)}`),
  individual: ({ givenBy }) =>
    givenBy ? `Given individually for this episode by ${givenBy}` : 'Given individually for this episode',
  national: () => 'The national unit sees every episode',
  'break-glass': ({ from }) => `Emergency access on ${day(from)}; it is being reviewed`,
  retained: () => 'Its share has ended: it keeps what it recorded itself',
}

const causes: Readonly<Record<NonNullable<GrantSource['cause']>, (way: GrantSource) => string>> = {
  found: () => 'Covers the place where they were found',
  otherEpisode: ({ basis }) =>
    basis === 'area' ? 'Leads another open episode of this person' : 'Because of another episode of this person',
  handover: ({ givenBy }) => `Asked to take a handover${givenBy ? ` by ${givenBy}` : ''}`,
}
const causesOf: Partial<Record<Basis, string>> = {
  area: 'Covers the place that they went missing from',
  national: 'The national unit sees every episode',
}

/** Why a team has access, as precisely as the reader may know: found or missing in its area, or shared by whom and for what. */
export function causeLabel(way: GrantSource): string {
  if (way.cause) return causes[way.cause](way)
  if (way.toBegin) return `Shared${way.givenBy ? ` by ${way.givenBy}` : ''}, from ${day(way.from)}: they see nothing yet`
  const shared = way.basis === 'share' && way.purpose && purposes[way.purpose]
  return `${causesOf[way.basis] ?? ways[way.basis](way)}${shared ? `, ${shared.charAt(0).toLowerCase()}${shared.slice(1)}` : ''}`
}

const purposes: Readonly<Record<string, string>> = purposeLabels

type ShareEnd = (typeof shareEnds)[number]

/** Why a share ends. */
export const shareEndLabels: Readonly<Record<ShareEnd, string>> = {
  noLongerNeeded: 'It is no longer needed',
  sharedInError: 'It was shared in error',
  asked: 'The person or their family asked for it',
  workEnded: 'The team’s work has ended',
}

sayRefusals({ 'share.ended': 'This share has already ended. Nothing was changed.' })

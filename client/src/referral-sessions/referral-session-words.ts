import type { sessionModes, SessionStatus } from '@waymark/shared/referral-sessions/referral-session.ts'
import type { Tone } from '../ui/tag.tsx'

/** What became of a session. */
export const sessionWords: Readonly<Record<SessionStatus, { name: string; tone: Tone }>> = {
  planned: { name: 'Planned', tone: 'blue' },
  attended: { name: 'Attended', tone: 'green' },
  late: { name: 'Came late', tone: 'green' },
  didNotAttend: { name: 'Did not attend', tone: 'orange' },
  cancelledByUs: { name: 'Cancelled by us', tone: 'grey' },
  rescheduled: { name: 'Moved to another time', tone: 'grey' },
}

/** How it is held. */
export const modeWords: Readonly<Record<(typeof sessionModes)[number], string>> = {
  inPerson: 'In person',
  phone: 'By phone',
  video: 'By video',
}

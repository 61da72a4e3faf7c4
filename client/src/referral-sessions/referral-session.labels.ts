import type { ReferralSessionView, sessionModes, SessionStatus } from '@waymark/shared/referral-sessions/referral-session.ts'
import type { Tone } from '../ui/tag.tsx'

/** Labels for the states of a session. */
export const sessionLabels: Readonly<Record<SessionStatus, { name: string; tone: Tone }>> = {
  planned: { name: 'Planned', tone: 'blue' },
  attended: { name: 'Attended', tone: 'green' },
  late: { name: 'Came late', tone: 'green' },
  didNotAttend: { name: 'Did not attend', tone: 'orange' },
  cancelledByUs: { name: 'Cancelled by us', tone: 'grey' },
  rescheduled: { name: 'Moved to another time', tone: 'grey' },
}

/** The label of a session's state. A planned session whose time has passed is "Not recorded yet". */
export const stateOf = ({ status, at }: Pick<ReferralSessionView, 'status' | 'at'>, now: number): { name: string; tone: Tone } =>
  status === 'planned' && Date.parse(at) <= now ? { name: 'Not recorded yet', tone: 'orange' } : sessionLabels[status]

/** How it is held. */
export const modeLabels: Readonly<Record<(typeof sessionModes)[number], string>> = {
  inPerson: 'In person',
  phone: 'By phone',
  video: 'By video',
}

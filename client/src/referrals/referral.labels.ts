import type { AgeBand } from '@waymark/shared/platform/age.ts'
import type { legalBases, needs, ReferralRow, referralTypes, urgencies, views } from '@waymark/shared/referrals/referral.ts'
import type { ReferralStatus } from '@waymark/shared/referrals/referral-transitions.ts'
import { sayRefusals } from '../lib/http/problem-text.ts'
import type { Tone } from '../ui/tag.tsx'

export type Words<Codes extends readonly string[], Word = string> = Readonly<Record<Codes[number], Word>>

/** Labels for kinds of help. */
export const typeLabels: Words<typeof referralTypes> = {
  returnDiscussionService: 'Return discussion',
  missingPeopleSupport: 'Support for missing people and families',
  exploitationService: 'Support after exploitation',
  housingOptions: 'Housing options',
  familyMediation: 'Family mediation',
  childrensSocialWork: 'Children’s social work',
  adultSocialWork: 'Adult social work',
  adultSupportAndProtection: 'Adult support and protection',
  camhs: 'Child and adolescent mental health (CAMHS)',
  adultMentalHealth: 'Adult mental health',
  substance: 'Alcohol and drugs support',
  advocacy: 'Advocacy',
  carerSupport: 'Support for carers',
  school: 'School',
  other: 'Other help',
}

/** How urgent a referral is. */
export const urgencyLabels: Words<typeof urgencies, { name: string; tone: Tone }> = {
  immediate: { name: 'Immediate', tone: 'red' },
  within24Hours: { name: 'Within 24 hours', tone: 'orange' },
  urgent: { name: 'Urgent', tone: 'orange' },
  routine: { name: 'Routine', tone: 'grey' },
}

/** Labels for age bands in a preview. */
export const ageBandLabels: Readonly<Record<AgeBand, string>> = {
  under12: 'Under 12',
  '12to15': '12 to 15',
  '16to17': '16 or 17',
  '18to25': '18 to 25',
  '26to64': '26 to 64',
  '65andOver': '65 and over',
  notKnown: 'Not known',
}

/** The legal bases of sharing, and when each fits. */
export const legalBasisLabels: Words<typeof legalBases, { name: string; fits: string }> = {
  consent: { name: 'Consent', fits: 'The person agreed, could say no, and can take it back at any time.' },
  legalObligation: { name: 'Legal obligation', fits: 'A law says that this must be shared.' },
  vitalInterests: { name: 'Vital interests', fits: 'To protect somebody’s life, when they cannot agree.' },
  publicTask: { name: 'Public task', fits: 'Part of a public body’s duties, as for most police and council work.' },
  recognisedLegitimateInterest: {
    name: 'Recognised legitimate interest',
    fits: 'Safeguarding, an emergency, crime, or a public body’s request.',
  },
  legitimateInterests: {
    name: 'Legitimate interests',
    fits: 'Needed by a body that is not public, and weighed against the person’s own interests.',
  },
  lawEnforcement: { name: 'Law enforcement', fits: 'Police, to prevent or detect crime.' },
}

/** What the person thinks of the referral. */
export const viewsLabels: Words<typeof views> = {
  agrees: 'Agrees with it',
  disagrees: 'Does not agree with it',
  notAsked: 'Has not been asked',
  refused: 'Did not want to say',
}

/** What somebody may need. */
export const needLabels: Words<typeof needs> = {
  mentalHealth: 'Mental health',
  familyMediation: 'Family mediation',
  housing: 'Housing',
  substance: 'Alcohol or drugs',
  exploitationSupport: 'Support after exploitation',
  domesticAbuse: 'Safety from domestic abuse',
  education: 'Education',
  carePlanChange: 'A change of the care plan',
  carerSupport: 'Support for carers',
  health: 'Health',
  money: 'Money',
  immigration: 'Immigration',
  advocacy: 'Advocacy',
  mentor: 'A peer or mentor',
  safetyEquipment: 'Safety equipment (GPS)',
}

/** The receiver of a referral: service and agency, or agency and team if the team lists no service. */
export const recipientLabel = ({ agency, team, service }: Pick<ReferralRow, 'to'>['to']): string =>
  service ? `${service.name}, ${agency}` : `${agency}, ${team}`

type Hindrance = 'sealed' | 'notAgreed' | 'agreedToLess' | 'noLongerAgreed' | 'consentWithdrawn' | 'lastDayPassed'
type Why = ReferralStatus | Hindrance | 'senderMayNotShare' | 'beyondYourAccess' | 'shareEnded'
const refusals: Readonly<Record<`referral.${Why}` | 'session.recorded', string>> = {
  'session.recorded': 'What became of this session has been recorded already.',
  'referral.draft': 'This referral still waits for agreement, so this cannot be done yet.',
  'referral.sent': 'This referral has already been sent. Reload the page.',
  'referral.received': 'This referral has already been acknowledged.',
  'referral.moreInfoAsked': 'More information has been requested since. Reload the page.',
  'referral.waitingList': 'This referral has been added to a waiting list since. Reload the page.',
  'referral.accepted':
    'This referral has already been accepted. To stop what it shares, end the share on the episode’s Sharing tab.',
  'referral.active': 'Work on this referral has begun, so this cannot be done now.',
  'referral.completed': 'This referral has ended: its work was completed.',
  'referral.notEngaged': 'This referral has ended: the person did not engage.',
  'referral.declined': 'This referral has ended: it was declined.',
  'referral.withdrawn': 'This referral has ended: the team that sent it withdrew it.',
  'referral.senderMayNotShare':
    'The team that sent this can no longer pass on what it offered, so it cannot be accepted. Ask them to send it again, or decline it.',
  'referral.shareEnded': 'What was shared with your team has ended, so nothing more can be planned. Ask the team that sent it.',
  'referral.beyondYourAccess': 'It would pass on more than your team can see, so your team cannot agree to it.',
  'referral.sealed':
    'They are sealed, and nobody of the team that it is for is let in, so it would never see this. Share with one person of it first.',
  'referral.notAgreed':
    'No agreement between your agency and the one that it is for covers a referral, so it could not be accepted. Ask your administrator to record one.',
  'referral.agreedToLess':
    'The agreement between your agency and the one that it is for covers less than this shares, so it could not be accepted. A new referral can share less.',
  'referral.noLongerAgreed':
    'No agreement of the team that sent this covers it any more, so it cannot be accepted yet. They have not been told: ask them to put it right.',
  'referral.consentWithdrawn':
    'The person no longer agrees, and this rests on their consent. Ask them, and send a new referral if they agree.',
  'referral.lastDayPassed':
    'The last day of what this shares has passed, so it would open nothing. Ask the team that sent it to take it back and send it again; or, once it is declined, to offer it again with a later day.',
}
sayRefusals(refusals)

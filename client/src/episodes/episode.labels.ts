import type { ChecklistItem, Closing } from './episode-codes.ts'
import type { Answer, EpisodeStatus, MissingFrom } from '@waymark/shared/episodes/episode.ts'
import type { Tone } from '../ui/tag.tsx'

/** The status of an episode, with the word and colour of its tag. */
export const statusLabels: Readonly<Record<EpisodeStatus, { word: string; tone: Tone }>> = {
  reported: { word: 'To be confirmed', tone: 'orange' },
  notMissing: { word: 'Not missing', tone: 'grey' },
  missing: { word: 'Missing', tone: 'red' },
  located: { word: 'Return check due', tone: 'blue' },
  afterReturn: { word: 'Being followed up', tone: 'blue' },
  closed: { word: 'Closed', tone: 'green' },
  void: { word: 'Recorded in error', tone: 'grey' },
  deceased: { word: 'Died', tone: 'grey' },
}

/** The kinds of place that a person goes missing from. */
export const missingFromLabels: Readonly<Record<MissingFrom, string>> = {
  homeAddress: 'Home',
  friendOrRelativeHome: 'Home of a friend or relative',
  childrensHouse: 'Children’s house',
  fosterCare: 'Foster care',
  kinshipCare: 'Kinship care',
  secureCare: 'Secure care',
  supportedAccommodation: 'Supported accommodation',
  hostel: 'Hostel',
  asylumAccommodation: 'Asylum accommodation',
  careHome: 'Care home',
  hospitalWard: 'Hospital ward',
  hospitalEmergency: 'Hospital, emergency department',
  hospitalMentalHealth: 'Hospital, mental health ward',
  otherNhs: 'Another NHS place',
  school: 'School',
  college: 'College or university',
  workplace: 'Work',
  dayCentre: 'Day centre',
  custody: 'Custody',
  publicPlace: 'Outdoors or a public place',
  holidayOrEvent: 'Holiday or event',
  noFixedAddress: 'No fixed address',
  other: 'Somewhere else',
  notKnown: 'Not known',
}

/** The answers to the questions of the national definition. */
export const answerLabels: Readonly<Record<Answer, string>> = { yes: 'Yes', no: 'No', notKnown: 'Not known' }

/** How an episode ended. */
export const closingLabels: Readonly<Record<Closing, string>> = {
  tracedSafe: 'Traced, safe',
  tracedHarm: 'Traced, came to harm',
  whereaboutsWithheld: 'Traced, whereabouts withheld at their wish',
  inCustody: 'In custody',
  inHospital: 'In hospital',
  transferredToOtherForce: 'Passed to another force',
  abductionCrimeRecorded: 'Abduction, crime recorded',
}

/** The items of the closing checklist, worded for done and for still open. */
export const checklistLabels: Readonly<Record<ChecklistItem, { done: string; open: string }>> = {
  returnCheck: { done: 'The return check is recorded', open: 'Record the return check' },
  returnDiscussion: {
    done: 'The return discussion was held, or why it was not is recorded',
    open: 'Record the return discussion, or why there was none',
  },
  referrals: { done: 'A referral was sent', open: 'Send a referral, or say below why none is needed' },
}

/** Whether a concern report was submitted. */
export const concernReportLabels = { submitted: 'Submitted', notRequired: 'Not required' } as const

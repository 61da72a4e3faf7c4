import { z } from 'zod'
import type { Action } from '../permissions.ts'
import { answers } from '../platform/fields.ts'
import type { Transitions } from '../platform/transitions.ts'

export const episodeStatuses = [
  'reported',
  'notMissing',
  'missing',
  'located',
  'afterReturn',
  'closed',
  'void',
  'deceased',
] as const
export type EpisodeStatus = (typeof episodeStatuses)[number]

/** States in which something remains to be done. */
export const openStatuses = ['reported', 'missing', 'located', 'afterReturn'] as const satisfies EpisodeStatus[]
export const isOpen = (status: EpisodeStatus): boolean => openStatuses.some(open => open === status)

/** Risk levels of the National Framework (2017, Annex C; kept in 2025). */
export const risks = ['high', 'medium', 'low'] as const
export type Risk = (typeof risks)[number]
/** A first grading of risk, or a later review of it. */
export const riskAssessmentKinds = ['assessment', 'review'] as const

/** Actions of the permission matrix that change an episode or something on it. */
export type EpisodeAction = Extract<
  Action,
  | `episode.${string}`
  | `risk.${string}`
  | `returnCheck.${string}`
  | `returnDiscussion.${string}`
  | `support.${string}`
  | `enquiry.${'read' | 'record'}`
  | 'handover.accept'
  | 'task.do'
  | 'return.report'
  | 'information.add'
  | 'referral.send'
  | 'consent.withdraw'
  | `share.${'close' | 'end' | 'extend' | 'give' | 'review'}`
>

const always = (status: EpisodeStatus) =>
  ({
    'information.add': status,
    'share.close': status,
    'share.end': status,
    'share.extend': status,
    'share.review': status,
    'consent.withdraw': status,
    'task.do': status,
    'enquiry.read': status,
  }) as const
/**
 * Risk is assessed by those who search and reviewed by a supervisor. Only an inspector or the national unit lowers it from high.
 */
const grading = (status: EpisodeStatus) =>
  ({ 'risk.assess': status, 'risk.review': status, 'risk.lowerFromHigh': status }) as const
/** What police do while they look after an episode. */
const policing = (status: EpisodeStatus) =>
  ({ 'enquiry.record': status, 'episode.handover': status, 'handover.accept': status }) as const
const discussing = (status: EpisodeStatus) =>
  ({
    'returnDiscussion.offer': status,
    'returnDiscussion.arrange': status,
    'returnDiscussion.decline': status,
    'returnDiscussion.record': status,
  }) as const
const supporting = (status: EpisodeStatus) => ({ 'referral.send': status, 'share.give': status, 'support.note': status }) as const

/** The states of an episode (domain.md §2.2): in each state, what can happen and where it leads. */
export const episodeTransitions = {
  reported: {
    ...always('reported'),
    ...policing('reported'),
    ...supporting('reported'),
    ...grading('reported'),
    'episode.edit': 'reported',
    'episode.confirm': 'missing',
    'episode.treatAsNotMissing': 'notMissing',
    'episode.locate': 'located',
    'return.report': 'reported',
    'episode.recordDeath': 'reported',
    'episode.confirmDeath': 'deceased',
    'episode.void': 'void',
  },
  notMissing: {
    ...always('notMissing'),
    'episode.confirm': 'missing',
    // reviewed, and still not missing
    'episode.treatAsNotMissing': 'notMissing',
    'risk.assess': 'notMissing',
    'risk.lowerFromHigh': 'notMissing',
    'episode.void': 'void',
  },
  missing: {
    ...always('missing'),
    ...policing('missing'),
    ...supporting('missing'),
    ...grading('missing'),
    'episode.edit': 'missing',
    'episode.locate': 'located',
    'return.report': 'missing',
    'episode.recordDeath': 'missing',
    'episode.confirmDeath': 'deceased',
    'episode.void': 'void',
  },
  located: {
    ...always('located'),
    ...policing('located'),
    ...supporting('located'),
    ...discussing('located'),
    'episode.edit': 'located',
    'returnCheck.record': 'afterReturn',
    'episode.recordDeath': 'located',
    'episode.confirmDeath': 'deceased',
    'episode.void': 'void',
  },
  afterReturn: {
    ...always('afterReturn'),
    ...policing('afterReturn'),
    ...supporting('afterReturn'),
    ...discussing('afterReturn'),
    'episode.edit': 'afterReturn',
    'episode.close': 'closed',
    'episode.void': 'void',
  },
  closed: { ...always('closed'), ...supporting('closed'), 'episode.reopen': 'afterReturn' },
  void: { 'share.close': 'void', 'share.end': 'void' },
  deceased: { ...always('deceased') },
} as const satisfies Transitions<EpisodeStatus, EpisodeAction>

/** Where someone was missing from (domain.md E1). */
// prettier-ignore
export const missingFromPlaces = [
  'homeAddress', 'friendOrRelativeHome', 'childrensHouse', 'fosterCare', 'kinshipCare', 'secureCare', 'supportedAccommodation', 'hostel', 'asylumAccommodation',
  'careHome', 'hospitalWard', 'hospitalEmergency', 'hospitalMentalHealth', 'otherNhs', 'school', 'college', 'workplace', 'dayCentre', 'custody', 'publicPlace',
  'holidayOrEvent', 'noFixedAddress', 'other', 'notKnown',
] as const

export type MissingFrom = (typeof missingFromPlaces)[number]

export const Answer = z.enum(answers)
export type Answer = z.infer<typeof Answer>

/** Whether the national definition is met (Framework 2017): at least one of its three questions is answered yes. */
export const meetsDefinition = (of: { outOfCharacter: Answer; subjectToCrime: Answer; atRiskOfHarm: Answer }): boolean =>
  [of.outOfCharacter, of.subjectToCrime, of.atRiskOfHarm].includes('yes')

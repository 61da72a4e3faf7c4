import { z } from 'zod'
import { ageBands } from '../platform/age.ts'
import { actions, sections } from '../permissions.ts'
import { referralActions, referralStatuses, type ReferralAction } from './referral-transitions.ts'
import { taskKinds } from '../tasks/task.ts'
import { consentAnswers, specialConditions, statutoryDuties } from '../shares/terms.ts'

/** Kinds of help asked for (domain.md E15). */
export const referralTypes = [
  'returnDiscussionService', 'missingPeopleSupport', 'exploitationService', 'housingOptions', 'familyMediation', 'childrensSocialWork', 'adultSocialWork', 'adultSupportAndProtection',
  'camhs', 'adultMentalHealth', 'substance', 'advocacy', 'carerSupport', 'school', 'other',
] as const // prettier-ignore
export const urgencies = ['immediate', 'within24Hours', 'urgent', 'routine'] as const
export type Urgency = (typeof urgencies)[number]
/** Legal bases of sharing (domain.md E16). */
export const legalBases = [
  'consent',
  'legalObligation',
  'vitalInterests',
  'publicTask',
  'recognisedLegitimateInterest',
  'legitimateInterests',
  'lawEnforcement',
] as const
export const views = ['agrees', 'disagrees', 'notAsked', 'refused'] as const
export const declineReasons = [
  'outsideArea',
  'outsideAge',
  'notEligible',
  'noCapacity',
  'otherServiceFits',
  'unsafeForWorkers',
  'duplicate',
  'other',
] as const
/** Why a person who may share does not approve that a referral is sent. */
export const refusalReasons = ['beyondNeed', 'personDisagrees', 'otherWay', 'notNow'] as const
/** Why a referral was not taken on: the receiver declined it, or it was not approved. */
export const turnDownReasons = [...declineReasons, ...refusalReasons] as const
/** Needs of a person (domain.md E14). */
export const needs = [
  'mentalHealth', 'familyMediation', 'housing', 'substance', 'exploitationSupport', 'domesticAbuse', 'education', 'carePlanChange',
  'carerSupport', 'health', 'money', 'immigration', 'advocacy', 'mentor', 'safetyEquipment',
] as const // prettier-ignore
/** How a referral ended (domain.md E17). */
export const outcomes = [
  'needMet',
  'partlyMet',
  'declinedService',
  'unsuitable',
  'moved',
  'referredOn',
  'escalatedToProtection',
  'notEngaged',
  'unknown',
] as const

/** How finished work ended. That the person did not take it up is recorded separately, with the attempts. */
export const workOutcomes = outcomes.filter(outcome => outcome !== 'notEngaged') as [Outcome, ...Outcome[]] // as: the list is not empty
export type Outcome = (typeof outcomes)[number]
const possibleActions = Object.keys(referralActions) as [ReferralAction, ...ReferralAction[]] // as: Object.keys forgets the keys

/** Kinds of message between the two teams of a referral. Only these two teams read them. */
export const messageKinds = ['question', 'answer', 'waitingList', 'declined', 'notEngaged', 'feedback'] as const

/** A message without its author's name, because who in a team handles a referral is that team's own matter. */
export const ReferralMessage = z.object({
  id: z.uuid(),
  kind: z.enum(messageKinds),
  own: z.boolean(),
  team: z.string(),
  at: z.iso.datetime(),
  text: z.string().nullable(),
  /** For an answer: the question it answers. */
  about: z.uuid().nullable(),
  /** For a waiting list: when a place is expected. */
  expectedOn: z.iso.date().nullable(),
  /** How many times the team tried to reach the person. */
  attempts: z.int().nullable(),
  /** For a declined referral: a service that fits better. */
  service: z.object({ id: z.uuid(), name: z.string(), agency: z.string() }).nullable(),
})
export type ReferralMessage = z.infer<typeof ReferralMessage>

const To = z.object({
  team: z.string(),
  agency: z.string(),
  /** The requested service; null where the team listed none. */
  service: z.object({ id: z.uuid(), name: z.string() }).nullable(),
})

/** All that a receiver sees before accepting. It is copied when the referral is sent. */
export const ReferralPreview = z.object({
  type: z.enum(referralTypes),
  urgency: z.enum(urgencies),
  area: z.string(),
  ageBand: z.enum(ageBands),
  from: z.object({ team: z.string(), agency: z.string() }),
  /** Null where it is withheld, because the whereabouts are restricted. */
  line: z.string().nullable(),
})

/** A referral as either team sees it. For the receiver, `content` and `episode` are null until it accepts. */
export const ReferralView = z.object({
  id: z.uuid(),
  reference: z.string(),
  side: z.enum(['sender', 'receiver', 'observer']),
  status: z.enum(referralStatuses),
  version: z.int(),
  to: To,
  preview: ReferralPreview,
  sections: z.array(z.enum(sections)),
  legalBasis: z.enum(legalBases),
  onward: z.boolean(),
  shareUntil: z.iso.datetime().nullable(),
  /** The share that it opens now: its end, and when its need is reviewed. */
  share: z.object({ until: z.iso.datetime().nullable(), reviewAt: z.iso.datetime().nullable() }).nullable(),
  sentAt: z.iso.datetime().nullable(),
  receivedAt: z.iso.datetime().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  declineReason: z.enum(turnDownReasons).nullable(),
  endedAt: z.iso.datetime().nullable(),
  outcome: z.enum(outcomes).nullable(),
  allowed: z.array(z.enum(actions)),
  /** The actions that you may do and that can happen now. */
  possibleActions: z.array(z.enum(possibleActions)),
  content: z
    .object({
      reason: z.string(),
      views: z.enum(views),
      viewsNote: z.string().nullable(),
      safety: z.string().nullable(),
      contact: z.string().nullable(),
      needs: z.array(z.enum(needs)),
      doNotText: z.boolean(),
      doNotTellFamily: z.boolean(),
      safeTimes: z.string().nullable(),
      mayAnswer: z.string().nullable(),
      /** Version of the safety and contact details, and when they last changed. Null: unchanged since sending. */
      safetyVersion: z.int(),
      safetyChangedAt: z.iso.datetime().nullable(),
      condition: z.enum(specialConditions).nullable(),
      duty: z.enum(statutoryDuties).nullable(),
      /** Null: it was not recorded whether the person was asked. */
      consent: z
        .object({
          asked: z.boolean(),
          askedBy: z.string().nullable(),
          askedAt: z.iso.datetime().nullable(),
          scope: z.string().nullable(),
          answer: z.enum(consentAnswers).nullable(),
          whyNotAsked: z.string().nullable(),
        })
        .nullable(),
    })
    .nullable(),
  /** Oldest first. */
  messages: z.array(ReferralMessage),
  outcomesByNeed: z.array(z.object({ need: z.enum(needs), outcome: z.enum(outcomes) })),
  /** The next deadline, of either team. */
  deadline: z.object({ kind: z.enum(taskKinds), dueAt: z.iso.datetime() }).nullable(),
  /** The receiving team's first two deadlines, while they run. */
  acknowledgeBy: z.iso.datetime().nullable(),
  decideBy: z.iso.datetime().nullable(),
  /** The assignees in the receiving team, newest first. Null for the sender, who may not see them. */
  assignees: z
    .array(z.object({ account: z.object({ id: z.uuid(), name: z.string() }).nullable(), at: z.iso.datetime(), by: z.string() }))
    .nullable(),
  /** `open`: the episode can be opened now. Otherwise only its reference and name remain. */
  episode: z.object({ id: z.uuid(), reference: z.string(), name: z.string(), open: z.boolean() }).nullable(),
})
export type ReferralView = z.infer<typeof ReferralView>

/** A row of the inbox. */
export const ReferralRow = z.object({
  id: z.uuid(),
  reference: z.string(),
  side: z.enum(['sender', 'receiver', 'observer']),
  status: z.enum(referralStatuses),
  preview: ReferralPreview,
  /** The sections that acceptance opens, and on what terms. */
  sections: z.array(z.enum(sections)),
  terms: z.object({ legalBasis: z.enum(legalBases), onward: z.boolean(), until: z.iso.datetime().nullable() }),
  to: To,
  sentAt: z.iso.datetime().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  /** The next deadline, of either team. */
  dueAt: z.iso.datetime().nullable(),
  dueKind: z.enum(taskKinds).nullable(),
  /** The assignee in your team, where your team received it. */
  assignee: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** The person's name while you have access to the episode. For the receiver, only after acceptance. */
  name: z.string().nullable(),
})
export type ReferralRow = z.infer<typeof ReferralRow>

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
/** Legal bases of sharing (domain.md E16), the first line of each. */
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
/** Why somebody who may share does not agree that it is sent on. */
export const refusalReasons = ['beyondNeed', 'personDisagrees', 'otherWay', 'notNow'] as const
/** Why a referral was not taken on: the receiver declined it, or whoever may share did not agree. */
export const turnDownReasons = [...declineReasons, ...refusalReasons] as const
/** What somebody may need (domain.md E14). */
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

/** How work that was done ended: that the person did not take it up is recorded apart, with what was tried. */
export const workOutcomes = outcomes.filter(outcome => outcome !== 'notEngaged') as [Outcome, ...Outcome[]] // as: the list is not empty
export type Outcome = (typeof outcomes)[number]
const possibleActions = Object.keys(referralActions) as [ReferralAction, ...ReferralAction[]] // as: Object.keys forgets the keys

/** What one team tells the other about a referral: for the two teams alone. */
export const messageKinds = ['question', 'answer', 'waitingList', 'declined', 'notEngaged', 'feedback'] as const

/** A message, without the name of whoever wrote it: who in a team holds a referral is that team's own matter. */
export const ReferralMessage = z.object({
  id: z.uuid(),
  kind: z.enum(messageKinds),
  own: z.boolean(),
  team: z.string(),
  at: z.iso.datetime(),
  text: z.string().nullable(),
  /** The question that an answer answers. */
  about: z.uuid().nullable(),
  /** When a place is expected, of a waiting list. */
  expectedOn: z.iso.date().nullable(),
  /** How often somebody tried to reach the person. */
  attempts: z.int().nullable(),
  /** The service that fits better, of a declined one. */
  service: z.object({ id: z.uuid(), name: z.string(), agency: z.string() }).nullable(),
})
export type ReferralMessage = z.infer<typeof ReferralMessage>

const To = z.object({
  team: z.string(),
  agency: z.string(),
  /** The service that was asked for; null where the team had listed none. */
  service: z.object({ id: z.uuid(), name: z.string() }).nullable(),
})

/** What a receiver that has not accepted may see, copied when sent: this and no more (access.md, "A referral"). */
export const ReferralPreview = z.object({
  type: z.enum(referralTypes),
  urgency: z.enum(urgencies),
  area: z.string(),
  ageBand: z.enum(ageBands),
  from: z.object({ team: z.string(), agency: z.string() }),
  /** Null: it is withheld, as whereabouts are. */
  line: z.string().nullable(),
})

/** A referral as either team may see it. `content` and `episode` are null until it was accepted, for its receiver. */
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
  /** What it opens now: until when, and when somebody asks whether that is still needed. */
  share: z.object({ until: z.iso.datetime().nullable(), reviewAt: z.iso.datetime().nullable() }).nullable(),
  sentAt: z.iso.datetime().nullable(),
  receivedAt: z.iso.datetime().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  declineReason: z.enum(turnDownReasons).nullable(),
  endedAt: z.iso.datetime().nullable(),
  outcome: z.enum(outcomes).nullable(),
  allowed: z.array(z.enum(actions)),
  /** What you may do that can happen now. */
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
      /** Of safety and contact: counted up, and when, by each change. Null: as it was sent. */
      safetyVersion: z.int(),
      safetyChangedAt: z.iso.datetime().nullable(),
      condition: z.enum(specialConditions).nullable(),
      duty: z.enum(statutoryDuties).nullable(),
      /** Null: nobody said whether they were asked. */
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
  /** The clock that runs out next, whoever it runs on. */
  deadline: z.object({ kind: z.enum(taskKinds), dueAt: z.iso.datetime() }).nullable(),
  /** The first two deadlines of the receiving team, as far as they still run. */
  acknowledgeBy: z.iso.datetime().nullable(),
  decideBy: z.iso.datetime().nullable(),
  /** Who in the receiving team holds it, newest first: for that team alone, null for the sender. */
  assignees: z
    .array(z.object({ account: z.object({ id: z.uuid(), name: z.string() }).nullable(), at: z.iso.datetime(), by: z.string() }))
    .nullable(),
  /** `open`: whether the episode can be opened now, or only its reference and name remain. */
  episode: z.object({ id: z.uuid(), reference: z.string(), name: z.string(), open: z.boolean() }).nullable(),
})
export type ReferralView = z.infer<typeof ReferralView>

/** A line of the inbox. */
export const ReferralRow = z.object({
  id: z.uuid(),
  reference: z.string(),
  side: z.enum(['sender', 'receiver', 'observer']),
  status: z.enum(referralStatuses),
  preview: ReferralPreview,
  /** What acceptance will open, and on what terms. */
  sections: z.array(z.enum(sections)),
  terms: z.object({ legalBasis: z.enum(legalBases), onward: z.boolean(), until: z.iso.datetime().nullable() }),
  to: To,
  sentAt: z.iso.datetime().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  /** The clock that runs out next, whoever it runs on. */
  dueAt: z.iso.datetime().nullable(),
  dueKind: z.enum(taskKinds).nullable(),
  /** Who in your team holds it, where your team received it. */
  assignee: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** The person's name, as long as the episode is accessible to them; for the receiver once it was accepted. */
  name: z.string().nullable(),
})
export type ReferralRow = z.infer<typeof ReferralRow>

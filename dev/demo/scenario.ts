import type { AccessGround } from '@waymark/shared/access-requests/access-request.ts'
import type { ReviewOutcome } from '@waymark/shared/break-glass/break-glass.ts'
import type { CloseEpisode } from '@waymark/shared/episodes/closing.ts'
import type { MissingFrom, Risk } from '@waymark/shared/episodes/episode.ts'
import type { LocateEpisode, RecordReturnCheck } from '@waymark/shared/episodes/whereabouts.ts'
import type { ExclusionReason } from '@waymark/shared/exclusions/exclusion.ts'
import type { Section } from '@waymark/shared/permissions.ts'
import type { Restriction, SealReason } from '@waymark/shared/protection/protection.ts'
import type { RefusalGround } from '@waymark/shared/questions/question.ts'
import type { SendReferral } from '@waymark/shared/referrals/send-referral.ts'
import type { z } from 'zod'
import type { PersonName } from './people.ts'

/** An episode of the demo, as its files tell it. Hours count from the report, unless they say otherwise. */
export type Scenario = {
  person: PersonName
  /** Hours before now that it was reported. */
  ago: number
  /** How far it has come. `deathRecorded`: still missing on the board, a second inspector must confirm. */
  ends: 'reported' | 'notMissing' | 'missing' | 'void' | 'deathRecorded' | 'deceased' | 'located' | 'afterReturn' | 'closed'
  risk: Risk
  from: MissingFrom
  what: string
  why: string
  place: string
  /** Who records it; a partner's is a notification. */
  by?: Reporter
  area?: string
  /** Who told the police, and how they know the person. */
  reporter?: [name: string, relationship: string]
  unsafeToCall?: true
  found?: Found
  clues?: [source: string, text: string][]
  enquiries?: Enquiry[]
  /** What was not done in time, and still waits. */
  late?: ('review' | 'update' | 'check')[]
  handovers?: Handover[]
  discussion?: Discussion
  referrals?: Referral[]
  shares?: Share[]
  questions?: Question[]
  wantsAccess?: WantsAccess[]
  protection?: Protecting[]
  exclusions?: Excluding[]
  emergencies?: Emergency[]
  closing?: z.input<typeof CloseEpisode>['category']
  /** Not missing: hours from now in which it is looked at again. */
  lookAgainIn?: number
  reason?: string
  disclosed?: { after: number; whom: string; why: string }
  printed?: { after: number; why: string }
  /** Of where they were last seen. */
  corrected?: { after: number; right: string; why: string; means: string }
}
export type Reporter =
  | 'officer'
  | 'secondOfficer'
  | 'callHandler'
  | 'edinburghOfficer'
  | 'taysideOfficer'
  | 'houseManager'
  | 'careHomeManager'
  | 'wardNurse'

type Found = {
  place: string
  kind: LocateEpisode['kind']
  by?: LocateEpisode['foundBy']
  after?: number
  mayDisclose?: LocateEpisode['mayDisclose']
  condition?: z.input<typeof RecordReturnCheck>['condition']
  /** A partner tells that the person is back, before police see them. */
  disclosedBy?: 'houseManager' | 'careHomeManager'
}
/** `dueIn`: hours from now, while there is no result. */
type Enquiry = { what: string; result?: string; dueIn?: number; anyone?: true }
/** `ago`: hours before now. `passed`: not accepted in time, it went on to the next. */
export type Handover = {
  ago: number
  to: string
  team: string
  note: string
  ends: 'accepted' | 'waiting' | 'passed' | 'withdrawn'
}
/** `referred`: offered, and the charity was asked to hold it. */
type Discussion = {
  with: 'charity' | 'council' | 'police'
  ends: 'offered' | 'referred' | 'arranged' | 'held' | 'declined' | 'notAppropriate' | 'noContact'
  said?: [ownWords: string, workersView: string, wouldHelp?: string]
  /** Of a charity: it must ask before it refers on. */
  noOnward?: true
}
/** What those who lead, or the council, share without a referral. `withdrawn`: the person no longer agrees. */
export type Share = {
  from: 'sergeant' | 'council'
  to: string
  after: number
  sections: Section[]
  basis: 'consent' | 'publicTask'
  views: string
  ends: 'live' | 'withdrawn'
}
/** One team asks another; `by` answers, refuses, or has only seen it. Where none of these is told, it waits, and expires in time. */
export type Question = { from: string; to: string; by: string; after: number; asks: string } & Partial<
  { answer: string } | { refusal: RefusalGround; note?: string } | { seen: true }
>
/** Somebody to whom it is not open asks for access: waits, or is refused. `notify`: they may hear that they were. */
export type WantsAccess = { by: string; after: number; reason: string; refused?: AccessGround; notify?: 'yes' | 'no' }
/** How a person is protected: each step by somebody, so many hours after the report. */
export type Protecting = { after: number; by: string } & (
  | { does: 'seal'; reason: SealReason }
  | { does: 'name' | 'allowList'; whom: string; team: string }
  | { does: 'askUnseal' | 'askRestrict' | 'lift'; reason: string }
  | { does: 'restrict'; mayDisclose: Restriction; reason: string }
  | { does: 'refuseRestrict'; reason: string }
)
/** Somebody shall not know of the person; where `whom` is who says so, they know them. `ended`: by somebody else, and why. */
export type Excluding = {
  after: number
  by: string
  whom: string
  why: ExclusionReason
  ended?: { after: number; by: string; reason: string }
}
/** Opened in an emergency; each review by somebody, with what they found. */
export type Emergency = { after: number; by: string; reason: string; reviews?: EmergencyReview[] }
export type EmergencyReview = { by: string; of: 'lead' | 'agency'; after: number; outcome: ReviewOutcome; note: string }
export type Referral = {
  from: string
  to: string
  type: SendReferral['type']
  urgency: SendReferral['urgency']
  line: string
  why: string
  after: number
  ends:
    | 'draft'
    | 'sent'
    | 'received'
    | 'asked'
    | 'waiting'
    | 'accepted'
    | 'active'
    | 'completed'
    | 'notEngaged'
    | 'declined'
    | 'withdrawn'
    | 'shareEnded'
  sections?: Section[]
  note?: string
  /** What the person needs, and what must be known before anybody calls. */
  needs?: readonly SendReferral['needs'][number][]
  safe?: Partial<Pick<SendReferral, 'doNotText' | 'doNotTellFamily' | 'safeTimes' | 'mayAnswer' | 'contact' | 'safety'>>
}

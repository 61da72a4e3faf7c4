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

/** An episode of the demo. Hours count from the report, unless stated otherwise. */
export type Scenario = {
  person: PersonName
  /** How many hours before now it was reported. */
  ago: number
  /** The status it reaches. `deathRecorded`: still missing on the board until a second inspector confirms the death. */
  ends: 'reported' | 'notMissing' | 'missing' | 'void' | 'deathRecorded' | 'deceased' | 'located' | 'afterReturn' | 'closed'
  risk: Risk
  from: MissingFrom
  what: string
  why: string
  place: string
  /** The person who records it; a partner makes a notification. */
  by?: Reporter
  area?: string
  /** The person who reported it to police, and how they know the missing person. */
  reporter?: [name: string, relationship: string]
  unsafeToCall?: true
  found?: Found
  clues?: [source: string, text: string][]
  enquiries?: Enquiry[]
  /** Tasks that are overdue and still open. */
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
  /** For `notMissing`: hours from now until the next review. */
  lookAgainIn?: number
  reason?: string
  disclosed?: { after: number; whom: string; why: string }
  printed?: { after: number; why: string }
  /** A correction of the place where they were last seen. */
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
  /** The partner who reports that the person is back, before police see them. */
  disclosedBy?: 'houseManager' | 'careHomeManager'
}
/** `dueIn`: hours from now until it is due, while there is no result. */
type Enquiry = { what: string; result?: string; dueIn?: number; anyone?: true }
/** `ago`: hours before now. `passed`: not accepted in time, so it passed to the next person. */
export type Handover = {
  ago: number
  to: string
  team: string
  note: string
  ends: 'accepted' | 'waiting' | 'passed' | 'withdrawn'
}
/** `referred`: offered, and the charity has a referral for it. */
type Discussion = {
  with: 'charity' | 'council' | 'police'
  ends: 'offered' | 'referred' | 'arranged' | 'held' | 'declined' | 'notAppropriate' | 'noContact'
  said?: [ownWords: string, workersView: string, wouldHelp?: string]
  /** For a charity: it needs approval before it refers on. */
  noOnward?: true
}
/** A share without a referral, by the lead team or the council. `withdrawn`: the person withdrew consent. */
export type Share = {
  from: 'sergeant' | 'council'
  to: string
  after: number
  sections: Section[]
  basis: 'consent' | 'publicTask'
  views: string
  ends: 'live' | 'withdrawn'
}
/** A question between teams. `by` answers, refuses or only sees it; otherwise it waits until it expires. */
export type Question = { from: string; to: string; by: string; after: number; asks: string } & Partial<
  { answer: string } | { refusal: RefusalGround; note?: string } | { seen: true }
>
/** An access request by a person without access. It waits, or is refused; `notify`: whether they learn of the refusal. */
export type WantsAccess = { by: string; after: number; reason: string; refused?: AccessGround; notify?: 'yes' | 'no' }
/** A step in the protection of a person, so many hours after the report. */
export type Protecting = { after: number; by: string } & (
  | { does: 'seal'; reason: SealReason }
  | { does: 'name' | 'allowList'; whom: string; team: string }
  | { does: 'askUnseal' | 'askRestrict' | 'lift'; reason: string }
  | { does: 'restrict'; mayDisclose: Restriction; reason: string }
  | { does: 'refuseRestrict'; reason: string }
)
/** An exclusion. If `by` is `whom`, they declare that they know the person. `ended`: by another person, and why. */
export type Excluding = {
  after: number
  by: string
  whom: string
  why: ExclusionReason
  ended?: { after: number; by: string; reason: string }
}
/** Emergency access, with its reviews. */
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
  /** The needs of the person, and what to know before anyone calls. */
  needs?: readonly SendReferral['needs'][number][]
  safe?: Partial<Pick<SendReferral, 'doNotText' | 'doNotTellFamily' | 'safeTimes' | 'mayAnswer' | 'contact' | 'safety'>>
}

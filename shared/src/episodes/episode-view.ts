import { z } from 'zod'
import { actions, bases, type Section } from '../permissions.ts'
import { PersonCare, PersonDescription, PersonHealth, PersonSummary } from '../people/person.ts'
import { returnDiscussionStatuses } from '../return-discussions/return-discussion.ts'
import { closings, concernReports } from './closing.ts'
import { Answer, episodeStatuses, missingFromPlaces, riskAssessmentKinds, risks } from './episode.ts'
import { conditions, disclosureLevels, WhereaboutsView } from './whereabouts.ts'

const Who = z.object({ name: z.string(), team: z.string() })
export type Who = z.infer<typeof Who>

const Summary = z.object({
  reference: z.string(),
  status: z.enum(episodeStatuses),
  risk: z.enum(risks),
  person: PersonSummary,
  missingFrom: z.enum(missingFromPlaces),
  area: z.object({ code: z.string(), name: z.string() }),
  leadTeam: z.object({ id: z.uuid(), name: z.string(), agency: z.string() }),
  reportedAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  locatedAt: z.iso.datetime().nullable(),
  closedAt: z.iso.datetime().nullable(),
  /** The account that looks after it now, if any, and when its risk is next reviewed. */
  assignedTo: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  reviewDue: z.iso.datetime().nullable(),
  version: z.int(),
  /** How many earlier episodes of this person you may know of. */
  earlierEpisodes: z.int(),
  /** How many other teams have access to this episode, as far as you may know. */
  otherTeams: z.int(),
  mayDisclose: z.enum(disclosureLevels),
  /** Whether the person is sealed. An account that the seal does not let in receives no answer about them at all. */
  sealed: z.boolean(),
  returnDiscussion: z
    .object({
      id: z.uuid(),
      status: z.enum(returnDiscussionStatuses),
      arrangeBy: z.iso.datetime(),
      completeBy: z.iso.datetime(),
      assignee: z.string().nullable(),
      arrangedFor: z.iso.datetime().nullable(),
      heldAt: z.iso.datetime().nullable(),
    })
    .nullable(),
})

const Description = z.object({
  person: PersonDescription.nullable(),
  circumstances: z
    .object({
      narrative: z.string(),
      lastSeenPlace: z.string(),
      clothing: z.string().nullable(),
      outOfCharacter: Answer,
      subjectToCrime: Answer,
      atRiskOfHarm: Answer,
      version: z.int(),
    })
    .nullable(),
  /** Newest first. */
  risks: z.array(
    z.object({
      kind: z.enum(riskAssessmentKinds),
      level: z.enum(risks),
      rationale: z.string(),
      at: z.iso.datetime(),
      by: Who,
    }),
  ),
})

const Health = z.object({
  person: PersonHealth.nullable(),
  returnCheck: z
    .object({ seenAt: z.iso.datetime(), condition: z.enum(conditions), harm: Answer, note: z.string().nullable(), by: Who })
    .nullable(),
})

const Enquiries = z.object({
  reporter: z.object({ name: z.string(), relationship: z.string(), phone: z.string().nullable(), safeToCall: Answer }).nullable(),
  closing: z
    .object({
      category: z.enum(closings),
      concernReport: z.enum(concernReports),
      noReferralWhy: z.string().nullable(),
      note: z.string().nullable(),
    })
    .nullable(),
  /** One inspector recorded the death and another must confirm it. Shown to the lead team and the national unit only. */
  deathRecorded: z.boolean(),
  /** A handover that nobody has accepted yet. `late`: it passed to the next person at least once. */
  handover: z
    .object({ id: z.uuid(), toTeam: z.string(), asked: z.string(), dueAt: z.iso.datetime(), late: z.boolean() })
    .nullable(),
})

/** Every field of an episode's view belongs to exactly one section. A field outside a section does not compile. */
const bySection = {
  summary: Summary,
  description: Description.nullable(),
  care: PersonCare.nullable(),
  health: Health.nullable(),
  enquiries: Enquiries.nullable(),
  /** These three have endpoints of their own: /return-discussions and /support-notes. Plans do not exist yet. */
  returnDiscussion: z.null(),
  support: z.null(),
  plan: z.null(),
  whereabouts: WhereaboutsView.nullable(),
} satisfies Record<Section, z.ZodType>

/** An episode as far as you may see it. A section is null where it is not open to you, or is empty. */
export const EpisodeView = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  /** The bases of your access. */
  bases: z.array(z.enum(bases)),
  /** When your emergency access ends. */
  breakGlassUntil: z.iso.datetime().nullable(),
  /** What you may do now. */
  allowed: z.array(z.enum(actions)),
  sections: z.object(bySection),
})
export type EpisodeView = z.infer<typeof EpisodeView>

/** A row of the board. Section: summary. */
export const EpisodeRow = z.object({
  id: z.uuid(),
  reference: z.string(),
  name: z.string(),
  age: z.int().nullable(),
  risk: z.enum(risks),
  status: z.enum(episodeStatuses),
  area: z.string(),
  leadTeam: z.string(),
  missingFrom: z.enum(missingFromPlaces),
  warning: z.string().nullable(),
  reportedAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  locatedAt: z.iso.datetime().nullable(),
  /** The next deadline of the return discussion, if one is running. */
  returnDiscussionDue: z.iso.datetime().nullable(),
  /** When the risk is next reviewed, while the person is missing. */
  reviewDue: z.iso.datetime().nullable(),
  /** For police: nobody accepted a handover in time. */
  unaccepted: z.boolean(),
})
export type EpisodeRow = z.infer<typeof EpisodeRow>

/** Filters of the board, as they appear in the address of the page. */
export const BoardQuery = z.object({
  show: z.enum(['missing', 'returned', 'ended', 'all']).default('missing'),
  risk: z.enum(risks).optional(),
  area: z.string().max(20).optional(),
  sort: z.enum(['risk', 'review', 'reported', 'lastSeen', 'name']).default('risk'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})
/** Rows on one page of the board. */
export const boardPage = 50

export const Board = z.object({ rows: z.array(EpisodeRow), count: z.int() })

/** The timeline shows this many items, the newest. */
export const timelinePage = 500
/** One event on the timeline. `detail`: text of the record that it is about, where you may read it. */
export const TimelineItem = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  kind: z.string(),
  by: Who.nullable(),
  detail: z.string().nullable(),
  /** Codes of the event, such as a level of risk. */
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
export type TimelineItem = z.infer<typeof TimelineItem>

import { z } from 'zod'
import { exactly, leastReason, validateExact } from '../break-glass/break-glass.ts'
import { choice, evenIfInvalid, newId, text } from '../platform/fields.ts'
import { sections } from '../permissions.ts'

/**
 * How often an account may ask for access in an hour, whether granted or not. A test checks that PostgreSQL has the same number.
 */
export const accessTries = 10

/** How an access request ends. */
export const accessOutcomes = ['granted', 'refused', 'expired'] as const
export type AccessOutcome = (typeof accessOutcomes)[number]

/** Why access is refused. */
export const accessGrounds = ['noNeed', 'noBasis', 'consentRefused', 'wouldHarm', 'askedElsewhere'] as const
export type AccessGround = (typeof accessGrounds)[number]

export const AskForAccess = z
  .object({
    id: newId,
    ...exactly,
    sections: z.array(z.enum(sections), { error: 'Select what you need' }).min(1, 'Select what you need'),
    reason: text('Enter why you need access', 2000).refine(
      value => value.length >= leastReason,
      `Write at least ${leastReason} characters: the person who decides will read it`,
    ),
  })
  .superRefine(validateExact, evenIfInvalid)

export const RefuseAccess = z.object({
  ground: choice(accessGrounds, 'Select why access is not given'),
  /** Whether the person who asked is notified of the refusal. A notification also reveals that a record exists. */
  notify: choice(['yes', 'no'], 'Select whether they may know of the refusal'),
})

/** An access request as the person who asked sees it: what they typed, and as much of the answer as they may know. */
export const AskedView = z.object({
  id: z.uuid(),
  reference: z.string(),
  askedAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  whom: z.string(),
  sections: z.array(z.enum(sections)),
  reason: z.string(),
  outcome: z.enum(accessOutcomes).nullable(),
  ground: z.enum(accessGrounds).nullable(),
  endedAt: z.iso.datetime().nullable(),
  /** The episode, once access is granted and for as long as it lasts. */
  episode: z.object({ id: z.uuid(), reference: z.string() }).nullable(),
})
export type AskedView = z.infer<typeof AskedView>

/** An access request as people who may share the episode see it. */
export const WantedView = z.object({
  id: z.uuid(),
  reference: z.string(),
  askedAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  by: z.object({ name: z.string(), team: z.string(), teamId: z.uuid() }),
  sections: z.array(z.enum(sections)),
  reason: z.string(),
  outcome: z.enum(accessOutcomes).nullable(),
  ground: z.enum(accessGrounds).nullable(),
  decided: z.object({ at: z.iso.datetime(), by: z.object({ name: z.string(), team: z.string() }) }).nullable(),
  /** Whether you may decide it. The person who asked never does. */
  yours: z.boolean(),
})
export type WantedView = z.infer<typeof WantedView>
/** The list shows this many requests, the newest. */
export const accessPage = 100

import { z } from 'zod'
import { exactly, leastReason, validateExact } from '../break-glass/break-glass.ts'
import { choice, evenIfInvalid, newId, text } from '../platform/fields.ts'
import { sections } from '../permissions.ts'

/** How often an account may ask for access in an hour, whatever comes of it. PostgreSQL holds the same: a test keeps them one. */
export const accessTries = 10

/** What came of asking. */
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
  /** Whether whoever asked may hear that it was refused: to be told so is to be told that there is a record. */
  notify: choice(['yes', 'no'], 'Select whether they may know of the refusal'),
})

/** Asking for access as whoever asked sees it: what they typed, and what they may know of its answer. */
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
  /** Once it was granted, and for as long as it is accessible. */
  episode: z.object({ id: z.uuid(), reference: z.string() }).nullable(),
})
export type AskedView = z.infer<typeof AskedView>

/** The same as whoever may share the episode sees it. */
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
  /** Whether you may decide it: whoever asked never does. */
  yours: z.boolean(),
})
export type WantedView = z.infer<typeof WantedView>
/** The newest so many. */
export const accessPage = 100

import { z } from 'zod'
import { choice, instant, newId, optionalText, text } from '../platform/fields.ts'
import { sections } from '../permissions.ts'
import { ConsentIfSaid } from '../shares/consent.ts'
import { specialConditions, statutoryDuties } from '../shares/terms.ts'
import { legalBases, needs, referralTypes, urgencies, views } from './referral.ts'

/** What a referral is sent with. */
export const SendReferral = z.object({
  id: newId,
  /** The service that is asked; or, of a team that lists none, the team. */
  serviceId: z
    .uuid()
    .nullish()
    .transform(value => value ?? undefined),
  toTeam: z
    .uuid()
    .nullish()
    .transform(value => value ?? undefined),
  type: choice(referralTypes, 'Select what support is needed'),
  urgency: choice(urgencies, 'Select how urgent it is'),
  /** All that the receiver reads of the person before it accepts: no name. */
  line: text('Enter a one-line summary, without names', 200),
  reason: text('Enter why you refer, for the team that accepts', 5000),
  sections: z
    .array(z.enum(sections))
    .min(1, 'Select what the team will see')
    .transform(chosen => [...new Set(['summary' as const, ...chosen])]),
  legalBasis: choice(legalBases, 'Select the legal basis'),
  condition: choice(specialConditions, 'Select the condition').optional(),
  duty: choice(statutoryDuties, 'Select the duty in law').optional(),
  /** Whether they were asked that this is shared: never worked out from the basis, or from what they think of it. */
  consent: ConsentIfSaid,
  views: choice(views, 'Say what their views are'),
  viewsNote: optionalText(1000),
  safety: optionalText(1000),
  contact: optionalText(1000),
  /** What the person needs, as the sender sees it: the outcome is recorded need by need. */
  needs: z.array(z.enum(needs)).default([]),
  doNotText: z.boolean().default(false),
  doNotTellFamily: z.boolean().default(false),
  safeTimes: optionalText(200),
  mayAnswer: optionalText(200),
  onward: z.boolean().default(false),
  shareUntil: instant('Enter the date the share ends')
    .nullish()
    .transform(value => value ?? undefined),
})
/** What must be known before anybody calls, writes or visits, as the sender says it anew; with the version of it that was read. */
export const ChangeSafety = SendReferral.pick({
  safety: true,
  contact: true,
  doNotText: true,
  doNotTellFamily: true,
  safeTimes: true,
  mayAnswer: true,
}).extend({ version: z.int() })
export type ChangeSafety = z.output<typeof ChangeSafety>
export type SendReferral = z.output<typeof SendReferral>

/** What a referral is offered again with. */
export const OfferAgain = z.object({
  /** Its last day anew: asked for where the one that it has has passed or is near. */
  shareUntil: instant('Enter the last day of the share').optional(),
})

import { z } from 'zod'
import { choice, instant, newId, optionalText, text } from '../platform/fields.ts'
import { sections } from '../permissions.ts'
import { ConsentIfSaid } from '../shares/consent.ts'
import { specialConditions, statutoryDuties } from '../shares/terms.ts'
import { legalBases, needs, referralTypes, urgencies, views } from './referral.ts'

/** The content of a new referral. */
export const SendReferral = z.object({
  id: newId,
  /** The requested service, or the team where it lists no service. */
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
  /** The only free text that the receiver reads before accepting. It contains no name. */
  line: text('Enter a one-line summary, without names', 200),
  reason: text('Enter why you refer, for the team that accepts', 5000),
  sections: z
    .array(z.enum(sections))
    .min(1, 'Select what the team will see')
    .transform(chosen => [...new Set(['summary' as const, ...chosen])]),
  legalBasis: choice(legalBases, 'Select the legal basis'),
  condition: choice(specialConditions, 'Select the condition').optional(),
  duty: choice(statutoryDuties, 'Select the duty in law').optional(),
  /** Whether the person was asked about sharing. Never derived from the legal basis or from their views. */
  consent: ConsentIfSaid,
  views: choice(views, 'Say what their views are'),
  viewsNote: optionalText(1000),
  safety: optionalText(1000),
  contact: optionalText(1000),
  /** The person's needs as the sender sees them. An outcome is recorded for each need. */
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
/** New details of safety and contact, with the version that the author read. */
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

/** The content of an offer that is repeated. */
export const OfferAgain = z.object({
  /** A new last day. Required where the old one has passed or is near. */
  shareUntil: instant('Enter the last day of the share').optional(),
})

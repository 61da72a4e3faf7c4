import { z } from 'zod'
import { choice, evenIfInvalid, instant, newId, optionalText, text } from '../platform/fields.ts'
import { bases, sections } from '../permissions.ts'
import { legalBases } from '../referrals/referral.ts'

/** What counts as a disclosure: looked at by another agency, opened or in a list; shared, by itself or by a referral; previewed; a question of another agency answered; printed; exported; told outside Waymark. */
export const disclosureKinds = [
  'view',
  'list',
  'share',
  'shareChanged',
  'shareEnded',
  'preview',
  'referral',
  'answer',
  'print',
  'export',
  'recorded',
] as const
export type DisclosureKind = (typeof disclosureKinds)[number]
/** Those that nothing else knows of: the kinds that a row of the disclosure log holds. */
export const keptKinds = ['print', 'export', 'recorded'] as const satisfies DisclosureKind[]

/** Those that take something out of Waymark: looking that an auditor asks about. PostgreSQL holds the same: a test keeps them one. */
export const takenOut = ['print', 'export'] as const satisfies (typeof keptKinds)[number][]
export type TakenOut = (typeof takenOut)[number]

/** How something was told outside Waymark. */
export const hows = ['phone', 'inPerson', 'email', 'letter'] as const

/** One disclosure. `by`: who did it, or looked, where that is of one's own agency. */
export const DisclosureView = z.object({
  id: z.string(),
  kind: z.enum(disclosureKinds),
  /** Views of a day are one: the first and the last of them, and how many. */
  at: z.iso.datetime(),
  lastAt: z.iso.datetime(),
  times: z.int(),
  episode: z.object({ id: z.uuid(), reference: z.string() }).nullable(),
  from: z.string().nullable(),
  by: z.string().nullable(),
  to: z.string().nullable(),
  how: z.enum(hows).nullable(),
  sections: z.array(z.enum(sections)),
  /** The bases of access by which it was looked at. */
  bases: z.array(z.enum(bases)),
  legalBasis: z.string().nullable(),
  /** Of a share besides: the basis of whoever receives it, the condition for special categories, and the agreement: whether there is one, and for its two agencies which. */
  receiverBasis: z.string().nullable(),
  condition: z.string().nullable(),
  agreed: z.boolean().nullable(),
  agreement: z.string().nullable(),
  /** A code of the share, or words. */
  reason: z.string().nullable(),
  /** Whom it was told to and why are withheld with the whereabouts. */
  withheld: z.boolean(),
  /** How many things had been recorded by then: what was seen is the record after that one. */
  version: z.int().nullable(),
})
export type DisclosureView = z.infer<typeof DisclosureView>

const page = z.coerce.number().int().min(1).max(1000).default(1)
const filters = {
  kind: z.enum(disclosureKinds).optional(),
  /** By name, as the directory has it. */
  agency: z.string().max(200).optional(),
  section: z.enum(sections).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
}
/** What is asked of the disclosure log; it lives in the address of the page. */
export const DisclosureLogQuery = z.object({ ...filters, page })
export const ExportDisclosureLog = z.object(filters)
export type DisclosureLogFilters = z.output<typeof ExportDisclosureLog>
/** Rows to a page, and to an export. */
export const disclosureLogPage = 50
export const disclosureLogExport = 5000

export const DisclosureLogView = z.object({
  rows: z.array(DisclosureView),
  count: z.int(),
  /** There are more views than are looked through at once: narrower dates show the others. */
  cut: z.boolean(),
})
export type DisclosureLogView = z.infer<typeof DisclosureLogView>

/** Told outside Waymark, such as on the phone: to a team that is in Waymark, or to somebody in words. */
export const RecordDisclosure = z
  .object({
    id: newId,
    toTeam: z
      .union([z.literal('').transform(() => undefined), z.uuid()])
      .nullish()
      .transform(value => value ?? undefined),
    toWhom: optionalText(200),
    how: choice(hows, 'Select how they were told'),
    at: instant('Enter when they were told'),
    sections: z.array(z.enum(sections)).min(1, 'Select what they were told of'),
    legalBasis: choice(legalBases, 'Select the legal basis'),
    reason: text('Enter why they were told', 1000),
  })
  .superRefine(({ toTeam, toWhom }, context) => {
    if ((toTeam === undefined) === (toWhom === undefined))
      context.addIssue({ code: 'custom', path: ['toWhom'], message: 'Enter who was told, or choose a team, not both' })
  }, evenIfInvalid)

export const PrintRecord = z.object({ id: newId, reason: text('Enter what the print is for', 300) })
/** The sections that a print holds: of what one reads, never a place of somebody whose whereabouts are restricted. */
export const sectionsOfPrint = <S extends string>(readable: Iterable<S>, restricted: boolean): S[] =>
  [...readable].filter(
    section => ['summary', 'description', 'care', 'health'].includes(section) || (section === 'whereabouts' && !restricted),
  )

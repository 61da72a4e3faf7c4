import { z } from 'zod'
import { choice, evenIfInvalid, instant, newId, optionalText, text } from '../platform/fields.ts'
import { bases, sections } from '../permissions.ts'
import { legalBases } from '../referrals/referral.ts'

/**
 * Kinds of disclosure: viewed by another agency, listed, shared, referred, previewed, answered, printed, exported, or given
 * outside Waymark.
 */
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
/** Kinds that have a row of their own in the disclosure log. The others are derived from other records. */
export const keptKinds = ['print', 'export', 'recorded'] as const satisfies DisclosureKind[]

/** Kinds that take data out of Waymark, which auditors ask about. A test checks that PostgreSQL has the same list. */
export const takenOut = ['print', 'export'] as const satisfies (typeof keptKinds)[number][]
export type TakenOut = (typeof takenOut)[number]

/** How information was given outside Waymark. */
export const hows = ['phone', 'inPerson', 'email', 'letter'] as const

/** One disclosure. `by`: the account, where it belongs to your own agency. */
export const DisclosureView = z.object({
  id: z.string(),
  kind: z.enum(disclosureKinds),
  /** Views on one day count as one disclosure: the first time, the last time, and how many. */
  at: z.iso.datetime(),
  lastAt: z.iso.datetime(),
  times: z.int(),
  episode: z.object({ id: z.uuid(), reference: z.string() }).nullable(),
  from: z.string().nullable(),
  by: z.string().nullable(),
  to: z.string().nullable(),
  how: z.enum(hows).nullable(),
  sections: z.array(z.enum(sections)),
  /** The bases on which it was viewed. */
  bases: z.array(z.enum(bases)),
  legalBasis: z.string().nullable(),
  /**
   * For a share: the receiver's legal basis, the condition for special categories, and whether an agreement covers it. Only the
   * two agencies see which agreement.
   */
  receiverBasis: z.string().nullable(),
  condition: z.string().nullable(),
  agreed: z.boolean().nullable(),
  agreement: z.string().nullable(),
  /** A reason code of the share, or free text. */
  reason: z.string().nullable(),
  /** Recipient and reason are withheld, because the whereabouts are. */
  withheld: z.boolean(),
  /** How many changes had been recorded by then. The recipient saw the record as it was after that change. */
  version: z.int().nullable(),
})
export type DisclosureView = z.infer<typeof DisclosureView>

const page = z.coerce.number().int().min(1).max(1000).default(1)
const filters = {
  kind: z.enum(disclosureKinds).optional(),
  /** The name of the agency, as in the directory. */
  agency: z.string().max(200).optional(),
  section: z.enum(sections).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
}
/** Filters of the disclosure log, as they appear in the address of the page. */
export const DisclosureLogQuery = z.object({ ...filters, page })
export const ExportDisclosureLog = z.object(filters)
export type DisclosureLogFilters = z.output<typeof ExportDisclosureLog>
/** Rows on one page, and in one export. */
export const disclosureLogPage = 50
export const disclosureLogExport = 5000

export const DisclosureLogView = z.object({
  rows: z.array(DisclosureView),
  count: z.int(),
  /** More views exist than one request reads. Narrower dates show the others. */
  cut: z.boolean(),
})
export type DisclosureLogView = z.infer<typeof DisclosureLogView>

/** Information given outside Waymark, such as on the phone: to a team in Waymark, or to someone described in words. */
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
/** The sections that a print contains, of those the reader can read. Whereabouts under a restriction are never printed. */
export const sectionsOfPrint = <S extends string>(readable: Iterable<S>, restricted: boolean): S[] =>
  [...readable].filter(
    section => ['summary', 'description', 'care', 'health'].includes(section) || (section === 'whereabouts' && !restricted),
  )

import { z } from 'zod'
import { choice, evenIfInvalid, newId, optionalText, text } from '../platform/fields.ts'
import { sections, type Action, type Section } from '../permissions.ts'

type Correctable = { section: Section; most: number; /** Can be corrected, not removed. */ needed?: true }
/** The fields of an episode that can be corrected or removed, each with its section and greatest length. */
export const correctableOfEpisode = {
  narrative: { section: 'description', most: 5000 },
  lastSeenPlace: { section: 'description', most: 500 },
  clothing: { section: 'description', most: 500 },
} as const satisfies Record<string, Correctable>
export const correctableOfPerson = {
  givenName: { section: 'summary', most: 100, needed: true },
  familyName: { section: 'summary', most: 100, needed: true },
  knownAs: { section: 'summary', most: 100 },
  warning: { section: 'summary', most: 500 },
  appearance: { section: 'description', most: 2000 },
  marks: { section: 'description', most: 1000 },
  languages: { section: 'description', most: 300 },
  livesWith: { section: 'care', most: 200 },
  keyWorker: { section: 'care', most: 200 },
  homeAddress: { section: 'care', most: 300 },
  phone: { section: 'care', most: 40 },
  conditions: { section: 'health', most: 2000 },
  medication: { section: 'health', most: 500 },
  medicationIfMissed: { section: 'health', most: 500 },
  allergies: { section: 'health', most: 500 },
} as const satisfies Record<string, Correctable>
/** The same for records of which an episode has many. `read`: the action that allows reading them, where they have their own. */
export const correctableOfRecord = {
  information: { section: 'description', most: 5000 },
  informationSource: { section: 'description', most: 300 },
  riskRationale: { section: 'description', most: 5000 },
  checkNote: { section: 'health', most: 2000 },
  ownWords: { section: 'returnDiscussion', most: 10_000, read: 'returnDiscussion.read' },
  workersView: { section: 'returnDiscussion', most: 10_000, read: 'returnDiscussion.read' },
  wouldHelp: { section: 'returnDiscussion', most: 2000, read: 'returnDiscussion.read' },
  notHeldNote: { section: 'returnDiscussion', most: 2000, read: 'returnDiscussion.read' },
  supportNote: { section: 'support', most: 10_000, read: 'support.read' },
  foundAddress: { section: 'whereabouts', most: 500 },
  returnReport: { section: 'whereabouts', most: 2000 },
} as const satisfies Record<string, Correctable & { read?: Action }>
export type EpisodeField = keyof typeof correctableOfEpisode
export type PersonField = keyof typeof correctableOfPerson
export type RecordField = keyof typeof correctableOfRecord
const keys = <K extends string>(of: Record<K, unknown>) => Object.keys(of) as [K, ...K[]] // as: Object.keys forgets the keys
export const episodeFields = keys(correctableOfEpisode)
export const personFields = keys(correctableOfPerson)
export const recordFields = keys(correctableOfRecord)
export const correctableFields = [...episodeFields, ...personFields, ...recordFields] as const
export type CorrectableField = EpisodeField | PersonField | RecordField
/** All three tables in one. */
export const correctable: Record<CorrectableField, Correctable> = {
  ...correctableOfEpisode,
  ...correctableOfPerson,
  ...correctableOfRecord,
}

/** Replaces a text that was removed. The record keeps that it was removed and why, but not the text. */
export const removed = 'Removed'

/** A correction of one field. `version`: the version of the record that the author read. */
const correctionOf = <const F extends [CorrectableField, ...CorrectableField[]]>(fields: F) =>
  z
    .object({
      id: newId,
      field: choice(fields, 'Select what is wrong'),
      version: z.int().min(1),
      act: choice(['correct', 'remove'], 'Say whether it is corrected or removed'),
      value: optionalText(10_000),
      why: text('Enter why it is wrong', 1000),
      means: text('Enter what changes for those who have read it', 1000),
    })
    .superRefine(({ field, act, value }, context) => {
      const ask = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
      if (act === 'correct' && !value) ask('value', 'Enter what is right')
      if (!Object.hasOwn(correctable, field)) return
      const { most, needed } = correctable[field]
      if (value && value.length > most) ask('value', `Use ${most} characters or fewer`)
      if (act === 'remove' && needed) ask('act', 'A name cannot be removed: put it right instead')
    }, evenIfInvalid)
export const CorrectEpisode = correctionOf(episodeFields)
export const CorrectPerson = correctionOf(personFields)
export const CorrectRecord = correctionOf(recordFields)
/** A correction of any field, from one form. `about`: the id of the record, where an episode has many. */
export const CorrectAny = correctionOf([...correctableFields]).safeExtend({ about: z.uuid().optional() })
const isOf =
  <F extends CorrectableField>(of: Record<F, unknown>) =>
  (field: CorrectableField): field is F =>
    field in of
export const isOfEpisode = isOf(correctableOfEpisode)
export const isOfRecord = isOf(correctableOfRecord)

/** A record that the reader may correct, with its current text. */
export const CorrectableView = z.object({
  field: z.enum(recordFields),
  about: z.uuid(),
  text: z.string(),
  version: z.int(),
  at: z.iso.datetime(),
  by: z.object({ name: z.string(), team: z.string() }),
})
export type CorrectableView = z.infer<typeof CorrectableView>

/** A recipient of the wrong text. `team` is null for someone outside Waymark, or where it is withheld. */
export const RecipientView = z.object({
  id: z.uuid(),
  episodeId: z.uuid(),
  team: z.string().nullable(),
  outside: z.string().nullable(),
  byHand: z.boolean(),
  dueAt: z.iso.datetime(),
  acknowledgedAt: z.iso.datetime().nullable(),
  acknowledgedBy: z.object({ name: z.string(), team: z.string() }).nullable(),
  /** Whether you still have to acknowledge it or pass it on. */
  yours: z.boolean(),
})
export const CorrectionView = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  by: z.object({ name: z.string(), team: z.string() }),
  field: z.enum(correctableFields),
  section: z.enum(sections),
  erased: z.boolean(),
  why: z.string(),
  means: z.string(),
  recipients: z.array(RecipientView),
})
export type CorrectionView = z.infer<typeof CorrectionView>

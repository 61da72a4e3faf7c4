import { z } from 'zod'
import { choice, evenIfWrong, newId, optionalText, text } from '../kernel/fields.ts'
import { sections, type Section } from '../permissions.ts'

type Correctable = { section: Section; most: number; /** Must hold something, so it cannot be removed. */ needed?: true }
/** What can be put right or removed, by the record that it stands on, with its section and how long it may be. */
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
export type EpisodeField = keyof typeof correctableOfEpisode
export type PersonField = keyof typeof correctableOfPerson
const keys = <K extends string>(of: Record<K, unknown>) => Object.keys(of) as [K, ...K[]] // as: Object.keys forgets the keys
export const episodeFields = keys(correctableOfEpisode)
export const personFields = keys(correctableOfPerson)
export const correctableFields = [...episodeFields, ...personFields] as const
export type CorrectableField = EpisodeField | PersonField
/** What is known of each, whichever record it stands on. */
export const correctable: Record<CorrectableField, Correctable> = { ...correctableOfEpisode, ...correctableOfPerson }

/** What stands in place of a text that was removed. The record keeps that it was, and why, never what. */
export const removed = 'Removed'

/** What is wrong, and what is right instead. `version`: the one of the record that was read. */
const correctionOf = <const F extends [CorrectableField, ...CorrectableField[]]>(fields: F) =>
  z
    .object({
      id: newId,
      field: choice(fields, 'Select what is wrong'),
      version: z.int().min(1),
      act: choice(['correct', 'remove'], 'Say whether it is put right or removed'),
      value: optionalText(5000),
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
    }, evenIfWrong)
export const CorrectEpisode = correctionOf(episodeFields)
export const CorrectPerson = correctionOf(personFields)
/** Either, as one form asks for it. */
export const CorrectAny = correctionOf([...correctableFields])
export const isOfEpisode = (field: CorrectableField): field is EpisodeField => field in correctableOfEpisode

/** Who had what was wrong. `team` null: somebody outside Waymark, or withheld. */
export const RecipientView = z.object({
  id: z.uuid(),
  episodeId: z.uuid(),
  team: z.string().nullable(),
  outside: z.string().nullable(),
  byHand: z.boolean(),
  dueAt: z.iso.datetime(),
  acknowledgedAt: z.iso.datetime().nullable(),
  acknowledgedBy: z.object({ name: z.string(), team: z.string() }).nullable(),
  /** Whether it waits for whoever asks. */
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

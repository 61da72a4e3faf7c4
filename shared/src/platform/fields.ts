import { z } from 'zod'

/**
 * Required text: trimmed, at most `most` characters, without characters that PostgreSQL cannot store. `ask`: the message if it is
 * missing.
 */
export const text = (ask: string, most: number) =>
  z
    .string({ error: ask })
    .trim()
    .min(1, ask)
    .max(most, `Use ${most} characters or fewer`)
    .refine(value => !value.includes('\u0000'), 'Remove the characters that cannot be saved')

/** Optional text. An empty box counts as absent. */
export const optionalText = (most: number) =>
  z
    .union([z.literal('').transform(() => undefined), text('Enter some text', most)])
    .nullish()
    .transform(value => value ?? undefined)

/** An instant with an offset or Z, between 1900 and 2200. */
export const instant = (ask: string) =>
  z.iso.datetime({ offset: true, error: ask }).refine(value => /^(19|20|21)\d\d-/.test(value), ask)

/** A date without a time, such as a date of birth. */
export const plainDate = (ask: string) => z.iso.date(ask).refine(value => /^(19|20|21)\d\d-/.test(value), ask)

/** An optional whole number, as typed. An empty box counts as absent. */
export const wholeNumber = (ask: string, least: number, most: number) =>
  z
    .union(
      [
        z.int(),
        z
          .string()
          .trim()
          .regex(/^\d{0,4}$/),
      ],
      { error: ask },
    )
    .nullish()
    .transform(value => (value === null || value === undefined || value === '' ? undefined : Number(value)))
    .refine(value => value === undefined || (value >= least && value <= most), ask)

/** One of a closed list of codes. `ask`: the message if none is chosen. */
export const choice = <const T extends readonly [string, ...string[]]>(codes: T, ask: string) => z.enum(codes, { error: ask })

/** An id made by the sender (UUID v7), so that a retry does not record twice. */
export const newId = z.uuid('The id must be a UUID')

/** Yes, no, or not known, which is an answer too. */
export const answers = ['yes', 'no', 'notKnown'] as const
export const yesNo = (ask: string) => choice(answers, ask)

/** Runs a rule over several fields even if one of them is invalid, so that all errors appear at the first try. */
export const evenIfInvalid = {
  when: ({ value }: { value: unknown }) => typeof value === 'object' && value !== null,
}

/** The answer of every command: what it made, by id and reference. Changed records are read again through their policies. */
export const Made = z.object({ id: z.uuid(), reference: z.string().optional() })
export type Made = z.infer<typeof Made>

export const noParams = z.object({})
export const onEpisode = z.object({ episodeId: z.uuid() })

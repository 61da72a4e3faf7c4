import { z } from 'zod'

/** Text that someone types: trimmed, not empty, at most `most` characters, nothing that cannot be stored. `ask` is the sentence when it is missing. */
export const text = (ask: string, most: number) =>
  z
    .string({ error: ask })
    .trim()
    .min(1, ask)
    .max(most, `Use ${most} characters or fewer`)
    .refine(value => !value.includes('\u0000'), 'Remove the characters that cannot be saved')

/** The same where it may be left out: an empty box counts as left out. */
export const optionalText = (most: number) =>
  z
    .union([z.literal('').transform(() => undefined), text('Enter some text', most)])
    .nullish()
    .transform(value => value ?? undefined)

/** A moment, with its offset or Z; between 1900 and 2200. */
export const instant = (ask: string) =>
  z.iso.datetime({ offset: true, error: ask }).refine(value => /^(19|20|21)\d\d-/.test(value), ask)

/** A date without a time, such as a date of birth. */
export const plainDate = (ask: string) => z.iso.date(ask).refine(value => /^(19|20|21)\d\d-/.test(value), ask)

/** A whole number that may be left out, as it is typed: an empty box counts as left out. */
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

/** One of a closed list of codes; `ask` is the sentence when none is chosen. */
export const choice = <const T extends readonly [string, ...string[]]>(codes: T, ask: string) => z.enum(codes, { error: ask })

/** An id made by whoever sends it (UUID v7), so that a retry cannot record twice. */
export const newId = z.uuid('The id must be a UUID')

/** Yes, no, or not known: "not known" is an answer too. */
export const answers = ['yes', 'no', 'notKnown'] as const
export const yesNo = (ask: string) => choice(answers, ask)

/** For a rule over several answers: it is read also where one of them is wrong by itself, so that all is said at the first try. */
export const evenIfInvalid = {
  when: ({ value }: { value: unknown }) => typeof value === 'object' && value !== null,
}

/** What every command answers: what it made, by id and reference. What it changed is read through the policy. */
export const Made = z.object({ id: z.uuid(), reference: z.string().optional() })
export type Made = z.infer<typeof Made>

export const noParams = z.object({})
export const onEpisode = z.object({ episodeId: z.uuid() })

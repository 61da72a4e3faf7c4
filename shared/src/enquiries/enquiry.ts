import { z } from 'zod'
import type { DisclosureLevel } from '../episodes/whereabouts.ts'
import type { Invalid } from '../platform/transitions.ts'

const Who = z.object({ name: z.string(), team: z.string() })

/** How the reporter was updated. */
export const updateWays = ['phone', 'inPerson', 'message', 'notReached'] as const

/** What the reporter learned of the whereabouts, from least to most. */
export const saidOfThem = ['nothing', 'safeAndWell', 'whereabouts'] as const
export type SaidOfThem = (typeof saidOfThem)[number]
/** The most that may be said under each disclosure level that the person chose. */
export const mostSaid = {
  nothing: 'nothing',
  'safe-and-well-only': 'safeAndWell',
  full: 'whereabouts',
} as const satisfies Record<DisclosureLevel, SaidOfThem>
/** Matches a UK postcode, which reveals a place in any text. */
const postcode = /\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b/i

/** The parts of an address that identify a place by themselves, without house numbers. */
const partsOf = (place: string) =>
  place
    .toLowerCase()
    .split(/[,;\n]/)
    .map(part => part.replace(/^\s*\d+[a-z]?\s+/, '').trim())
    .filter(part => part.length > 3)

/**
 * What is wrong with an update to the reporter, given what may be disclosed. `places`: places that it must not name, as far as
 * the author can read them.
 */
export function checkUpdate(
  { how, said, message }: { how: string; said?: SaidOfThem | undefined; message: string },
  may: DisclosureLevel,
  places: readonly string[] = [],
): Invalid | null {
  if (may === 'full' || how === 'notReached') return null
  if (said === undefined) return { invalid: [{ path: 'said', message: 'Select what you told them of where the person is' }] }
  if (saidOfThem.indexOf(said) > saidOfThem.indexOf(mostSaid[may]))
    return {
      invalid: [
        {
          path: 'said',
          message:
            may === 'nothing'
              ? 'Say nothing about where they are, not even that they are safe'
              : 'Say only that they are safe and well',
        },
      ],
    }
  const plain = message.toLowerCase()
  if (postcode.test(message) || places.flatMap(partsOf).some(part => plain.includes(part)))
    return {
      invalid: [
        {
          path: 'message',
          message: 'This names a place. Write what you told them without it; if you did tell them, tell your inspector now',
        },
      ],
    }
  return null
}

/**
 * Something that police set out to find out. Section: enquiries. `owner` and `dueAt` come from its task and are null once there
 * is a result.
 */
export const EnquiryView = z.object({
  id: z.uuid(),
  what: z.string(),
  recordedAt: z.iso.datetime(),
  by: Who,
  owner: z.object({ account: z.object({ id: z.uuid(), name: z.string() }).nullable(), team: z.string() }).nullable(),
  dueAt: z.iso.datetime().nullable(),
  result: z.object({ text: z.string(), at: z.iso.datetime(), by: z.string() }).nullable(),
  version: z.int(),
})
export type EnquiryView = z.infer<typeof EnquiryView>

/** One update that the reporter received. Section: enquiries. */
export const ReporterUpdateView = z.object({
  id: z.uuid(),
  how: z.enum(updateWays),
  message: z.string(),
  said: z.enum(saidOfThem).nullable(),
  at: z.iso.datetime(),
  by: Who,
})
export type ReporterUpdateView = z.infer<typeof ReporterUpdateView>

import { z } from 'zod'
import type { DisclosureLevel } from '../episodes/whereabouts.ts'
import type { Invalid } from '../platform/transitions.ts'

const Who = z.object({ name: z.string(), team: z.string() })

/** How the person who reported was told. */
export const updateWays = ['phone', 'inPerson', 'message', 'notReached'] as const

/** What was said of where the person is, from the least to the most. */
export const saidOfThem = ['nothing', 'safeAndWell', 'whereabouts'] as const
export type SaidOfThem = (typeof saidOfThem)[number]
/** How much may be said, by what the person wishes to be told. */
export const mostSaid = {
  nothing: 'nothing',
  'safe-and-well-only': 'safeAndWell',
  full: 'whereabouts',
} as const satisfies Record<DisclosureLevel, SaidOfThem>
/** Words that say where somebody is, whatever they were meant for: a postcode. */
const postcode = /\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b/i

/** The parts of an address that name a place by themselves, without the number of a house. */
const partsOf = (place: string) =>
  place
    .toLowerCase()
    .split(/[,;\n]/)
    .map(part => part.replace(/^\s*\d+[a-z]?\s+/, '').trim())
    .filter(part => part.length > 3)

/** What is wrong with what the person who reported was told, by what may be told. `places`: what must not be named, as far as whoever records may read it. */
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

/** Something police set out to find out. Section: enquiries. `owner` and `dueAt` are its task's, null once there is a result. */
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

/** What the person who reported was told. Section: enquiries. */
export const ReporterUpdateView = z.object({
  id: z.uuid(),
  how: z.enum(updateWays),
  message: z.string(),
  said: z.enum(saidOfThem).nullable(),
  at: z.iso.datetime(),
  by: Who,
})
export type ReporterUpdateView = z.infer<typeof ReporterUpdateView>

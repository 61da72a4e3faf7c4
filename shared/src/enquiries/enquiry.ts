import { z } from 'zod'

const Who = z.object({ name: z.string(), team: z.string() })

/** How the person who reported was told. */
export const updateWays = ['phone', 'inPerson', 'message', 'notReached'] as const

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
  told: z.string(),
  at: z.iso.datetime(),
  by: Who,
})
export type ReporterUpdateView = z.infer<typeof ReporterUpdateView>

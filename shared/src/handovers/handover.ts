import { z } from 'zod'
import { isEver, roles, type Role } from '../permissions.ts'

export const handoverStatuses = ['pushed', 'accepted', 'withdrawn'] as const
export type HandoverStatus = (typeof handoverStatuses)[number]

/** The roles that can be asked to look after an episode. */
export const takerRoles: readonly Role[] = roles.filter(role => isEver(role, 'handover.accept'))

const Person = z.object({ id: z.uuid(), name: z.string() })

/** A handover with everyone who was asked, in order. Section: enquiries. */
export const HandoverView = z.object({
  id: z.uuid(),
  status: z.enum(handoverStatuses),
  note: z.string(),
  from: z.object({ name: z.string(), team: z.string() }),
  toTeam: z.string(),
  pushedAt: z.iso.datetime(),
  accepted: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
  turns: z.array(
    z.object({
      person: Person,
      pushedAt: z.iso.datetime(),
      dueAt: z.iso.datetime(),
      seenAt: z.iso.datetime().nullable(),
      /** When it passed to the next person because it was not accepted in time. */
      passedAt: z.iso.datetime().nullable(),
    }),
  ),
  /** Whether you are asked to accept it, and whether you may withdraw it. */
  yours: z.boolean(),
  mayWithdraw: z.boolean(),
})
export type HandoverView = z.infer<typeof HandoverView>

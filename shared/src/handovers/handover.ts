import { z } from 'zod'
import { isEver, roles, type Role } from '../permissions.ts'

export const handoverStatuses = ['pushed', 'accepted', 'withdrawn'] as const
export type HandoverStatus = (typeof handoverStatuses)[number]

/** Who may be asked to look after an episode. */
export const takerRoles: readonly Role[] = roles.filter(role => isEver(role, 'handover.accept'))

const Person = z.object({ id: z.uuid(), name: z.string() })

/** A handover with everyone who was asked, first to last. Section: enquiries. */
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
      /** Not accepted in time: it went on to the next. */
      passedAt: z.iso.datetime().nullable(),
    }),
  ),
  /** Whether it waits for you to accept it, and whether you may take it back. */
  yours: z.boolean(),
  mayWithdraw: z.boolean(),
})
export type HandoverView = z.infer<typeof HandoverView>

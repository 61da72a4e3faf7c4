import { z } from 'zod'
import { actions, roles } from '../permissions.ts'

export const agencyKinds = ['police', 'council', 'charity', 'health', 'care', 'oversight'] as const
export type AgencyKind = (typeof agencyKinds)[number]

/** Idle after 15 minutes, said 5 minutes before, over after 12 hours whatever happens. In milliseconds. */
export const sessionTimes = { idle: 15 * 60_000, warning: 5 * 60_000, longest: 12 * 60 * 60_000 } as const

export const SignIn = z.object({
  email: z.string().trim().min(1, 'Enter your email address').max(254),
  password: z.string().min(1, 'Enter your password').max(256),
})

/** Who is signed in, as what, and until when. `allowed`: what this role may do that needs no episode yet. */
export const SessionView = z.object({
  account: z.object({ id: z.uuid(), name: z.string() }),
  team: z.object({ id: z.uuid(), name: z.string(), areas: z.array(z.string()) }),
  agency: z.object({ name: z.string(), kind: z.enum(agencyKinds) }),
  role: z.enum(roles),
  /** The teams that one can act in, this one among them. */
  memberships: z.array(
    z.object({ id: z.uuid(), team: z.string(), agency: z.string(), role: z.enum(roles), current: z.boolean() }),
  ),
  allowed: z.array(z.enum(actions)),
  idleEndsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  demo: z.boolean(),
})
export type SessionView = z.infer<typeof SessionView>

/** When the session ends if nothing is done, and when it ends whatever is done. */
export const SessionEnds = SessionView.pick({ idleEndsAt: true, endsAt: true })

export const SwitchTeam = z.object({ membershipId: z.uuid('Select a team') })

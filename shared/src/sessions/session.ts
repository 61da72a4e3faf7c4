import { z } from 'zod'
import { actions, roles } from '../permissions.ts'

export const agencyKinds = ['police', 'council', 'charity', 'health', 'care', 'oversight'] as const
export type AgencyKind = (typeof agencyKinds)[number]

/**
 * Times of a session in milliseconds. It ends after 15 idle minutes, with a warning 5 minutes before, and after 12 hours in any
 * case.
 */
export const sessionTimes = { idle: 15 * 60_000, warning: 5 * 60_000, longest: 12 * 60 * 60_000 } as const

export const SignIn = z.object({
  email: z.string().trim().min(1, 'Enter your email address').max(254),
  password: z.string().min(1, 'Enter your password').max(256),
})

/** The signed-in account, its role, and when the session ends. `allowed`: actions of this role that need no episode. */
export const SessionView = z.object({
  account: z.object({ id: z.uuid(), name: z.string() }),
  team: z.object({ id: z.uuid(), name: z.string(), areas: z.array(z.string()) }),
  agency: z.object({ name: z.string(), kind: z.enum(agencyKinds) }),
  role: z.enum(roles),
  /** The teams that the account can act in, including the current one. */
  memberships: z.array(
    z.object({ id: z.uuid(), team: z.string(), agency: z.string(), role: z.enum(roles), current: z.boolean() }),
  ),
  allowed: z.array(z.enum(actions)),
  idleEndsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  demo: z.boolean(),
})
export type SessionView = z.infer<typeof SessionView>

/** When the session ends without activity, and when it ends in any case. */
export const SessionEnds = SessionView.pick({ idleEndsAt: true, endsAt: true })

export const SwitchTeam = z.object({ membershipId: z.uuid('Select a team') })

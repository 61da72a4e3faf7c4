import { z } from 'zod'
import { actions, bases, roles, sections } from '../permissions.ts'

/** How an access grant came about, where its reason alone does not say: found in the area, or another open episode of the person. */
const causes = ['found', 'otherEpisode', 'handover'] as const

/** One way in which a team, or one account of it, sees an episode: what it opens, from when until when, and who gave it. */
export const GrantSource = z.object({
  id: z.uuid(),
  basis: z.enum(bases),
  cause: z.enum(causes).nullable(),
  sections: z.array(z.enum(sections)),
  from: z.iso.datetime(),
  /** Of a share that is to begin: nobody sees anything by it yet. */
  toBegin: z.boolean(),
  until: z.iso.datetime().nullable(),
  account: z.string().nullable(),
  givenBy: z.string().nullable(),
  purpose: z.string().nullable(),
})
export type GrantSource = z.infer<typeof GrantSource>

/** Who of a team can see the episode: by name where they are of your own agency or a row names them, else by role; and what that role really reads. */
export const Seer = z.object({ name: z.string().nullable(), role: z.enum(roles), sections: z.array(z.enum(sections)) })
export type Seer = z.infer<typeof Seer>

export const SeeingTeam = z.object({
  id: z.uuid(),
  team: z.string(),
  agency: z.string(),
  /** Of your own agency: by name. */
  own: z.boolean(),
  ways: z.array(GrantSource),
  seers: z.array(Seer),
})
export type SeeingTeam = z.infer<typeof SeeingTeam>

/** Who can see an episode, and who looked (access.md, rule 10). */
export const WhoSees = z.object({
  /** Whether every team is listed that you may know of, or your own team's ways alone. */
  whole: z.boolean(),
  teams: z.array(SeeingTeam),
  accessed: z.object({
    /** Of your own agency: who read what. */
    own: z.array(
      z.object({ name: z.string(), team: z.string(), action: z.enum(actions), times: z.int(), lastAt: z.iso.datetime() }),
    ),
    /** Which other agencies looked: for whoever leads, and the national unit; null for others. */
    agencies: z.array(z.object({ agency: z.string(), times: z.int(), lastAt: z.iso.datetime() })).nullable(),
  }),
})
export type WhoSees = z.infer<typeof WhoSees>

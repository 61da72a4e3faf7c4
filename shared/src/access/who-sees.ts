import { z } from 'zod'
import { actions, bases, roles, sections } from '../permissions.ts'

/**
 * Where an access grant comes from, if its basis alone does not say: the place found, another open episode of the person, or a
 * handover.
 */
const causes = ['found', 'otherEpisode', 'handover'] as const

/** One access grant on an episode: the sections it opens, from when until when, and who gave it. */
export const GrantSource = z.object({
  id: z.uuid(),
  basis: z.enum(bases),
  cause: z.enum(causes).nullable(),
  sections: z.array(z.enum(sections)),
  from: z.iso.datetime(),
  /** The share has not begun yet, so it opens nothing so far. */
  toBegin: z.boolean(),
  until: z.iso.datetime().nullable(),
  account: z.string().nullable(),
  givenBy: z.string().nullable(),
  purpose: z.string().nullable(),
})
export type GrantSource = z.infer<typeof GrantSource>

/**
 * One or more people of a team who can see the episode, with the sections that their role reads. `name` is null unless they
 * belong to your own agency or the grant names them.
 */
export const Seer = z.object({ name: z.string().nullable(), role: z.enum(roles), sections: z.array(z.enum(sections)) })
export type Seer = z.infer<typeof Seer>

export const SeeingTeam = z.object({
  id: z.uuid(),
  team: z.string(),
  agency: z.string(),
  /** The team belongs to your own agency, so its people appear by name. */
  own: z.boolean(),
  ways: z.array(GrantSource),
  seers: z.array(Seer),
})
export type SeeingTeam = z.infer<typeof SeeingTeam>

/** Who can see an episode, and who has opened it. */
export const WhoSees = z.object({
  /** True: lists every team that you may know of. False: only your own team's access. */
  whole: z.boolean(),
  teams: z.array(SeeingTeam),
  accessed: z.object({
    /** People of your own agency, and what they did. */
    own: z.array(
      z.object({ name: z.string(), team: z.string(), action: z.enum(actions), times: z.int(), lastAt: z.iso.datetime() }),
    ),
    /** Other agencies that opened it: for the lead team and the national unit, otherwise null. */
    agencies: z.array(z.object({ agency: z.string(), times: z.int(), lastAt: z.iso.datetime() })).nullable(),
  }),
})
export type WhoSees = z.infer<typeof WhoSees>

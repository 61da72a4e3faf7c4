import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { onEpisode } from '../platform/fields.ts'
import { sections } from '../permissions.ts'

/** How often a page asks, and how long someone counts as present after their page last asked. In milliseconds. */
export const presenceTimes = { every: 10_000, lasts: 25_000 } as const

/** Somebody else who has the episode open now. */
export const PresentView = z.object({
  accountId: z.uuid(),
  name: z.string(),
  team: z.string(),
  /** The section that they are editing. */
  editing: z.enum(sections).nullable(),
})
export type PresentView = z.infer<typeof PresentView>

export const presenceApi = {
  /** Asking also marks the reader as present. The page asks by itself, so this does not keep the session alive. */
  list: endpoint({
    method: 'GET',
    path: '/api/episodes/:episodeId/presence',
    summary: 'Who else has the episode open, as far as you may know; and that you have',
    access: 'episode.read',
    params: onEpisode,
    query: z.object({ editing: z.enum(sections).optional() }),
    response: z.array(PresentView),
  }),
}

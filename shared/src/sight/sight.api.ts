import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { choice, Made, onEpisode } from '../kernel/fields.ts'
import { reasons, sections } from '../permissions.ts'

/** One way in which a team, or one account of it, sees an episode. */
export const SightView = z.object({
  id: z.uuid(),
  team: z.string(),
  agency: z.string(),
  account: z.string().nullable(),
  reason: z.enum(reasons),
  sections: z.array(z.enum(sections)),
  from: z.iso.datetime(),
  until: z.iso.datetime().nullable(),
  /** The share that made it, where one did, and who gave that. */
  shareId: z.uuid().nullable(),
  givenBy: z.string().nullable(),
})
export type SightView = z.infer<typeof SightView>

export const shareEnds = ['noLongerNeeded', 'sharedInError', 'asked', 'workEnded'] as const

export const sightApi = {
  explain: endpoint({
    method: 'GET',
    path: '/api/episodes/:episodeId/sight',
    summary: 'Who can see this episode, and why',
    access: 'sight.explain',
    params: onEpisode,
    response: z.array(SightView),
  }),
  endShare: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/shares/:shareId/end',
    summary: 'End a share at once',
    access: 'share.end',
    params: onEpisode.extend({ shareId: z.uuid() }),
    body: z.object({ why: choice(shareEnds, 'Select why the share ends') }),
    response: Made,
    example: { why: 'noLongerNeeded' },
  }),
}

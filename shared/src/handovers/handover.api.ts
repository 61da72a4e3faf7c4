import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { Made, newId, onEpisode, text } from '../platform/fields.ts'
import { HandoverView } from './handover.ts'

const onHandover = onEpisode.extend({ handoverId: z.uuid() })
const command = { method: 'POST', params: onHandover, response: Made } as const

export const PushHandover = z.object({
  id: newId,
  toTeam: z.uuid('Select the team that takes over'),
  accountId: z.uuid('Select who takes over'),
  note: text('Enter what the person who takes over must know first', 2000),
})

export const handoverApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/episodes/:episodeId/handovers',
    summary: 'The handovers of an episode, newest first, with everyone who was asked',
    // A person asked from another division sees it by an access grant in their own name. For all others the policy of enquiries
    // decides.
    access: 'episode.read',
    params: onEpisode,
    response: z.array(HandoverView),
  }),
  push: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/handovers',
    summary: 'Hand the episode to a named person of your team or another division; it counts once they accept',
    access: 'episode.handover',
    params: onEpisode,
    body: PushHandover,
    response: Made,
    example: {
      id: '01890000-0000-7000-8000-000000000011',
      toTeam: '01890000-0000-7000-8000-000000000012',
      accountId: '01890000-0000-7000-8000-000000000013',
      note: 'Phone last seen near the river; brother expects a call at eight.',
    },
  }),
  see: endpoint({
    ...command,
    path: '/api/episodes/:episodeId/handovers/:handoverId/seen',
    summary: 'Say that you have seen the handover that waits for you',
    access: 'handover.accept',
  }),
  accept: endpoint({
    ...command,
    path: '/api/episodes/:episodeId/handovers/:handoverId/accept',
    summary: 'Accept: you look after the episode from now on, and your team leads it',
    access: 'handover.accept',
  }),
  withdraw: endpoint({
    ...command,
    path: '/api/episodes/:episodeId/handovers/:handoverId/withdraw',
    summary: 'Take a handover back that was not accepted yet',
    access: 'episode.handover',
  }),
}

import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Made, newId, onEpisode, text } from '../kernel/fields.ts'
import { HandOverView } from './hand-over.ts'

const onHandOver = onEpisode.extend({ handOverId: z.uuid() })
const command = { method: 'POST', params: onHandOver, response: Made } as const

export const PushHandOver = z.object({
  id: newId,
  toTeam: z.uuid('Select the team that takes over'),
  accountId: z.uuid('Select who takes over'),
  note: text('Enter what whoever takes over must know first', 2000),
})

export const handOverApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/episodes/:episodeId/hand-overs',
    summary: 'The hand-overs of an episode, newest first, with everyone who was asked',
    // Whoever is asked from another division sees it by a row that names them; for everybody else the wall of enquiries decides.
    access: 'episode.read',
    params: onEpisode,
    response: z.array(HandOverView),
  }),
  push: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/hand-overs',
    summary: 'Hand the episode to a named person of your team or another division; it counts once they accept',
    access: 'episode.handOver',
    params: onEpisode,
    body: PushHandOver,
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
    path: '/api/episodes/:episodeId/hand-overs/:handOverId/seen',
    summary: 'Say that you have seen the hand-over that waits for you',
    access: 'handOver.accept',
  }),
  accept: endpoint({
    ...command,
    path: '/api/episodes/:episodeId/hand-overs/:handOverId/accept',
    summary: 'Accept: you look after the episode from now on, and your team leads it',
    access: 'handOver.accept',
  }),
  withdraw: endpoint({
    ...command,
    path: '/api/episodes/:episodeId/hand-overs/:handOverId/withdraw',
    summary: 'Take a hand-over back that was not accepted yet',
    access: 'episode.handOver',
  }),
}

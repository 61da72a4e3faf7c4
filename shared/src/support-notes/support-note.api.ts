import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { Made, newId, onEpisode, text } from '../platform/fields.ts'

/** Section: support. */
export const SupportNoteView = z.object({
  id: z.uuid(),
  text: z.string(),
  sharedBack: z.boolean(),
  /** Whether your own team wrote it. */
  own: z.boolean(),
  at: z.iso.datetime(),
  by: z.object({ name: z.string(), team: z.string() }),
})

export const supportNoteApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/episodes/:episodeId/support-notes',
    summary: 'Support notes: your team’s, and those others share back',
    access: 'support.read',
    params: onEpisode,
    response: z.array(SupportNoteView),
  }),
  add: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/support-notes',
    summary: 'Add a support note, for your team or shared back',
    access: 'support.note',
    params: onEpisode,
    body: z.object({
      id: newId,
      text: text('Enter the note', 10_000),
      sharedBack: z.boolean({ error: 'Say who can read the note' }),
    }),
    response: Made,
    example: {
      id: '01890000-0000-7000-8000-00000000000a',
      text: 'Met at the office; housing options explained.',
      sharedBack: true,
    },
  }),
}

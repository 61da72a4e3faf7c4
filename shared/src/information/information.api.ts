import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { instant, Made, newId, onEpisode, text } from '../platform/fields.ts'

/** Something that someone learned and passes on, such as a sighting, a call or a concern. */
export const AddInformation = z.object({
  id: newId,
  source: text('Enter who told you, or how you know', 300),
  learnedAt: instant('Enter when you learned it'),
  text: text('Enter what you learned', 5000),
})

export const informationApi = {
  add: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/information',
    summary: 'Add information',
    access: 'information.add',
    params: onEpisode,
    body: AddInformation,
    response: Made,
    example: {
      id: '01890000-0000-7000-8000-000000000005',
      source: 'Night staff',
      learnedAt: '2026-01-10T23:15:00Z',
      text: 'Phone rang once, then off.',
    },
  }),
}

import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { Made, noParams, onEpisode } from '../platform/fields.ts'
import { AskedView, AskForAccess, RefuseAccess, WantedView } from './access-request.ts'

export const accessRequestApi = {
  ask: endpoint({
    method: 'POST',
    path: '/api/access-requests',
    summary: 'Ask the lead team for access, by exact reference or exact name and date of birth: sent, if it exists',
    access: 'access.request',
    params: noParams,
    body: AskForAccess,
    response: z.object({ sent: z.literal(true) }),
    example: {
      id: '01890000-0000-7000-8000-000000000071',
      reference: 'MP 2000 000001',
      sections: ['summary', 'plan'],
      reason: 'She sleeps at our night shelter and we plan with her',
    },
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/access-requests',
    summary: 'What you asked access to, newest first',
    access: 'access.request',
    params: noParams,
    response: z.array(AskedView),
  }),
  listForEpisode: endpoint({
    method: 'GET',
    path: '/api/episodes/:episodeId/access-requests',
    summary: 'Who asks for access to an episode: what waits first',
    access: 'share.give',
    params: onEpisode,
    response: z.array(WantedView),
  }),
  refuse: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/access-requests/:requestId/refuse',
    summary: 'Refuse an access request, and say whether they may know of the refusal; access is given by sharing',
    access: 'share.give',
    params: onEpisode.extend({ requestId: z.uuid() }),
    body: RefuseAccess,
    response: Made,
    example: { ground: 'noNeed', notify: 'no' },
  }),
}

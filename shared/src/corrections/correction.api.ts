import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { Made, onEpisode } from '../platform/fields.ts'
import { CorrectableView, CorrectEpisode, CorrectionView, CorrectPerson, CorrectRecord } from './correction.ts'

/** The list shows this many corrections, the newest. */
export const correctionPage = 50
/** The list shows this many records that can be corrected, the newest. */
export const recordPage = 200

export const correctionApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/episodes/:episodeId/corrections',
    summary: 'What was corrected or removed, and who of those who had it knows',
    access: 'access.explain',
    params: onEpisode,
    response: z.array(CorrectionView),
  }),
  ofEpisode: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/corrections',
    summary: 'Correct or remove what is wrong in the circumstances, and tell everybody who had it',
    access: 'episode.edit',
    params: onEpisode,
    body: CorrectEpisode,
    response: Made,
    example: {
      id: '01890000-0000-7000-8000-000000000043',
      field: 'clothing',
      version: 1,
      act: 'correct',
      value: 'Grey coat',
      why: 'The house manager mixed up two people.',
      means: 'Do not look for a red coat.',
    },
  }),
  ofPerson: endpoint({
    method: 'POST',
    path: '/api/people/:personId/corrections',
    summary: 'Correct or remove what is wrong about a person, and tell everybody who had it',
    access: 'person.edit',
    params: z.object({ personId: z.uuid() }),
    body: CorrectPerson,
    response: Made,
    example: {
      id: '01890000-0000-7000-8000-000000000044',
      field: 'allergies',
      version: 1,
      act: 'correct',
      value: 'None known',
      why: 'Taken from another person’s card.',
      means: 'Penicillin may be given.',
    },
  }),
  records: endpoint({
    method: 'GET',
    path: '/api/episodes/:episodeId/records-to-correct',
    summary: 'What was recorded on an episode that you may correct or remove, as it says now',
    access: 'record.correct',
    params: onEpisode,
    response: z.array(CorrectableView),
  }),
  ofRecord: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/records/:recordId/corrections',
    summary: 'Correct or remove what was recorded, and tell everybody who had it',
    access: 'record.correct',
    params: onEpisode.extend({ recordId: z.uuid() }),
    body: CorrectRecord,
    response: Made,
    example: {
      id: '01890000-0000-7000-8000-000000000045',
      field: 'information',
      version: 1,
      act: 'correct',
      value: 'Seen at the bus station at six.',
      why: 'Written down in the wrong record.',
      means: 'Nobody needs to look at the harbour.',
    },
  }),
  acknowledge: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/corrections/:recipientId/acknowledge',
    summary: 'Say that your team knows of a correction, or that you have told who could not be reached',
    access: 'task.do',
    params: onEpisode.extend({ recipientId: z.uuid() }),
    response: Made,
  }),
}

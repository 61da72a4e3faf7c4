import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { Made, noParams, onEpisode } from '../platform/fields.ts'
import { ExportDisclosureLog, DisclosureLogQuery, DisclosureLogView, PrintRecord, RecordDisclosure } from './disclosure.ts'

const onPerson = z.object({ personId: z.uuid() })

export const disclosureApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/people/:personId/disclosures',
    summary: 'What was disclosed of a person, to whom, by what and why, newest first',
    access: 'access.explain',
    params: onPerson,
    query: DisclosureLogQuery,
    response: DisclosureLogView,
  }),
  exportDisclosureLog: endpoint({
    method: 'GET',
    path: '/api/people/:personId/disclosures/export',
    summary: 'Take the disclosures of a person out as CSV; that is one more disclosure',
    access: 'access.explain',
    params: onPerson,
    query: ExportDisclosureLog,
    response: z.object({ name: z.string(), csv: z.string() }),
  }),
  ofAgency: endpoint({
    method: 'GET',
    path: '/api/disclosures',
    summary: 'What people of your agency looked at, gave, printed and told, as an auditor: ids and sections',
    access: 'audit.read',
    params: noParams,
    query: DisclosureLogQuery,
    response: DisclosureLogView,
  }),
  record: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/disclosures',
    summary: 'Record what was told outside Waymark, such as on the phone',
    access: 'information.add',
    params: onEpisode,
    body: RecordDisclosure,
    response: Made,
    example: {
      id: '01890000-0000-7000-8000-000000000041',
      toWhom: 'Duty GP, Riverside practice',
      how: 'phone',
      at: '2026-01-11T03:10:00Z',
      sections: ['summary'],
      legalBasis: 'vitalInterests',
      reason: 'They may come for their medicine.',
    },
  }),
  print: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/prints',
    summary: 'Say that the summary is printed, and what for, before it is',
    access: 'episode.read',
    params: onEpisode,
    body: PrintRecord,
    response: Made,
    example: { id: '01890000-0000-7000-8000-000000000042', reason: 'For the search briefing at six.' },
  }),
}

import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { choice, instant, Made, newId, onEpisode, text } from '../platform/fields.ts'
import { EnquiryView, ReporterUpdateView, saidOfThem, updateWays } from './enquiry.ts'

export const RecordEnquiry = z.object({
  id: newId,
  what: text('Enter what to find out, and from whom', 1000),
  /** Null: anyone in your team. */
  accountId: z.uuid('Select the owner').nullable(),
  dueAt: instant('Enter when it must be done by'),
})

export const enquiryApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/episodes/:episodeId/enquiries',
    summary: 'The enquiries, those without a result first, and what the person who reported was told',
    access: 'enquiry.read',
    params: onEpisode,
    response: z.object({ enquiries: z.array(EnquiryView), updates: z.array(ReporterUpdateView) }),
  }),
  record: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/enquiries',
    summary: 'Set out to find something out: who does it, and by when',
    access: 'enquiry.record',
    params: onEpisode,
    body: RecordEnquiry,
    response: Made,
    example: {
      id: '01890000-0000-7000-8000-000000000014',
      what: 'Ask the bus company for the cameras of the night service.',
      accountId: null,
      dueAt: '2199-01-11T09:00:00Z',
    },
  }),
  result: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/enquiries/:enquiryId/result',
    summary: 'Record what came of an enquiry',
    access: 'enquiry.record',
    params: onEpisode.extend({ enquiryId: z.uuid() }),
    body: z.object({ result: text('Enter the result', 5000) }),
    response: Made,
    example: { result: 'Not on the night service.' },
  }),
  updateReporter: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/reporter-updates',
    summary: 'Record what the person who reported was told, and how',
    access: 'enquiry.record',
    params: onEpisode,
    body: z.object({
      id: newId,
      how: choice(updateWays, 'Select how you told them'),
      message: text('Enter what you told them', 2000),
      /** What the reporter learned of the whereabouts. Required while these are restricted. */
      said: choice(saidOfThem, 'Select what you told them of where the person is').optional(),
    }),
    response: Made,
    example: { id: '01890000-0000-7000-8000-000000000015', how: 'phone', message: 'Still looking; we call again by noon.' },
  }),
}

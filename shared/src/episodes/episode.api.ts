import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { Made, noParams, onEpisode, text, optionalText, yesNo } from '../platform/fields.ts'
import { Checklist, CloseEpisode, reasonOnly, TreatAsNotMissing } from './closing.ts'
import { Board, BoardQuery, EpisodeView, TimelineItem } from './episode-view.ts'
import { exampleReport, NotifyEpisode, ReportEpisode } from './report.ts'
import { LocateEpisode, RecordReturnCheck, ReportReturn } from './whereabouts.ts'

/** Replaces the whole text of the circumstances. `version`: the version that the author read. */
export const EditCircumstances = z.object({
  version: z.int().min(1),
  narrative: text('Enter what happened and why you are concerned', 5000),
  lastSeenPlace: text('Enter where they were last seen, or “not known”', 500),
  clothing: optionalText(500),
  outOfCharacter: yesNo('Say whether this is out of character'),
  subjectToCrime: yesNo('Say whether they could be a victim of crime'),
  atRiskOfHarm: yesNo('Say whether they are at risk of harm to themselves or others'),
})

const command = { method: 'POST', params: onEpisode, response: Made } as const

export const episodeApi = {
  board: endpoint({
    method: 'GET',
    path: '/api/episodes',
    summary: 'The episodes in your sight, filtered and sorted',
    access: 'board.read',
    params: noParams,
    query: BoardQuery,
    response: Board,
  }),
  read: endpoint({
    method: 'GET',
    path: '/api/episodes/:episodeId',
    summary: 'One episode, as far as you may see it',
    access: 'episode.read',
    params: onEpisode,
    response: EpisodeView,
  }),
  timeline: endpoint({
    method: 'GET',
    path: '/api/episodes/:episodeId/timeline',
    summary: 'What happened, newest first',
    access: 'episode.read',
    params: onEpisode,
    response: z.array(TimelineItem),
  }),
  report: endpoint({
    method: 'POST',
    path: '/api/episodes',
    summary: 'Report a person missing, as police',
    access: 'episode.report',
    params: noParams,
    body: ReportEpisode,
    response: Made,
    example: {
      ...exampleReport,
      reporterName: 'House manager',
      reporterRelationship: 'Staff of the children’s house',
      reporterPhone: '01632 960001',
      reporterSafeToCall: 'yes',
    },
  }),
  notify: endpoint({
    method: 'POST',
    path: '/api/partner-reports',
    summary: 'Notify police of a missing person, as a partner',
    access: 'episode.notify',
    params: noParams,
    body: NotifyEpisode,
    response: Made,
    example: exampleReport,
  }),
  confirm: endpoint({
    ...command,
    path: '/api/episodes/:episodeId/confirm',
    summary: 'Confirm that the person is missing',
    access: 'episode.confirm',
  }),
  treatAsNotMissing: endpoint({
    ...command,
    path: '/api/episodes/:episodeId/not-missing',
    summary: 'Record as not missing, with the reason',
    access: 'episode.treatAsNotMissing',
    body: TreatAsNotMissing,
    example: {
      reason: 'Agreed plan: with an aunt until nine.',
      watchedBy: 'The staff of the children’s house',
      reviewAt: '2199-01-10T22:00:00Z',
    },
  }),
  edit: endpoint({
    ...command,
    method: 'PUT',
    path: '/api/episodes/:episodeId/circumstances',
    summary: 'Change the circumstances',
    access: 'episode.edit',
    body: EditCircumstances,
    example: {
      version: 1,
      narrative: 'Left after an argument.',
      lastSeenPlace: 'Front door',
      outOfCharacter: 'yes',
      subjectToCrime: 'no',
      atRiskOfHarm: 'yes',
    },
  }),
  locate: endpoint({
    ...command,
    path: '/api/episodes/:episodeId/locate',
    summary: 'Record that the person was found',
    access: 'episode.locate',
    body: LocateEpisode,
    example: {
      mayDisclose: 'full',
      locatedAt: '2026-01-11T02:50:00Z',
      kind: 'transportHub',
      address: 'Main concourse',
      areaCode: 'S12000036',
      foundBy: 'otherForce',
    },
  }),
  reportReturn: endpoint({
    ...command,
    path: '/api/episodes/:episodeId/return-reports',
    summary: 'Tell police that the person is back, as a partner',
    access: 'return.report',
    body: ReportReturn,
    example: {
      id: '01890000-0000-7000-8000-000000000003',
      returnedAt: '2026-01-11T02:50:00Z',
      text: 'Back in the house, seen by night staff.',
    },
  }),
  checkReturn: endpoint({
    ...command,
    path: '/api/episodes/:episodeId/return-check',
    summary: 'Record the return check',
    access: 'returnCheck.record',
    body: RecordReturnCheck,
    example: { seenAt: '2026-01-11T03:40:00Z', condition: 'safeWithConcerns', harm: 'no' },
  }),
  checklist: endpoint({
    method: 'GET',
    path: '/api/episodes/:episodeId/closing',
    summary: 'What must be so before the episode can be closed',
    access: 'episode.close',
    params: onEpisode,
    response: Checklist,
  }),
  close: endpoint({
    ...command,
    path: '/api/episodes/:episodeId/close',
    summary: 'Close the episode by its checklist',
    access: 'episode.close',
    body: CloseEpisode,
    example: { category: 'tracedSafe', concernReport: 'submitted', noReferralWhy: 'Support is in place already.' },
  }),
  reopen: endpoint({
    ...command,
    path: '/api/episodes/:episodeId/reopen',
    summary: 'Open a closed episode again',
    access: 'episode.reopen',
    body: reasonOnly('Enter why it is reopened'),
    example: { reason: 'New disclosure.' },
  }),
  voidEpisode: endpoint({
    ...command,
    path: '/api/episodes/:episodeId/void',
    summary: 'Mark as recorded in error; nothing is deleted',
    access: 'episode.void',
    body: reasonOnly('Enter why it is an error'),
    example: { reason: 'Reported twice.' },
  }),
  recordDeath: endpoint({
    ...command,
    path: '/api/episodes/:episodeId/death',
    summary: 'Record a death, for a second inspector to confirm',
    access: 'episode.recordDeath',
    body: z.object({ identityBasis: text('Enter what the identification rests on', 1000) }),
    example: { identityBasis: 'Identified by a relative.' },
  }),
  confirmDeath: endpoint({
    ...command,
    path: '/api/episodes/:episodeId/death/confirm',
    summary: 'Confirm a death that another inspector recorded',
    access: 'episode.confirmDeath',
  }),
}

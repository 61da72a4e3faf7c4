import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { newId, noParams } from '../platform/fields.ts'
import { draftFormNames, DraftRow, DraftValues, DraftView } from './draft.ts'

const DraftPlace = z.object({ form: z.enum(draftFormNames), place: z.string().max(200).default('') })

/**
 * `version`: the last one that this device saved, 0 at first. If another device has saved since, the answer is 409. `writer` is
 * one opened form, and `turn` counts its saves. Its own later text is accepted while an earlier save is still running. An earlier
 * save that arrives late changes nothing.
 */
export const SaveDraft = z.object({
  id: newId,
  form: z.enum(draftFormNames),
  place: z.string().max(200).default(''),
  episodeId: z.uuid().optional(),
  personId: z.uuid().optional(),
  values: DraftValues,
  version: z.int().min(0),
  writer: z.uuid(),
  turn: z.int().min(1).max(2_000_000_000),
})

/**
 * A draft belongs to its author and changes no record, so it creates no event. Anyone who can fill in a form may keep a draft of
 * it, if they have access to the record.
 */
export const draftApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/drafts',
    summary: 'Your drafts in this team, newest first, by what they are about',
    access: 'work.read',
    params: noParams,
    response: z.array(DraftRow),
  }),
  find: endpoint({
    method: 'GET',
    path: '/api/draft',
    summary: 'Your draft of one form, or null',
    access: 'session.use',
    params: noParams,
    query: DraftPlace,
    response: DraftView.nullable(),
  }),
  save: endpoint({
    method: 'PUT',
    path: '/api/draft',
    summary: 'Keep what was typed so far',
    access: 'session.use',
    params: noParams,
    body: SaveDraft,
    response: z.object({ id: z.uuid(), version: z.int(), savedAt: z.iso.datetime() }),
    example: {
      id: '01890000-0000-7000-8000-000000000016',
      form: 'report',
      place: '',
      values: { narrative: 'Left at' },
      version: 0,
      writer: '01890000-0000-7000-8000-000000000017',
      turn: 1,
    },
  }),
  drop: endpoint({
    method: 'DELETE',
    path: '/api/draft',
    summary: 'Drop your draft of one form',
    access: 'session.use',
    params: noParams,
    query: DraftPlace,
    response: z.object({}),
  }),
}

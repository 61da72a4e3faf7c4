import { queryOptions } from '@tanstack/react-query'
import { draftApi } from '@waymark/shared/drafts/draft.api.ts'
import type { DraftRow } from '@waymark/shared/drafts/draft.ts'
import { call, read } from '../lib/http/call.ts'
import { newId } from '../lib/http/new-id.ts'

/** The reader's drafts, newest first. They change while the reader types, so every opening of the list refetches them. */
export const draftsQuery = queryOptions({
  queryKey: ['lists', 'drafts'],
  queryFn: ({ signal }) => read(draftApi.list, {}, signal),
  staleTime: 0,
})

/** Deletes a draft, and returns a function that restores it. */
export async function dropDraft({ form, place }: DraftRow): Promise<() => Promise<unknown>> {
  const draft = await read(draftApi.find, { query: { form, place } })
  await call(draftApi.drop, { query: { form, place } })
  if (!draft) return () => Promise.resolve()
  const { id, values, episodeId, personId } = draft
  const about = { ...(episodeId && { episodeId }), ...(personId && { personId }) }
  return () => call(draftApi.save, { body: { id, form, place, ...about, values, version: 0, writer: newId(), turn: 1 } })
}

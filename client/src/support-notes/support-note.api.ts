import { queryOptions } from '@tanstack/react-query'
import { supportNoteApi } from '@waymark/shared/support-notes/support-note.api.ts'
import { read } from '../lib/http/call.ts'

/** The support notes of an episode: those of the user's team, and those shared back. */
export const supportNotesQuery = (episodeId: string) =>
  queryOptions({
    queryKey: ['episode', episodeId, 'support-notes'],
    queryFn: ({ signal }) => read(supportNoteApi.list, { params: { episodeId } }, signal),
  })

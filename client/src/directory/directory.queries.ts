import { queryOptions } from '@tanstack/react-query'
import { directoryApi } from '@waymark/shared/directory/directory.api.ts'
import { read } from '../kernel/call.ts'

/** The council areas of Scotland and the teams of all agencies: they seldom change. */
export const directoryQuery = queryOptions({
  queryKey: ['directory'],
  queryFn: ({ signal }) => read(directoryApi.read, {}, signal),
  staleTime: 10 * 60_000,
  gcTime: 60 * 60_000,
})

/** The people of the own team, or of another one for police, who can be given something to do. */
export const colleaguesQuery = (team?: string) =>
  queryOptions({
    queryKey: ['directory', 'colleagues', team ?? 'own'],
    queryFn: ({ signal }) => read(directoryApi.colleagues, { query: { team } }, signal),
    staleTime: 60_000,
  })

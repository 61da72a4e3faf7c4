import { queryOptions } from '@tanstack/react-query'
import { directoryApi } from '@waymark/shared/directory/directory.api.ts'
import { read } from '../lib/http/call.ts'

/** The council areas of Scotland and the teams of all agencies: they seldom change. */
export const directoryQuery = queryOptions({
  queryKey: ['directory'],
  queryFn: ({ signal }) => read(directoryApi.read, {}, signal),
  staleTime: 10 * 60_000,
  gcTime: 60 * 60_000,
})

type Of = { team?: string; episode?: string; referral?: string; take?: 'yes' }
/** The people of the own team, or of another one for police; of an episode or a referral only those to whom it can be given. */
export const colleaguesQuery = (of: Of = {}) =>
  queryOptions({
    queryKey: ['directory', 'colleagues', of.team ?? 'own', of.episode ?? of.referral ?? 'any', of.take ?? 'no'],
    queryFn: ({ signal }) => read(directoryApi.colleagues, { query: of }, signal),
    staleTime: 60_000,
  })

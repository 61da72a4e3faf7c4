import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { newId, noParams, text } from '../platform/fields.ts'

export const savedLists = ['board', 'referrals'] as const

/** Filters and order of a list, as in its address. Never the page. */
const Search = z.record(z.string().max(30), z.union([z.string().max(60), z.number(), z.boolean()]))

export const SavedView = z.object({
  id: z.uuid(),
  list: z.enum(savedLists),
  name: z.string(),
  search: Search,
  shared: z.boolean(),
  mine: z.boolean(),
})
export type SavedView = z.infer<typeof SavedView>

/** Filters and order of a list, saved under a name for one account or its whole team. */
export const savedViewApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/saved-views',
    summary: 'Your saved views and those of your team',
    access: 'work.read',
    params: noParams,
    response: z.array(SavedView),
  }),
  save: endpoint({
    method: 'POST',
    path: '/api/saved-views',
    summary: 'Keep the filters and order of a list under a name',
    access: 'work.read',
    params: noParams,
    body: z.object({
      id: newId,
      list: z.enum(savedLists),
      name: text('Enter a name for the view', 60),
      search: Search,
      shared: z.boolean(),
    }),
    response: z.object({ id: z.uuid() }),
    example: {
      id: '01890000-0000-7000-8000-000000000017',
      list: 'board',
      name: 'High risk tonight',
      search: { risk: 'high' },
      shared: false,
    },
  }),
  drop: endpoint({
    method: 'DELETE',
    path: '/api/saved-view',
    summary: 'Drop a view of your own',
    access: 'work.read',
    params: noParams,
    query: z.object({ id: z.uuid() }),
    response: z.object({}),
  }),
}

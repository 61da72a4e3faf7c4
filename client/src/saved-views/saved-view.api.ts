import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { savedViewApi, type SavedView } from '@waymark/shared/saved-views/saved-view.api.ts'
import { read } from '../lib/http/call.ts'
import { newId } from '../lib/http/new-id.ts'
import { useCommand } from '../lib/http/use-command.ts'

/** The user's own views and those of the team. They contain no record, so no event refreshes them. */
export const savedViewsQuery = queryOptions({
  queryKey: ['saved-views'],
  queryFn: ({ signal }) => read(savedViewApi.list, {}, signal),
})

/** Saves a view or removes one of the user's own. The list is updated at once. */
export function useKeepViews() {
  const client = useQueryClient()
  const save = useCommand(savedViewApi.save)
  const drop = useCommand(savedViewApi.drop)
  const change = (to: (views: SavedView[]) => SavedView[]) =>
    client.setQueryData(savedViewsQuery.queryKey, views => views && to(views))
  return {
    keep: async (view: Omit<SavedView, 'id' | 'mine'>) => {
      const kept: SavedView = { ...view, id: newId(), mine: true }
      const { id, list, name, search, shared } = kept
      await save.mutateAsync({ body: { id, list, name, search, shared } })
      change(views => [...views, kept].toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB')))
      return kept
    },
    drop: async ({ id }: SavedView) => {
      await drop.mutateAsync({ query: { id } })
      change(views => views.filter(view => view.id !== id))
    },
  }
}

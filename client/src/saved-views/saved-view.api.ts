import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { savedViewApi, type SavedView } from '@waymark/shared/saved-views/saved-view.api.ts'
import { read } from '../lib/call.ts'
import { newId } from '../lib/new-id.ts'
import { useCommand } from '../lib/use-command.ts'

/** One's own views and those of the team. No record is in them, so no hint tells of them. */
export const savedViewsQuery = queryOptions({
  queryKey: ['saved-views'],
  queryFn: ({ signal }) => read(savedViewApi.list, {}, signal),
})

/** Keeping a view, and dropping one of one's own; the list knows at once. */
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

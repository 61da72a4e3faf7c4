import { useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { sayNotSaved } from './not-saved.tsx'
import { problemText } from '../http/problem-text.ts'
import type { Problem } from '../http/problem.ts'
import type { Saved } from './use-edit.ts'

/** Shows an edit before the server has answered. */
export type ShowNow = {
  /** Shows the edit and returns how to revert it. Undefined if the cached record is not the version that was edited. */
  show: (edited: Saved) => (() => void) | undefined
  /** Leaves the form and returns the path of the page that shows the edit. */
  leave: () => Promise<string>
  /** Says on the current page why the edit was refused, with a link back to the typed text. */
  refused: (problem: Problem) => void
}

type Part<T> = {
  key: QueryKey
  /** `get` reads the edited part of the cached data; `put` returns the data with that part replaced. */
  get: (known: T) => Saved | null | undefined
  put: (known: T, part: Saved) => T
}

/**
 * Shows an edit at once and reverts it if the server refuses. Do not use it for the risk level or for "found".
 * Other people act on those, so they wait for the server.
 */
export function useShowNow<T>({ key, get, put }: Part<T>): ShowNow {
  const client = useQueryClient()
  const router = useRouter()
  const navigate = useNavigate()
  const form = router.state.location.pathname
  return {
    show: edited => {
      const known = client.getQueryData<T>(key)
      const part = known === undefined ? undefined : get(known)
      if (known === undefined || !part || part.version !== edited.version) return undefined
      void client.cancelQueries({ queryKey: key })
      const shown = client.setQueryData<T>(key, put(known, { ...part, ...edited, version: part.version + 1 }))
      return () => void client.setQueryData<T>(key, now => (now === shown ? known : now))
    },
    leave: async () => {
      await navigate({ to: '..' })
      return router.state.location.pathname
    },
    refused: problem => sayNotSaved(form, problemText(problem)),
  }
}

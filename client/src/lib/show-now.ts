import { useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { sayNotSaved } from './not-saved.tsx'
import { problemText } from './problem-text.ts'
import type { Problem } from './problem.ts'
import type { Saved } from './use-edit.ts'

/** How an edit is shown before the server has answered. */
export type ShowNow = {
  /** Puts it on the page; gives how to take that back, or nothing where the record is not as it was when the edit began. */
  show: (edited: Saved) => (() => void) | undefined
  /** Leaves the form, and gives the page where it is shown. */
  leave: () => Promise<string>
  /** It was refused: says why wherever the person is by now, with the way back to what they typed. */
  refused: (problem: Problem) => void
}

type Part<T> = {
  key: QueryKey
  /** The part of what is known that is edited, and the whole with another in its place. */
  get: (known: T) => Saved | null | undefined
  put: (known: T, part: Saved) => T
}

/**
 * For edits that may be seen at once: the page shows what was typed, and what was there again if the server refuses. Not for the level of
 * risk or for "found", on which others act: those wait for the server.
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

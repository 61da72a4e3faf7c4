import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'
import { createStore } from '../ui/store.ts'

/** A record that was opened since the page was loaded. */
export type Recent = { subject: 'episode' | 'person'; id: string; label: string; hint: string }

const most = 8
const opened = createStore<readonly Recent[]>([])

/** Notes that a record was opened. Kept in memory alone, for this load of the page: it holds a name. */
export const noteOpened = (record: Recent): void =>
  keep(all => [record, ...all.filter(({ id }) => id !== record.id)].slice(0, most))

/** Forgets one that is no longer accessible. */
export const forgetOpened = (id: string): void => keep(all => all.filter(one => one.id !== id))

/** Forgets an episode of which access was lost, and the people: which of them are still accessible is not known here. */
export const forgetLost = (id: string): void => keep(all => all.filter(one => one.id !== id && one.subject !== 'person'))

/** Notes the record whose page this is, once it is there; forgets it when it is not, or no longer. */
export function useNoteOpened<T>(
  subject: Recent['subject'],
  id: string,
  { data, error }: UseQueryResult<T>,
  words: (data: T) => { label: string; hint: string },
): void {
  const said = data === undefined ? undefined : words(data)
  const { label, hint } = said ?? {}
  const isGone = error?.code === 'not-found' || error?.code === 'forbidden'
  useEffect(() => {
    if (isGone) forgetOpened(id)
    else if (label !== undefined && hint !== undefined) noteOpened({ subject, id, label, hint })
  }, [subject, id, label, hint, isGone])
}

/** What was opened, the last first. */
export const useRecent = opened.use

const keep = (change: (all: readonly Recent[]) => readonly Recent[]) => opened.set(change(opened.get()))

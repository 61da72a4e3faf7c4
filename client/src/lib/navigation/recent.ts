import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'
import { createStore } from '../../ui/store.ts'

/** A record that was opened since the browser loaded the app. */
export type Recent = { subject: 'episode' | 'person'; id: string; label: string; hint: string }

const most = 8
const opened = createStore<readonly Recent[]>([])

/** Notes that a record was opened. The list stays in memory only, because it contains names. */
export const noteOpened = (record: Recent): void =>
  keep(all => [record, ...all.filter(({ id }) => id !== record.id)].slice(0, most))

/** Forgets a record that is no longer accessible. */
export const forgetOpened = (id: string): void => keep(all => all.filter(one => one.id !== id))

/** Forgets an episode after access was lost, and all people, because the client cannot know which are still accessible. */
export const forgetLost = (id: string): void => keep(all => all.filter(one => one.id !== id && one.subject !== 'person'))

/** Notes the record of the current page once it is loaded, and forgets it if the server no longer gives it. */
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

/** The records that were opened, newest first. */
export const useRecent = opened.use

const keep = (change: (all: readonly Recent[]) => readonly Recent[]) => opened.set(change(opened.get()))

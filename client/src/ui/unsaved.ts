import { useEffect, useState } from 'react'

const unsaved = new Set<object>()

/** Whether this page has unsaved text. The shell then asks before leaving. */
export const hasUnsaved = (): boolean => unsaved.size > 0

/** Forgets all unsaved text, after the user agreed to lose it. */
export const forgetUnsaved = (): void => unsaved.clear()

/** Registers a form's unsaved text while it is mounted. Returns a function to call after saving, before leaving the page. */
export function useUnsaved(isDirty: boolean): () => void {
  const [me] = useState(() => ({}))
  useEffect(() => {
    if (!isDirty) return
    unsaved.add(me)
    return () => {
      unsaved.delete(me)
    }
  }, [isDirty, me])
  return () => unsaved.delete(me)
}

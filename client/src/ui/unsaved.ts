import { useEffect, useState } from 'react'

const unsaved = new Set<object>()

/** Whether anything typed on this page is not saved yet: the shell asks once before leaving. */
export const hasUnsaved = (): boolean => unsaved.size > 0

/** Everything typed may go: the person has said so. */
export const forgetUnsaved = (): void => unsaved.clear()

/** Keeps a form's unsaved text known while it is there. Gives what to call when it has been saved, before leaving the page. */
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

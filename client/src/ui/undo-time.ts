import { useEffect, useEffectEvent } from 'react'

/** Ten seconds after an undo is first offered it is put away; not while it is being done. */
export function useUndoTime(isOffered: boolean, putAway: () => void): void {
  const end = useEffectEvent(putAway)
  useEffect(() => {
    if (!isOffered) return
    const timer = setTimeout(() => end(), undoFor)
    return () => clearTimeout(timer)
  }, [isOffered])
}

const undoFor = 10_000

import { useEffect, useEffectEvent } from 'react'

/** Closes an offer to undo after ten seconds, unless the undo is running. */
export function useUndoTime(isOffered: boolean, putAway: () => void): void {
  const end = useEffectEvent(putAway)
  useEffect(() => {
    if (!isOffered) return
    const timer = setTimeout(() => end(), undoFor)
    return () => clearTimeout(timer)
  }, [isOffered])
}

const undoFor = 10_000

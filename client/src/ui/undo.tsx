import { useEffect, useRef, useState } from 'react'
import { Button } from './button.tsx'

type UndoProps = {
  /** What was just done. */
  said: string
  onUndo: () => void
  onGone: () => void
  /** Seconds. The time pauses while the pointer or focus is on it. */
  stays?: number
}

/** Offers to undo the last action for ten seconds. The page must announce it. */
export function Undo({ said, onUndo, onGone, stays = 10 }: UndoProps) {
  const [isHeld, setHeld] = useState(false)
  const gone = useRef(onGone)
  useEffect(() => {
    gone.current = onGone
  })
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(() => gone.current(), stays * 1000)
    return () => clearTimeout(timer)
  }, [isHeld, stays])
  return (
    <div
      className="undo"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{said}</span>
      <Button small onClick={onUndo}>
        Undo
      </Button>
    </div>
  )
}

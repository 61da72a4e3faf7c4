import { useEffect, useState } from 'react'

/** The value of a field after typing has paused for `pause` milliseconds. `now` takes it at once. */
export function useAfterPause<T>(value: T, pause = 350): [value: T, now: () => void] {
  const [taken, setTaken] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setTaken(value), pause)
    return () => clearTimeout(timer)
  }, [value, pause])
  return [taken, () => setTaken(value)]
}

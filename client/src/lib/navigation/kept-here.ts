import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'

const kept = new Map<string, string>()

/**
 * Restores the text of a field when the person comes back to the page. The text is kept in memory only.
 * It may be a name, so it never enters the address, the browser's history or any storage.
 */
export function useKeptHere(field: string): [text: string, keep: (text: string) => void] {
  const place = useLocation({ select: location => location.state.__TSR_key })
  const key = `${place ?? ''} ${field}`
  const [text, setText] = useState(() => kept.get(key) ?? '')
  const keep = (next: string) => {
    kept.set(key, next)
    setText(next)
  }
  return [text, keep]
}

import Search from 'lucide-react/icons/search'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useSessionLost } from '../lib/session-lost.ts'

const load = () => import('./find.tsx')
const Find = lazy(async () => ({ default: (await load()).Find }))
const ready = () => void load().catch(() => undefined)

/** Opens the search over any page, as Ctrl K and Cmd K do. */
export function FindButton() {
  const [isOpen, setOpen] = useState(false)
  const lost = useSessionLost()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      setOpen(open => !open)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
  return (
    <>
      <button
        type="button"
        className="find-button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onPointerEnter={ready}
        onFocus={ready}
        onClick={() => setOpen(true)}
      >
        <Search size={18} aria-hidden />
        <span className="words">Search</span>
        <kbd aria-hidden>{isApple ? '⌘ K' : 'Ctrl K'}</kbd>
      </button>
      {isOpen && !lost && (
        <Suspense>
          <Find onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent)

import { Link } from '@tanstack/react-router'
import Radio from 'lucide-react/icons/radio'
import Search from 'lucide-react/icons/search'
import WifiOff from 'lucide-react/icons/wifi-off'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { useConnection } from '../lib/live/connection.ts'
import { useSessionLost } from '../lib/session/session-lost.ts'
import { useSession } from '../lib/session/session.ts'
import { BarCount } from '../ui/bar-count.tsx'
import { announce } from '../ui/live-region.tsx'
import { inLondon, showTime } from '../ui/london-time.ts'
import { AccountMenu } from './account-menu.tsx'
import { useCounts } from './counts.api.ts'
import { countLabels, placesFor } from './navigation.ts'

/** The top bar: navigation, notifications, connection state and account. */
export function TopBar({ bell }: { bell: ReactNode }) {
  const { allowed } = useSession()
  return (
    <header className="top-bar">
      <Link to="/" className="brand">
        Waymark
      </Link>
      <nav aria-label="Main">
        <ul>
          {placesFor(allowed).map(place => (
            <li key={place.to}>
              <PlaceLink place={place} />
            </li>
          ))}
        </ul>
      </nav>
      <div className="right">
        <FindButton />
        <ConnectionMark />
        {bell}
        <AccountMenu />
      </div>
    </header>
  )
}

/** The navigation at the bottom of the screen, on phones. */
export function ThumbBar() {
  const { allowed } = useSession()
  const places = placesFor(allowed)
  if (places.length === 0) return null
  return (
    <nav className="thumb-bar" aria-label="Main">
      <ul>
        {places.map(place => (
          <li key={place.to}>
            <PlaceLink place={place} under />
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Shows whether the screen is kept up to date, for example "Live" or "Stale since 2:31pm". */
function ConnectionMark() {
  const connection = useConnection()
  const stale = connection.is === 'stale' ? `Stale since ${showTime(inLondon(connection.since))}` : undefined
  useEffect(() => {
    if (!stale) return
    announce(`${stale}: changes by others are not shown until the connection is back`)
    return () => announce('Live again')
  }, [stale])
  if (connection.is === 'connecting') return <span className="connection" />
  return (
    <span className={stale ? 'connection stale' : 'connection'}>
      {stale ? <WifiOff size={16} aria-hidden /> : <Radio size={16} aria-hidden />}
      <span className="words">{stale ?? 'Live'}</span>
    </span>
  )
}

type PlaceLinkProps = { place: ReturnType<typeof placesFor>[number]; under?: boolean }

/** A navigation link with its count. `under` is for the bottom bar, with an icon and a shorter name. */
function PlaceLink({ place, under = false }: PlaceLinkProps) {
  const counts = useCounts()
  const { to, label, short, icon: Icon } = place
  const waiting = counts && 'count' in place && <BarCount count={counts[place.count] ?? 0} words={countLabels[place.count]} />
  return (
    <Link to={to} activeOptions={{ includeSearch: false }}>
      {under && <Icon size={22} aria-hidden />}
      {under ? short : label}
      {waiting}
    </Link>
  )
}

const load = () => import('./find.tsx')
const Find = lazy(async () => ({ default: (await load()).Find }))
const ready = () => void load().catch(() => undefined)

/** Opens the search over any page, as Ctrl K and Cmd K do. */
function FindButton() {
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

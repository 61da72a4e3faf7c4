import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useSession } from '../lib/session.ts'
import { AccountMenu } from './account-menu.tsx'
import { ConnectionMark } from './connection-mark.tsx'
import { FindButton } from './find-button.tsx'
import { placesFor } from './navigation.ts'
import { PlaceLink } from './place-link.tsx'

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

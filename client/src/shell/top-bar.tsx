import { Link } from '@tanstack/react-router'
import { useSession } from '../kernel/session.ts'
import { AccountMenu } from './account-menu.tsx'
import { ConnectionMark } from './connection-mark.tsx'
import { FindButton } from './find-button.tsx'
import { placesFor } from './navigation.ts'

/** The bar at the top: where one can go, whether it is live, who one is. */
export function TopBar() {
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
              <Link to={place.to} activeOptions={{ includeSearch: false }}>
                {place.label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="right">
        <FindButton />
        <ConnectionMark />
        <AccountMenu />
      </div>
    </header>
  )
}

/** The same places under the thumb, on phones. */
export function ThumbBar() {
  const { allowed } = useSession()
  const places = placesFor(allowed)
  if (places.length === 0) return null
  return (
    <nav className="thumb-bar" aria-label="Main">
      <ul>
        {places.map(({ to, short, icon: Icon }) => (
          <li key={to}>
            <Link to={to} activeOptions={{ includeSearch: false }}>
              <Icon size={22} aria-hidden />
              {short}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

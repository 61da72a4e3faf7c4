import { Link } from '@tanstack/react-router'
import { BarCount } from '../ui/bar-count.tsx'
import { useCounts } from './counts.api.ts'
import { countLabels, type placesFor } from './navigation.ts'

type PlaceLinkProps = { place: ReturnType<typeof placesFor>[number]; under?: boolean }

/** A navigation link with its count. `under` is for the bottom bar, with an icon and a shorter name. */
export function PlaceLink({ place, under = false }: PlaceLinkProps) {
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

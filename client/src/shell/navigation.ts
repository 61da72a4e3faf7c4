import Inbox from 'lucide-react/icons/inbox'
import Plus from 'lucide-react/icons/plus'
import Search from 'lucide-react/icons/search'
import Siren from 'lucide-react/icons/siren'
import type { Action } from '@waymark/shared/permissions.ts'

/** The places of the top bar and of the thumb bar, each for those who may ever go there. */
const places = [
  { to: '/missing-now', label: 'Missing now', short: 'Missing', icon: Siren, for: ['board.read'] },
  { to: '/referrals', label: 'Referrals', short: 'Referrals', icon: Inbox, for: ['referral.read'] },
  { to: '/people', label: 'People', short: 'People', icon: Search, for: ['person.search'] },
  { to: '/report', label: 'Report', short: 'Report', icon: Plus, for: ['episode.report', 'episode.notify'] },
] as const satisfies readonly { to: string; label: string; short: string; icon: unknown; for: readonly Action[] }[]

/** The places for somebody who is allowed this. */
export const placesFor = (allowed: readonly Action[]) =>
  places.filter(place => place.for.some(action => allowed.includes(action)))

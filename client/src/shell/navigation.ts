import Eye from 'lucide-react/icons/eye'
import Inbox from 'lucide-react/icons/inbox'
import KeyRound from 'lucide-react/icons/key-round'
import ListChecks from 'lucide-react/icons/list-checks'
import Plus from 'lucide-react/icons/plus'
import ScanEye from 'lucide-react/icons/scan-eye'
import Search from 'lucide-react/icons/search'
import Share2 from 'lucide-react/icons/share-2'
import Siren from 'lucide-react/icons/siren'
import type { Action } from '@waymark/shared/permissions.ts'
import type { Counts } from './counts.api.ts'

type Place = {
  to: string
  label: string
  short: string
  icon: unknown
  for: readonly Action[]
  /** The count shown beside the link. */
  count?: keyof typeof countLabels
}

/** The words read out after a count in the navigation. */
export const countLabels = {
  overdue: 'overdue',
  referrals: 'to acknowledge',
  unusual: 'to review',
  openings: 'to review',
} as const satisfies Partial<Record<keyof Counts, string>>

/** The pages of the top and bottom bars, each for readers with one of its actions. */
const places = [
  { to: '/work', label: 'My work', short: 'My work', icon: ListChecks, for: ['work.read'], count: 'overdue' },
  { to: '/missing-now', label: 'Missing now', short: 'Missing', icon: Siren, for: ['board.read'] },
  { to: '/referrals', label: 'Referrals', short: 'Referrals', icon: Inbox, for: ['referral.read'], count: 'referrals' },
  { to: '/people', label: 'People', short: 'People', icon: Search, for: ['person.search'] },
  { to: '/access-alerts', label: 'Unusual access', short: 'Unusual', icon: ScanEye, for: ['audit.read'], count: 'unusual' },
  { to: '/break-glass', label: 'Emergency access', short: 'Emergency', icon: KeyRound, for: ['audit.read'], count: 'openings' },
  { to: '/access-log', label: 'Access log', short: 'Log', icon: Eye, for: ['audit.read'] },
  { to: '/report', label: 'Report', short: 'Report', icon: Plus, for: ['episode.report', 'episode.notify'] },
  { to: '/disclosures', label: 'Disclosures', short: 'Disclosed', icon: Share2, for: ['audit.read'] },
] as const satisfies readonly Place[]

/** The pages for a reader with these permitted actions. */
export const placesFor = (allowed: readonly Action[]) =>
  places.filter(place => place.for.some(action => allowed.includes(action)))

import type { AccessGround, AccessOutcome } from '@waymark/shared/access-requests/access-request.ts'
import CircleCheck from 'lucide-react/icons/circle-check'
import CircleX from 'lucide-react/icons/circle-x'
import Deadline from 'lucide-react/icons/clock'
import Send from 'lucide-react/icons/send'
import { sayRefusals } from '../lib/http/problem-text.ts'
import type { Look } from '../ui/tag.tsx'

/** The outcome of an access request; `asked` until there is one. */
export const accessAttempts: Readonly<Record<AccessOutcome | 'asked', Look>> = {
  asked: { word: 'Asked', tone: 'orange', icon: Send },
  granted: { word: 'Access given', tone: 'green', icon: CircleCheck },
  refused: { word: 'Refused', tone: 'red', icon: CircleX },
  expired: { word: 'Not answered', tone: 'grey', icon: Deadline },
}

/** Why access is refused. */
export const accessGroundLabels: Readonly<Record<AccessGround, string>> = {
  noNeed: 'They do not need it for their work',
  noBasis: 'There is no legal basis to share it',
  consentRefused: 'The person does not want it',
  wouldHarm: 'It could harm someone',
  askedElsewhere: 'Another team helps already',
}

sayRefusals({ 'accessRequest.decided': 'This has already been decided. Reload the page.' })

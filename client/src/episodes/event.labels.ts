import type { TimelineItem } from '@waymark/shared/episodes/episode-view.ts'
import type { events, EventKind } from '@waymark/shared/events.ts'
import AlarmClock from 'lucide-react/icons/alarm-clock'
import ArrowRightLeft from 'lucide-react/icons/arrow-right-left'
import Ban from 'lucide-react/icons/ban'
import Building2 from 'lucide-react/icons/building-2'
import CalendarClock from 'lucide-react/icons/calendar-clock'
import CircleCheck from 'lucide-react/icons/circle-check'
import CircleX from 'lucide-react/icons/circle-x'
import Eye from 'lucide-react/icons/eye'
import EyeOff from 'lucide-react/icons/eye-off'
import FileText from 'lucide-react/icons/file-text'
import HeartPulse from 'lucide-react/icons/heart-pulse'
import Info from 'lucide-react/icons/info'
import KeyRound from 'lucide-react/icons/key-round'
import LockKeyhole from 'lucide-react/icons/lock-keyhole'
import MapPin from 'lucide-react/icons/map-pin'
import MessageCircle from 'lucide-react/icons/message-circle'
import Pencil from 'lucide-react/icons/pencil'
import Phone from 'lucide-react/icons/phone'
import RotateCcw from 'lucide-react/icons/rotate-ccw'
import Search from 'lucide-react/icons/search'
import Send from 'lucide-react/icons/send'
import Share2 from 'lucide-react/icons/share-2'
import ShieldAlert from 'lucide-react/icons/shield-alert'
import ShieldCheck from 'lucide-react/icons/shield-check'
import Siren from 'lucide-react/icons/siren'
import UserCheck from 'lucide-react/icons/user-check'
import UserRound from 'lucide-react/icons/user-round'
import type { TimelineItem as Shown } from '../ui/timeline.tsx'
import { isLevel, reviewTitle, riskTitle } from '../risk/risk.labels.ts'
import { taskTitle } from '../tasks/task.labels.ts'
import type { EventGroup } from './timeline/timeline-asked.ts'

/** The kinds of event that a timeline can show: those about an episode or its person. */
export type TimelineKind = {
  [K in EventKind]: (typeof events)[K]['subject'] extends 'episode' | 'person' ? K : never
}[EventKind]

type Codes = TimelineItem['data']
type Words = {
  title: string | ((data: Codes) => string)
  icon: typeof Siren
  tone?: NonNullable<Shown['tone']>
  group: EventGroup
}

const withTeam = (before: string) => (data: Codes) =>
  `${before} ${typeof data['team'] === 'string' ? data['team'] : 'another team'}`
const correction = (what: string) => (data: Codes) => `Correction: ${what} ${data['erased'] === true ? 'removed' : 'corrected'}`
const at = (before: string) => (data: Codes) => (isLevel(data['level']) ? `${before}, ${data['level']} risk` : before)

const accessTitle = ({ outcome }: Codes) =>
  outcome === 'granted' ? 'Access given' : outcome === 'refused' ? 'Access refused' : 'Access was asked for and not answered'
const askedTitle = ({ what }: Codes) =>
  what === 'unseal' ? 'A request to end the seal was made' : 'A partner asked to restrict whereabouts'
const answeredTitle = ({ what, agreed }: Codes) =>
  what === 'unseal'
    ? agreed === true
      ? 'A second person ended the seal'
      : 'A second person kept the seal'
    : agreed === true
      ? 'A partner’s request about whereabouts was agreed'
      : 'A partner’s request about whereabouts was refused'

/** The title and icon of each kind of event. Details and names are shown beside it. */
export const eventLabels: Readonly<Record<TimelineKind, Words>> = {
  'episode.reported': { title: at('Reported missing'), icon: Siren, group: 'episode' },
  'episode.notified': { title: at('Police notified by a partner'), icon: Siren, group: 'episode' },
  'episode.confirmed': { title: 'Confirmed missing', icon: Siren, tone: 'orange', group: 'episode' },
  'episode.treatedAsNotMissing': { title: 'Decided not missing', icon: CircleX, tone: 'grey', group: 'episode' },
  'episode.located': { title: 'Found', icon: CircleCheck, tone: 'green', group: 'return' },
  'episode.closed': { title: 'Episode closed', icon: CircleCheck, tone: 'grey', group: 'episode' },
  'episode.reopened': { title: 'Episode reopened', icon: RotateCcw, group: 'episode' },
  'episode.voided': { title: 'Marked as recorded in error', icon: Ban, tone: 'grey', group: 'episode' },
  'episode.deathRecorded': { title: 'A death was recorded, to be confirmed', icon: UserRound, tone: 'grey', group: 'episode' },
  'episode.deathConfirmed': { title: 'The death was confirmed', icon: UserRound, tone: 'grey', group: 'episode' },
  'circumstances.changed': { title: 'Circumstances changed', icon: Pencil, group: 'information' },
  'foundPlace.recorded': { title: 'Where they were found was recorded', icon: MapPin, tone: 'green', group: 'return' },
  'return.reported': { title: 'A partner reports that they are back', icon: MapPin, tone: 'green', group: 'return' },
  'whereabouts.restricted': { title: 'Whereabouts restricted', icon: EyeOff, tone: 'orange', group: 'sharing' },
  'returnCheck.recorded': { title: 'Return check recorded', icon: UserCheck, tone: 'green', group: 'return' },
  'risk.assessed': { title: riskTitle, icon: ShieldAlert, tone: 'red', group: 'risk' },
  'risk.reviewed': { title: reviewTitle, icon: ShieldCheck, tone: 'red', group: 'risk' },
  'task.given': { title: taskTitle('Assigned', 'A task was assigned'), icon: UserCheck, group: 'tasks' },
  'task.overdue': { title: taskTitle('Overdue', 'A task is overdue'), icon: AlarmClock, tone: 'red', group: 'tasks' },
  'handover.pushed': { title: withTeam('Handed over, to be accepted by'), icon: ArrowRightLeft, tone: 'orange', group: 'tasks' },
  'handover.seen': { title: 'Handover seen', icon: Eye, group: 'tasks' },
  'handover.passed': {
    title: 'Handover not accepted in time, passed to the next person',
    icon: AlarmClock,
    tone: 'red',
    group: 'tasks',
  },
  'handover.accepted': { title: 'Handover accepted', icon: ArrowRightLeft, tone: 'green', group: 'tasks' },
  'handover.withdrawn': { title: 'Handover taken back', icon: ArrowRightLeft, tone: 'grey', group: 'tasks' },
  'episode.leadChanged': { title: withTeam('Now led by'), icon: Building2, tone: 'orange', group: 'episode' },
  'enquiry.recorded': { title: 'Enquiry started', icon: Search, group: 'information' },
  'enquiry.answered': { title: 'Result of an enquiry', icon: Search, tone: 'green', group: 'information' },
  'reporter.updated': { title: 'The person who reported it was updated', icon: Phone, group: 'information' },
  'information.added': { title: 'Information added', icon: Info, group: 'information' },
  'returnDiscussion.due': { title: 'Return discussion due', icon: CalendarClock, tone: 'orange', group: 'return' },
  'returnDiscussion.offered': { title: 'Return discussion offered', icon: MessageCircle, group: 'return' },
  'returnDiscussion.arranged': { title: 'Return discussion arranged', icon: CalendarClock, group: 'return' },
  'returnDiscussion.notHeld': { title: 'Return discussion not held', icon: CircleX, tone: 'grey', group: 'return' },
  'returnDiscussion.held': { title: 'Return discussion held', icon: MessageCircle, tone: 'green', group: 'return' },
  'returnDiscussion.recorded': { title: 'Return discussion recorded', icon: FileText, group: 'return' },
  'person.recorded': { title: 'Person recorded', icon: UserRound, tone: 'grey', group: 'information' },
  'person.descriptionChanged': { title: 'Description changed', icon: Pencil, group: 'information' },
  'person.careChanged': { title: 'Care changed', icon: Building2, group: 'information' },
  'person.healthChanged': { title: 'Health changed', icon: HeartPulse, group: 'information' },
  'referral.waits': { title: 'A referral waits for agreement', icon: Send, tone: 'orange', group: 'sharing' },
  'referral.offered': { title: withTeam('Referred to'), icon: Send, group: 'sharing' },
  'share.given': { title: withTeam('Shared with'), icon: Share2, group: 'sharing' },
  'share.arranged': { title: withTeam('To be shared, from a day to come, with'), icon: Share2, group: 'sharing' },
  'share.withdrawn': {
    title: withTeam('Taken back before it began: the share with'),
    icon: Share2,
    tone: 'grey',
    group: 'sharing',
  },
  'share.ended': { title: withTeam('Sharing ended with'), icon: Share2, tone: 'grey', group: 'sharing' },
  'share.extended': { title: withTeam('Share extended with'), icon: Share2, group: 'sharing' },
  'share.narrowed': { title: withTeam('Share reduced with'), icon: Share2, group: 'sharing' },
  'share.moved': {
    title: withTeam('A different agreement now covers the share with'),
    icon: Share2,
    tone: 'grey',
    group: 'sharing',
  },
  'share.urgent': {
    title: withTeam('Shared to protect a life, without an agreement, with'),
    icon: Share2,
    tone: 'red',
    group: 'sharing',
  },
  'share.reviewed': { title: withTeam('Urgent share reviewed, with'), icon: Share2, group: 'sharing' },
  'consent.withdrawn': { title: 'The person no longer agrees to sharing', icon: Share2, tone: 'orange', group: 'sharing' },
  'access.ended': { title: withTeam('Access ended for'), icon: EyeOff, tone: 'grey', group: 'sharing' },
  'episode.leftToTeam': { title: 'No owner now', icon: UserRound, tone: 'grey', group: 'tasks' },
  'person.sealed': { title: 'Sealed', icon: LockKeyhole, tone: 'orange', group: 'sharing' },
  'person.unsealed': { title: 'The seal ended', icon: LockKeyhole, tone: 'grey', group: 'sharing' },
  'person.individualsChanged': { title: 'Who the seal lets in changed', icon: UserCheck, group: 'sharing' },
  'protection.asked': { title: askedTitle, icon: LockKeyhole, tone: 'orange', group: 'sharing' },
  'protection.answered': { title: answeredTitle, icon: LockKeyhole, group: 'sharing' },
  'whereabouts.lifted': { title: 'Restriction of whereabouts ended', icon: Eye, tone: 'grey', group: 'sharing' },
  'allowList.changed': { title: 'Who may know where they are changed', icon: UserCheck, group: 'sharing' },
  'breakGlass.opened': { title: 'Emergency access', icon: KeyRound, tone: 'red', group: 'sharing' },
  'breakGlass.reviewed': { title: 'Emergency access reviewed', icon: KeyRound, group: 'sharing' },
  'accessRequest.received': { title: 'Access requested', icon: KeyRound, tone: 'orange', group: 'sharing' },
  'accessRequest.decided': { title: accessTitle, icon: KeyRound, group: 'sharing' },
  'referralSession.planned': { title: 'Session planned', icon: CalendarClock, group: 'information' },
  'referralSession.recorded': { title: 'Session recorded', icon: FileText, group: 'information' },
  'disclosure.recorded': {
    title: ({ what }) => (what === 'print' ? 'Printed' : 'Told to someone outside Waymark'),
    icon: Share2,
    group: 'sharing',
  },
  'disclosure.exported': { title: 'Disclosure log exported', icon: Share2, group: 'sharing' },
  'episode.corrected': { title: correction('circumstances'), icon: Pencil, tone: 'orange', group: 'corrections' },
  'person.corrected': { title: correction('what is known of them'), icon: Pencil, tone: 'orange', group: 'corrections' },
  'record.corrected': { title: correction('what was recorded'), icon: Pencil, tone: 'orange', group: 'corrections' },
  'correction.asked': { title: withTeam('Correction to be acknowledged by'), icon: Pencil, tone: 'orange', group: 'corrections' },
  'correction.acknowledged': { title: 'Correction acknowledged', icon: CircleCheck, tone: 'green', group: 'corrections' },
  'supportNote.added': { title: 'Support note added', icon: FileText, group: 'information' },
}

const isKnown = (kind: string): kind is TimelineKind => Object.hasOwn(eventLabels, kind)

/** The words and icon for an event. A kind that the client does not know yet gets a general title. */
export function labelsOf({ kind, data }: Pick<TimelineItem, 'kind' | 'data'>): Words & { title: string } {
  if (!isKnown(kind)) return { title: 'Another change was recorded', icon: Info, tone: 'grey', group: 'episode' }
  const words = eventLabels[kind]
  return { ...words, title: typeof words.title === 'string' ? words.title : words.title(data) }
}

import type {
  AccessKind,
  AccessLogView,
  AlertReason,
  AlertStatus,
  AccessAlertView,
} from '@waymark/shared/access-log/access-log.ts'
import { accessKindOf } from '@waymark/shared/access-log/access-log.ts'
import type { Basis } from '@waymark/shared/permissions.ts'
import { sayRefusals } from '../lib/http/problem-text.ts'

/** The kinds of access, as offered in the filter. */
export const kindLabels: Readonly<Record<AccessKind, string>> = {
  record: 'A record',
  list: 'A list',
  search: 'A search',
  emergency: 'Emergency access',
  audit: 'This log',
  change: 'A change that was refused',
}

const records: Readonly<Record<string, string>> = {
  'episode.read': 'Episode',
  'person.read': 'Person',
  'enquiry.read': 'Police enquiries',
  'returnDiscussion.read': 'Return discussion',
  'support.read': 'Support notes',
  'plan.read': 'Plan',
  'referral.read': 'Referral',
  'access.explain': 'Who can see it',
  'work.read': 'My work',
  'session.use': 'A draft of their own',
  'board.read': 'Missing now',
}

/** What was accessed: the page, or otherwise the kind of access. */
export const whatLabel = ({ action }: Pick<AccessLogView, 'action'>): string =>
  records[action] ?? kindLabels[accessKindOf(action)]

/** The basis of an access, in a few words. */
export const basisLabels: Readonly<Record<Basis, string>> = {
  lead: 'Lead team',
  area: 'Covers the area',
  placing: 'Its council placed the child',
  share: 'Shared with the team',
  individual: 'Individual access',
  national: 'National unit',
  'break-glass': 'Emergency access',
  retained: 'Records of its own',
}

export const statusLabels: Readonly<Record<AlertStatus, string>> = {
  open: 'To review',
  followUp: 'Being followed up',
  cleared: 'Cleared',
}

const alertReasonLabels: Readonly<Record<AlertReason, (row: Pick<AccessAlertView, 'most'>) => string>> = {
  noTask: () => 'Had no task on an episode that had ended',
  outOfArea: () => 'Outside the areas of their team',
  sameName: () => 'Has the same last name',
  manyInHour: ({ most }) => `Opened ${most ?? 'many'} records within an hour`,
  beforePrint: () => 'Printed or exported it',
  breakGlass: () => 'Used emergency access',
  atNight: () => 'At night, outside their usual hours',
  refusedOften: ({ most }) => `Was refused ${most ?? 'many'} times within an hour`,
}

const filterNames: Readonly<Record<string, string>> = {
  account: 'One account',
  person: 'Person',
  episode: 'Episode',
  kind: 'Kind',
  outcome: 'Result',
  from: 'From',
  to: 'To',
  unusual: 'Unusual access',
}
const filterValues: Readonly<Record<string, string>> = {
  ...kindLabels,
  ...statusLabels,
  shown: 'Opened',
  refused: 'Refused',
  takenOut: 'Printed or exported',
}

/** The filters with which somebody read this log, in words. The server records them as `name: value, name: value`. */
export const filtersLabel = (terms: string): string =>
  terms === 'everything'
    ? 'Everything'
    : terms
        .split(', ')
        .map(term => {
          const [name = '', value = ''] = term.split(': ')
          const label = filterNames[name] ?? name
          return name === 'account' ? label : `${label}: ${filterValues[value]?.toLowerCase() ?? value}`
        })
        .join(', ')

/** The reasons why an access is unusual, as sentences. */
export const reasonLabels = (row: Pick<AccessAlertView, 'most' | 'reasons'>): string[] =>
  row.reasons.map(reason => alertReasonLabels[reason](row))

sayRefusals({ 'accessAlert.cleared': 'Someone has already cleared this. Nothing was changed.' })

/** The team's name. The server withholds it if it would reveal where a person is. */
export const teamLabel = (team: string | null): string => team ?? 'Team withheld'

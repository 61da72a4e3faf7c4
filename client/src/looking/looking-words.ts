import type { LookingKind, LookView, UnusualReason, UnusualStatus, UnusualView } from '@waymark/shared/looking/looking.ts'
import { kindOfLooking } from '@waymark/shared/looking/looking.ts'
import type { Reason } from '@waymark/shared/permissions.ts'
import { sayRefusals } from '../kernel/problem-text.ts'

/** The kinds of looking, as they are chosen. */
export const kindWords: Readonly<Record<LookingKind, string>> = {
  record: 'A record',
  list: 'A list',
  search: 'A search',
  emergency: 'An emergency opening',
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
  'sight.explain': 'Who can see it',
  'work.read': 'My work',
  'session.use': 'A draft of their own',
  'board.read': 'Missing now',
}

/** What somebody looked at: the page, or the kind of thing it was. */
export const whatWords = ({ action }: Pick<LookView, 'action'>): string => records[action] ?? kindWords[kindOfLooking(action)]

/** Why somebody had sight, in a word or two. */
export const sightWords: Readonly<Record<Reason, string>> = {
  lead: 'Leads it',
  area: 'In its area',
  placing: 'Its council placed the child',
  share: 'Shared with the team',
  named: 'Named for it',
  national: 'National unit',
  'break-glass': 'Opened in an emergency',
  own: 'Recorded something itself',
}

export const statusWords: Readonly<Record<UnusualStatus, string>> = {
  open: 'To look at',
  followUp: 'Being followed up',
  cleared: 'Cleared',
}

const unusualWords: Readonly<Record<UnusualReason, (row: Pick<UnusualView, 'most'>) => string>> = {
  noTask: () => 'Had no task on an episode that had ended',
  outOfArea: () => 'Outside the areas of their team',
  sameName: () => 'Has the same last name',
  manyInHour: ({ most }) => `Looked at ${most ?? 'many'} records within an hour`,
  beforePrint: () => 'Printed or exported it',
  breakGlass: () => 'Opened it in an emergency',
  atNight: () => 'At night, outside their usual hours',
  refusedOften: ({ most }) => `Was refused ${most ?? 'many'} times within an hour`,
}

/** Why it seems unusual, in plain words. */
export const reasonWords = (row: Pick<UnusualView, 'most' | 'reasons'>): string[] =>
  row.reasons.map(reason => unusualWords[reason](row))

sayRefusals({ 'looking.cleared': 'Somebody has cleared this already. Nothing was changed.' })

/** A team, or that its name would tell where somebody is. */
export const teamWords = (team: string | null): string => team ?? 'Team withheld'

import type { Role } from '@waymark/shared/permissions.ts'

/** A role in words, as people say what they do. */
export const roleLabels: Readonly<Record<Role, string>> = {
  'call-handler': 'Call handler',
  officer: 'Police officer',
  sergeant: 'Sergeant',
  inspector: 'Inspector',
  'police-coordinator': 'Missing person coordinator',
  'national-unit': 'National unit officer',
  'council-coordinator': 'Missing person coordinator',
  'social-worker': 'Social worker',
  'housing-officer': 'Housing officer',
  'discussion-worker': 'Return discussion worker',
  caseworker: 'Caseworker',
  notifier: 'Staff who notify police',
  auditor: 'Auditor',
  analyst: 'Analyst',
  admin: 'Administrator',
}

/** The kinds of agency, in the order in which accounts are offered. */
export const agencyGroups = ['Police', 'Councils', 'Charities', 'Care and health', 'Oversight'] as const
/** The kind of agency that each role works in. */
export const roleGroups: Readonly<Record<Role, (typeof agencyGroups)[number]>> = {
  'call-handler': 'Police',
  officer: 'Police',
  sergeant: 'Police',
  inspector: 'Police',
  'police-coordinator': 'Police',
  'national-unit': 'Police',
  'council-coordinator': 'Councils',
  'social-worker': 'Councils',
  'housing-officer': 'Councils',
  'discussion-worker': 'Charities',
  caseworker: 'Charities',
  notifier: 'Care and health',
  auditor: 'Oversight',
  analyst: 'Oversight',
  admin: 'Oversight',
}

/** Two roles have the same name: this one says of which kind of agency each is. */
export const roleAndAgency: Readonly<Record<Role, string>> = {
  ...roleLabels,
  'police-coordinator': 'Police missing person coordinator',
  'council-coordinator': 'Council missing person coordinator',
}

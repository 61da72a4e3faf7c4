import type { Role } from '@waymark/shared/permissions.ts'

/** Role names as people in the field say them. */
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

/** The kinds of agency, in the order of the demo accounts on the sign-in page. */
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

/** Role names that differ even where two roles share a label: both coordinators are named with their kind of agency. */
export const roleAndAgency: Readonly<Record<Role, string>> = {
  ...roleLabels,
  'police-coordinator': 'Police missing person coordinator',
  'council-coordinator': 'Council missing person coordinator',
}

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

import type { SessionView } from '@waymark/shared/sessions/session.ts'

/** A signed-in session that ends after this many idle minutes. */
export const aSession = (minutes = 15, more: Partial<SessionView> = {}): SessionView => ({
  account: { id: '01890000-0000-7000-8000-000000000001', name: 'Alex Novak' },
  team: { id: '01890000-0000-7000-8000-000000000002', name: 'Greater Glasgow', areas: [] },
  agency: { name: 'Police Scotland', kind: 'police' },
  role: 'officer',
  memberships: [],
  allowed: ['board.read'],
  idleEndsAt: new Date(Date.now() + minutes * 60_000).toISOString(),
  endsAt: new Date(Date.now() + 12 * 3_600_000).toISOString(),
  demo: true,
  ...more,
})

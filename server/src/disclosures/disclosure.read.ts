import type { DisclosureView, DisclosureLogFilters, DisclosureLogView } from '@waymark/shared/disclosures/disclosure.ts'
import { sections } from '@waymark/shared/permissions.ts'
import { dateInScotland, endOfDayInScotland } from '@waymark/shared/tasks/working-day.ts'
import { listNames, type Names } from '../episodes/who.read.ts'
import type { Tx } from '../platform/database/database.ts'

/** The most rows of a page or an export, and the number of rows to skip before it. */
export type Span = { most: number; skipped: number }

/** The disclosures about a person that the actor may know of. */
export async function listDisclosures(
  tx: Tx,
  personId: string,
  asked: DisclosureLogFilters,
  { most, skipped }: Span,
): Promise<DisclosureLogView> {
  const rows = await tx.$queryRaw<
    Row[]
  >`select * from app.disclosures(${personId}::uuid, ${wanted(asked)}::jsonb, ${most}::int, ${skipped}::int)`
  return presentDisclosureLog(tx, rows)
}

/** The disclosures and reads by an agency's accounts; the last 30 days if the filter has no dates. */
export async function listOfAgency(
  tx: Tx,
  asked: DisclosureLogFilters,
  { most, skipped }: Span,
  now: Date,
): Promise<DisclosureLogView & { ids: string[] }> {
  const from = asked.from ?? dateInScotland(new Date((asked.to ? Date.parse(asked.to) : now.getTime()) - 30 * 24 * 3_600_000))
  const bounded = { ...asked, from, to: asked.to ?? dateInScotland(now) }
  const rows = await tx.$queryRaw<
    (Row & { person_id: string | null })[]
  >`select * from app.agency_disclosures(${wanted(bounded)}::jsonb, ${most}::int, ${skipped}::int)`
  const disclosureLog = await presentDisclosureLog(tx, rows)
  return { ...disclosureLog, ids: [...new Set(rows.flatMap(row => row.person_id ?? []))] }
}

async function presentDisclosureLog(tx: Tx, rows: Row[]): Promise<DisclosureLogView> {
  const names = await listNames(
    tx,
    rows.flatMap(row => [row.by_account, row.to_account ?? null]),
    rows.flatMap(row => [row.from_team, row.to_team]),
  )
  return { rows: rows.map(row => present(row, names)), count: rows[0]?.count ?? 0, cut: rows[0]?.cut ?? false }
}

function present(row: Row, names: Names): DisclosureView {
  const team = (id: string | null) => (id === null ? null : `${names.agency(id)}, ${names.team(id)}`)
  const to = row.to_account ? `${names.account(row.to_account)}, ${team(row.to_team)}` : team(row.to_team)
  return {
    id: row.id,
    kind: row.kind,
    at: row.at.toISOString(),
    lastAt: row.last_at.toISOString(),
    times: row.times,
    episode: row.episode_id === null ? null : { id: row.episode_id, reference: row.reference ?? '' },
    from: team(row.from_team),
    by: row.by_account && names.account(row.by_account),
    to: to ?? row.to_whom ?? null,
    how: row.how,
    sections: sections.filter(section => row.sections.includes(section)),
    bases: row.bases,
    legalBasis: row.legal_basis,
    receiverBasis: row.receiver_basis,
    condition: row.condition,
    agreed: row.agreed,
    agreement: row.agreement,
    reason: row.reason ?? null,
    withheld: row.withheld ?? false,
    version: row.version ?? null,
  }
}

type Row = {
  id: string
  kind: DisclosureView['kind']
  at: Date
  last_at: Date
  times: number
  episode_id: string | null
  reference?: string | null
  from_team: string | null
  by_account: string | null
  to_team: string | null
  to_account?: string | null
  to_whom?: string | null
  how: DisclosureView['how']
  sections: DisclosureView['sections']
  bases: DisclosureView['bases']
  legal_basis: string | null
  receiver_basis: string | null
  condition: string | null
  agreed: boolean | null
  agreement: string | null
  reason?: string | null
  withheld?: boolean
  version?: number
  count: number
  cut: boolean
}

/** The filter with its days as instants in Scottish time. */
function wanted({ from, to, ...codes }: DisclosureLogFilters): string {
  const dayBefore = (date: string) => new Date(Date.parse(`${date}T12:00:00Z`) - 24 * 3_600_000)
  return JSON.stringify({
    ...codes,
    ...(from && { from: endOfDayInScotland(dayBefore(from)) }),
    ...(to && { to: endOfDayInScotland(new Date(`${to}T12:00:00Z`)) }),
  })
}

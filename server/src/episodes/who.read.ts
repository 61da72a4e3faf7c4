import type { Tx } from '../platform/database/database.ts'

export type Names = {
  account: (id: string | null) => string
  team: (id: string | null) => string
  agency: (id: string | null) => string
  by: (row: Recorded) => { name: string; team: string }
}
type Recorded = { recordedBy: string | null; recordedTeam: string | null }

/** The names of accounts and teams on records, read in one query for any number of ids. */
export async function listNames(tx: Tx, accountIds: (string | null)[], teamIds: (string | null)[]): Promise<Names> {
  const rows = await tx.$queryRaw<{ id: string; name: string; agency: string | null }[]>`
    select id, name, null as agency from app.who(${ids(accountIds)}::uuid[])
    union all select t.id, t.name, a.name from team t join agency a on a.id = t.agency_id where t.id = any (${ids(teamIds)}::uuid[])`
  const known = new Map(rows.map(row => [row.id, row]))
  const account = (id: string | null) => known.get(id ?? '')?.name ?? 'Waymark'
  const team = (id: string | null) => known.get(id ?? '')?.name ?? ''
  const agency = (id: string | null) => known.get(id ?? '')?.agency ?? ''
  return {
    account,
    team,
    agency,
    by: row => ({
      name: account(row.recordedBy),
      team: [agency(row.recordedTeam), team(row.recordedTeam)].filter(Boolean).join(', '),
    }),
  }
}

const ids = (of: (string | null)[]) => [...new Set(of.filter(id => id !== null))]

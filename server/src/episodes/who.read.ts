import type { Tx } from '../kernel/as-actor.ts'

export type Names = {
  account: (id: string | null) => string
  team: (id: string | null) => string
  agency: (id: string | null) => string
  by: (row: Recorded) => { name: string; team: string }
}
type Recorded = { recordedBy: string | null; recordedTeam: string | null }

/** The names behind the ids of accounts and teams that stand on records, two queries whatever their number. */
export async function listNames(tx: Tx, accountIds: (string | null)[], teamIds: (string | null)[]): Promise<Names> {
  const accounts = await tx.$queryRaw<{ id: string; name: string }[]>`select id, name from app.who(${ids(accountIds)}::uuid[])`
  const teams = await tx.team.findMany({
    where: { id: { in: ids(teamIds) } },
    include: { agency: true },
    relationLoadStrategy: 'join',
  })
  const nameOf = new Map(accounts.map(({ id, name }) => [id, name]))
  const teamOf = new Map(teams.map(team => [team.id, team]))
  const account = (id: string | null) => nameOf.get(id ?? '') ?? 'Waymark'
  const team = (id: string | null) => teamOf.get(id ?? '')?.name ?? ''
  const agency = (id: string | null) => teamOf.get(id ?? '')?.agency.name ?? ''
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

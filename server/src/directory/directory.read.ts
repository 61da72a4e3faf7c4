import type { ColleagueView, TeamView } from '@waymark/shared/directory/directory.api.ts'
import { isEver, type Action } from '@waymark/shared/permissions.ts'
import type { Tx } from '../platform/database/database.ts'
import { Problem } from '../platform/http/problem.ts'

/** The council areas, by name. */
export const listAreas = (tx: Tx) => tx.area.findMany({ orderBy: { name: 'asc' } })

/** The teams of all agencies, by agency and name. */
export async function listTeams(tx: Tx): Promise<TeamView[]> {
  const teams = await tx.team.findMany({
    include: { agency: true, areas: { include: { area: true }, orderBy: { areaCode: 'asc' } } },
    orderBy: [{ agency: { name: 'asc' } }, { name: 'asc' }],
    relationLoadStrategy: 'join',
  })
  return teams.map(({ id, name, agency, areas }) => ({
    id,
    name,
    agency: agency.name,
    kind: agency.kind,
    areas: areas.map(({ area }) => area.name),
  }))
}

/** Throws invalid at the field if the code is not that of a council area. */
export async function assertArea(tx: Tx, path: string, code: string | undefined): Promise<void> {
  if (code !== undefined && !(await tx.area.findUnique({ where: { code } })))
    throw new Problem('invalid', { fields: [{ path, message: 'Select a council area' }] })
}

/** The accounts of the actor's own team that can get work. A role that may hand over can also list any police team. */
export const listColleagues = (tx: Tx, teamId: string) =>
  tx.$queryRaw<ColleagueView[]>`select id, name, role from app.colleagues(${teamId}::uuid) limit 500`

/**
 * The same, without accounts that cannot be assigned the episode or referral, or with `take` cannot accept its handover.
 * An account that is excluded from the person is missing without a mark, so that the exclusion stays secret.
 */
export const listColleaguesFor = (
  tx: Tx,
  teamId: string,
  {
    episode = null,
    referral = null,
    take,
  }: { episode?: string | undefined | null; referral?: string | undefined | null; take: boolean },
) =>
  tx.$queryRaw<
    ColleagueView[]
  >`select id, name, role from app.colleagues_for(${teamId}::uuid, ${episode}::uuid, ${referral}::uuid, ${take}) limit 500`

/** Throws the same error at the field for another team, a role that may not, an exclusion from the person or a seal. */
export async function assertColleague(
  tx: Tx,
  teamId: string,
  accountId: string | null,
  may: Action,
  episodeId: string,
): Promise<void> {
  if (accountId === null) return
  const colleague = (await listColleagues(tx, teamId)).find(({ id }) => id === accountId)
  const [{ given } = { given: false }] = await tx.$queryRaw<
    { given: boolean }[]
  >`select app.may_be_given(${episodeId}::uuid, ${accountId}::uuid) as given`
  if (!colleague || !given || !isEver(colleague.role, may))
    throw new Problem('invalid', { fields: [{ path: 'accountId', message: 'Select somebody of your team who may do this' }] })
}

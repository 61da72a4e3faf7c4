import { directoryApi as api } from '@waymark/shared/directory/directory.api.ts'
import { audited } from '../platform/audit/access-log.ts'
import { query, type Mount } from '../platform/http/route.ts'
import { listAreas, listColleaguesFor, listTeams } from './directory.read.ts'

/** Mounts the council areas and teams, which every signed-in user may read, and the colleagues who can get work. */
export function directoryRoutes(mount: Mount): void {
  query(mount, api.read, async ({ tx }) => audited({ areas: await listAreas(tx), teams: await listTeams(tx) }, null))
  query(mount, api.colleagues, async ({ tx, actor, query: { team = actor.teamId, episode, referral, take } }) =>
    audited(await listColleaguesFor(tx, team, { episode, referral, take: take === 'yes' }), null),
  )
}

import { directoryApi as api } from '@waymark/shared/directory/directory.api.ts'
import { shown } from '../kernel/consultation.ts'
import { query, type Mount } from '../kernel/route.ts'
import { listAreas, listColleaguesFor, listTeams } from './directory.read.ts'

/** Areas and teams: what everyone who is signed in may know. */
export function directoryRoutes(mount: Mount): void {
  query(mount, api.read, async ({ tx }) => shown({ areas: await listAreas(tx), teams: await listTeams(tx) }, null))
  query(mount, api.colleagues, async ({ tx, actor, query: { team = actor.teamId, episode, referral, take } }) =>
    shown(await listColleaguesFor(tx, team, { episode, referral, take: take === 'yes' }), null),
  )
}

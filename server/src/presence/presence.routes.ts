import { presenceApi as api, presenceTimes, type PresentView } from '@waymark/shared/presence/presence.api.ts'
import { unloggedEpisodeQuery } from '../episodes/episode-access.ts'
import type { Mount } from '../platform/http/route.ts'

/** Mounts the list of users who have an episode open. The request also records the actor as present. */
export function presenceRoutes(mount: Mount): void {
  unloggedEpisodeQuery(mount, api.list, async ({ tx, of, query }) => {
    const rows = await tx.$queryRaw<(Omit<PresentView, 'accountId'> & { account_id: string })[]>`
      select * from app.present(${of.id}::uuid, ${query.editing ?? null}, make_interval(secs => ${presenceTimes.lasts / 1000}))`
    return rows.map(({ account_id: accountId, name, team, editing }) => ({ accountId, name, team, editing }))
  })
}

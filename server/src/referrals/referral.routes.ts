import { isEver } from '@waymark/shared/permissions.ts'
import { referralApi as api } from '@waymark/shared/referrals/referral.api.ts'
import { episodeQuery } from '../episodes/episode-access.ts'
import { audited } from '../platform/audit/access-log.ts'
import { query, type Mount } from '../platform/http/route.ts'
import { allocationRoutes } from './allocation.routes.ts'
import { decidingRoutes } from './deciding.routes.ts'
import { listInbox } from './inbox.read.ts'
import { referralQuery } from './referral-access.ts'
import { getReferral, listForEpisode } from './referral.read.ts'
import { safetyRoutes } from './safety.routes.ts'
import { sendingRoutes } from './sending.routes.ts'
import { workingRoutes } from './working.routes.ts'

/** Referrals: one team asks another to help, which sees a preview, decides, and gets a share by accepting. */
export function referralRoutes(mount: Mount): void {
  query(mount, api.inbox, async ({ tx, actor, query, now }) => {
    const { inbox, ids } = await listInbox(tx, actor, query, now)
    return audited(inbox, { ids: [...new Set(ids)], sections: ['summary'] })
  })
  // some roles with access to the episode may read no referral
  episodeQuery(mount, api.listForEpisode, async ({ tx, actor, of }) =>
    isEver(actor.role, 'referral.read') ? listForEpisode(tx, actor, of.id) : [],
  )
  referralQuery(mount, api.read, ({ tx, actor, of, now }) => getReferral(tx, actor, of, now))
  sendingRoutes(mount)
  safetyRoutes(mount)
  allocationRoutes(mount)
  decidingRoutes(mount)
  workingRoutes(mount)
}

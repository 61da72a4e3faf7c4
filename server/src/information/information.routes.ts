import { informationApi as api } from '@waymark/shared/information/information.api.ts'
import { episodeCommand, assertValid, transition } from '../episodes/episode-access.ts'
import type { Mount } from '../platform/http/route.ts'
import { result, event } from '../platform/audit/record-events.ts'

/** Mounts adding information to an episode, as the permission matrix allows. It must have been learned in the past. */
export function informationRoutes(mount: Mount): void {
  episodeCommand(mount, api.add, async ({ tx, of, actor, body, now }) => {
    transition(of, actor, 'information.add')
    assertValid(
      new Date(body.learnedAt) > now ? { invalid: [{ path: 'learnedAt', message: 'Enter a time that has passed' }] } : null,
    )
    await tx.information.createMany({ data: { ...body, episodeId: of.id } })
    return result({ id: body.id }, event('information.added', of.id, { id: body.id }))
  })
}

import { informationApi as api } from '@waymark/shared/information/information.api.ts'
import { episodeCommand, mustHoldInvalid, proceed } from '../episodes/on-episode.ts'
import type { Mount } from '../kernel/route.ts'
import { done, happened } from '../kernel/tell.ts'

/** Anyone with sight may add what they have learned. */
export function informationRoutes(mount: Mount): void {
  episodeCommand(mount, api.add, async ({ tx, of, actor, body, now }) => {
    proceed(of, actor, 'information.add')
    mustHoldInvalid(
      new Date(body.learnedAt) > now ? { invalid: [{ path: 'learnedAt', message: 'Enter a time that has passed' }] } : null,
    )
    await tx.information.createMany({ data: { ...body, episodeId: of.id } })
    return done({ id: body.id }, happened('information.added', of.id, { id: body.id }))
  })
}

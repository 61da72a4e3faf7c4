import { supportNoteApi as api } from '@waymark/shared/support-notes/support-note.api.ts'
import { episodeCommand, episodeQuery, transition } from '../episodes/episode-access.ts'
import { listNames } from '../episodes/who.read.ts'
import type { Mount } from '../platform/http/route.ts'
import { result, event } from '../platform/audit/record-events.ts'

/** Support notes belong to the writing team; one that is shared back is readable with the support section. */
export function supportNoteRoutes(mount: Mount): void {
  episodeQuery(mount, api.list, async ({ tx, of, actor }) => {
    const rows = await tx.supportNote.findMany({ where: { episodeId: of.id }, orderBy: { recordedAt: 'desc' }, take: 200 })
    const names = await listNames(
      tx,
      rows.map(({ recordedBy }) => recordedBy),
      rows.map(({ recordedTeam }) => recordedTeam),
    )
    return rows.map(({ id, text, sharedBack, ...made }) => ({
      id,
      text,
      sharedBack,
      own: made.recordedTeam === actor.teamId,
      at: made.recordedAt.toISOString(),
      by: names.by(made),
    }))
  })

  episodeCommand(mount, api.add, async ({ tx, of, actor, body }) => {
    transition(of, actor, 'support.note')
    await tx.supportNote.createMany({ data: { ...body, episodeId: of.id } })
    return result({ id: body.id }, event('supportNote.added', of.id, { id: body.id }, body.sharedBack ? 'section' : 'ownTeam'))
  })
}

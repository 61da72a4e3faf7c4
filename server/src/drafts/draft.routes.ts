import { draftApi as api } from '@waymark/shared/drafts/draft.api.ts'
import { draftForms, mostDraftBytes, type DraftRow, type DraftView } from '@waymark/shared/drafts/draft.ts'
import { audited } from '../platform/audit/access-log.ts'
import { Problem } from '../platform/http/problem.ts'
import { findAccess, type AccessContext } from '../platform/access/access.ts'
import type { Section } from '@waymark/shared/permissions.ts'
import { unauditedCommand, query, type Mount } from '../platform/http/route.ts'
import { findDraft, listDrafts, lockDraft } from './draft.read.ts'

/** Mounts drafts of forms, which only their writer reads, in the team in which they were written. */
export function draftRoutes(mount: Mount): void {
  query(mount, api.list, async ({ tx }) => {
    const rows: DraftRow[] = await listDrafts(tx)
    return audited(rows, { ids: rows.flatMap(({ episode, person }) => [episode?.id, person?.id].filter(id => id !== undefined)) })
  })

  query(mount, api.find, async ({ tx, query: { form, place } }) => {
    const draft: DraftView | null = await findDraft(tx, form, place)
    return audited(
      draft,
      draft && { ids: [draft.episodeId, draft.personId].filter(id => id !== null), sections: [draftForms[form]] },
    )
  })

  unauditedCommand(mount, api.save, async ({ tx, actor, body, now }) => {
    const { id, form, place, episodeId, personId, values, version, writer, turn } = body
    if (Buffer.byteLength(JSON.stringify(values)) > mostDraftBytes) throw new Problem('too-large')
    if (episodeId) assertOpen(await findAccess(tx, actor, { episodeId }), draftForms[form])
    if (personId) assertOpen(await findAccess(tx, actor, { personId }), draftForms[form])
    const before = await lockDraft(tx, form, place)
    if (before?.writer === writer && before.turn >= turn)
      // a newer save came first, or the response was lost
      return { id: before.id, version: before.version, savedAt: before.savedAt }
    if (before && before.writer !== writer && before.version !== version) throw new Problem('conflict')
    // The draft was sent or dropped elsewhere; only the writer may decide to start it again.
    if (!before && version > 0) throw new Problem('conflict')
    const next = (before?.version ?? 0) + 1
    const data = { values: JSON.parse(JSON.stringify(values)), version: next, writer, turn }
    if (before) await tx.draft.updateMany({ where: { id: before.id }, data: { ...data, savedAt: now } })
    else
      await tx.draft.createMany({
        data: { ...data, id, form, place, section: draftForms[form], episodeId: episodeId ?? null, personId: personId ?? null },
      })
    return { id: before?.id ?? id, version: next, savedAt: now.toISOString() }
  })

  unauditedCommand(mount, api.drop, async ({ tx, query: { form, place } }) => {
    await tx.draft.deleteMany({ where: { form, place } })
    return {}
  })
}

/** Throws not-found if the section is not open to the writer; the policy would refuse the draft too. */
function assertOpen(access: AccessContext | null, section: Section): void {
  if (!access?.readable.has(section)) throw new Problem('not-found')
}

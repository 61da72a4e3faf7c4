import { personApi as api } from '@waymark/shared/people/person.api.ts'
import { actions, can } from '@waymark/shared/permissions.ts'
import { listBoard } from '../episodes/board.read.ts'
import { getHistory } from './history.read.ts'
import { presentCare, presentDescription, presentHealth, presentPerson } from './person.read.ts'
import type { Tx } from '../platform/database/database.ts'
import { Problem } from '../platform/http/problem.ts'
import type { Mount } from '../platform/http/route.ts'
import { result, event } from '../platform/audit/record-events.ts'
import { personCommand, personQuery } from './person-access.ts'

/** Mounts a person's page and edits. A person outlasts their episodes, whose access grants decide which sections are open. */
export function personRoutes(mount: Mount): void {
  personQuery(mount, api.read, async ({ tx, of, actor, query, now }) => {
    const row = await tx.person.findUnique({
      where: { id: of.id },
      include: { description: true, care: true, contact: true, health: true },
      relationLoadStrategy: 'join',
    })
    if (!row) throw new Problem('forbidden') // an ended share leaves only the reference and the name, which the referral shows
    const asked = { personId: of.id, show: 'all', sort: 'reported', page: query.page } as const
    const { rows, count } = await listBoard(tx, actor.role, asked, now)
    const sections = {
      summary: presentPerson(row, now),
      description: presentDescription(row.description),
      care: presentCare(row.care, row.contact),
      health: presentHealth(row.health),
    }
    return {
      id: of.id,
      allowed: actions.filter(action => action.startsWith('person.') && can(actor.role, of.bases, action)),
      sections,
      episodes: rows,
      count,
      history: await getHistory(tx, actor.role, of.id, now),
    }
  })

  personCommand(mount, api.editDescription, async ({ tx, of, body }) => {
    const { version, ...sent } = body
    const data = { appearance: sent.appearance, marks: sent.marks ?? null, languages: sent.languages ?? null }
    const { count } =
      version === 0
        ? await tx.personDescription.createMany({ data: { personId: of.id, ...data } })
        : await tx.personDescription.updateMany({
            where: { personId: of.id, version },
            data: { ...data, version: { increment: 1 } },
          })
    assertChanged(count)
    return result({ id: of.id }, event('person.descriptionChanged', of.id, {}))
  })

  personCommand(mount, api.editCare, async ({ tx, of, body }) => {
    const { version, ...sent } = body
    const { status, livesWith = null, homeAddress = null, phone = null, keyWorker = null } = sent
    const data = { status, livesWith, keyWorker }
    const { count } =
      version === 0
        ? await tx.personCare.createMany({ data: { personId: of.id, ...data } })
        : await tx.personCare.updateMany({ where: { personId: of.id, version }, data: { ...data, version: { increment: 1 } } })
    assertChanged(count)
    // When the contact is hidden from the editor, empty fields must not overwrite it.
    if (!of.placesHidden) await keepContact(tx, of.id, { homeAddress, phone })
    return result({ id: of.id }, event('person.careChanged', of.id, {}))
  })

  personCommand(mount, api.editHealth, async ({ tx, of, body }) => {
    const { version, ...sent } = body
    const data = {
      conditions: sent.conditions ?? null,
      medication: sent.medication ?? null,
      medicationIfMissed: sent.medicationIfMissed ?? null,
      allergies: sent.allergies ?? null,
    }
    const { count } =
      version === 0
        ? await tx.personHealth.createMany({ data: { personId: of.id, ...data } })
        : await tx.personHealth.updateMany({ where: { personId: of.id, version }, data: { ...data, version: { increment: 1 } } })
    assertChanged(count)
    return result({ id: of.id }, event('person.healthChanged', of.id, {}))
  })
}

async function keepContact(tx: Tx, personId: string, data: { homeAddress: string | null; phone: string | null }): Promise<void> {
  const { count } = await tx.personContact.updateMany({ where: { personId }, data })
  if (count === 0 && (data.homeAddress ?? data.phone) !== null) await tx.personContact.createMany({ data: { personId, ...data } })
}

/** Throws a conflict if somebody else saved since the actor read the section. */
function assertChanged(count: number): void {
  if (count === 0) throw new Problem('conflict')
}

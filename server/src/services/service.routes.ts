import { isEver } from '@waymark/shared/permissions.ts'
import { serviceApi as api, type ServiceDetails } from '@waymark/shared/services/service.api.ts'
import { assertArea } from '../directory/directory.read.ts'
import { audited } from '../platform/audit/access-log.ts'
import type { Tx } from '../platform/database/database.ts'
import { Problem } from '../platform/http/problem.ts'
import { command, query, type Mount } from '../platform/http/route.ts'
import { result, event } from '../platform/audit/record-events.ts'
import { agencyOf, getService, listServices } from './service.read.ts'

/**
 * The directory of services. Each agency maintains its own, and everyone who is signed in reads all.
 * It concerns no person, so the access log does not record reads.
 */
export function serviceRoutes(mount: Mount): void {
  query(mount, api.list, async ({ tx, actor, query, now }) =>
    audited({ services: await listServices(tx, actor, query, now), mayList: isEver(actor.role, 'service.manage') }, null),
  )
  query(mount, api.read, async ({ tx, actor, params }) => audited(await getService(tx, actor, params.serviceId), null))

  command(mount, api.add, async ({ tx, actor, body: { id, ...details } }) => {
    const agencyId = await agencyOf(tx, actor)
    await assertOwn(tx, agencyId, details)
    await tx.service.createMany({ data: { id, agencyId, ...columnsOf(details) } })
    return result({ id }, event('service.listed', id, {}))
  })

  command(mount, api.change, async ({ tx, actor, params: { serviceId: id }, body: { version, ...details } }) => {
    const { mayChange } = await getService(tx, actor, id)
    if (!mayChange) throw new Problem('forbidden')
    await assertOwn(tx, await agencyOf(tx, actor), details)
    const changed = await tx.service.updateMany({
      where: { id, version },
      data: { ...columnsOf(details), version: { increment: 1 } },
    })
    if (changed.count === 0) throw new Problem('conflict')
    return result({ id }, event('service.changed', id, {}))
  })
}

/** The columns of a service: details that are left out become null. */
const columnsOf = ({ agesFrom, agesTo, eligibility, capacity, waitWeeks, validFrom, validTo, ...details }: ServiceDetails) => ({
  ...details,
  agesFrom: agesFrom ?? null,
  agesTo: agesTo ?? null,
  eligibility: eligibility ?? null,
  capacity,
  waitWeeks: capacity === 'waitingList' ? (waitWeeks ?? null) : null,
  validFrom: new Date(validFrom),
  validTo: validTo ? new Date(validTo) : null,
})

async function assertOwn(tx: Tx, agencyId: string, { teamId, areas }: ServiceDetails): Promise<void> {
  const team = await tx.team.findUnique({ where: { id: teamId } })
  if (team?.agencyId !== agencyId)
    throw new Problem('invalid', { fields: [{ path: 'teamId', message: 'Select a team of your agency' }] })
  const known = await tx.area.count({ where: { code: { in: areas } } })
  if (known !== areas.length) await assertArea(tx, 'areas', '')
}

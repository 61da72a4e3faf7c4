import { isEver } from '@waymark/shared/permissions.ts'
import { serviceApi as api, type ServiceDetails } from '@waymark/shared/services/service.api.ts'
import { mustBeArea } from '../directory/directory.read.ts'
import { shown } from '../kernel/consultation.ts'
import type { Tx } from '../kernel/as-actor.ts'
import { Problem } from '../kernel/problem.ts'
import { command, query, type Mount } from '../kernel/route.ts'
import { done, happened } from '../kernel/tell.ts'
import { agencyOf, getService, listServices } from './service.read.ts'

/** The directory of services: each agency keeps its own, everyone who is signed in reads it. It concerns no person, so no read is noted. */
export function serviceRoutes(mount: Mount): void {
  query(mount, api.list, async ({ tx, actor, query, now }) =>
    shown({ services: await listServices(tx, actor, query, now), mayList: isEver(actor.role, 'service.manage') }, null),
  )
  query(mount, api.read, async ({ tx, actor, params }) => shown(await getService(tx, actor, params.serviceId), null))

  command(mount, api.add, async ({ tx, actor, body: { id, ...details } }) => {
    const agencyId = await agencyOf(tx, actor)
    await mustBeOwn(tx, agencyId, details)
    await tx.service.createMany({ data: { id, agencyId, ...columnsOf(details) } })
    return done({ id }, happened('service.listed', id, {}))
  })

  command(mount, api.change, async ({ tx, actor, params: { serviceId: id }, body: { version, ...details } }) => {
    const { mayChange } = await getService(tx, actor, id)
    if (!mayChange) throw new Problem('forbidden')
    await mustBeOwn(tx, await agencyOf(tx, actor), details)
    const changed = await tx.service.updateMany({
      where: { id, version },
      data: { ...columnsOf(details), version: { increment: 1 } },
    })
    if (changed.count === 0) throw new Problem('conflict')
    return done({ id }, happened('service.changed', id, {}))
  })
}

/** What was left out is left out of the directory, too. */
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

async function mustBeOwn(tx: Tx, agencyId: string, { teamId, areas }: ServiceDetails): Promise<void> {
  const team = await tx.team.findUnique({ where: { id: teamId } })
  if (team?.agencyId !== agencyId)
    throw new Problem('invalid', { fields: [{ path: 'teamId', message: 'Select a team of your agency' }] })
  const known = await tx.area.count({ where: { code: { in: areas } } })
  if (known !== areas.length) await mustBeArea(tx, 'areas', '')
}

import type { Prisma } from '@waymark/prisma'
import { isEver } from '@waymark/shared/permissions.ts'
import { servicePage, type ServicesQuery } from '@waymark/shared/services/service.api.ts'
import type { ServiceView } from '@waymark/shared/services/service.ts'
import { dateInScotland } from '@waymark/shared/tasks/working-day.ts'
import type { z } from 'zod'
import type { Tx } from '../platform/database/database.ts'
import type { Actor } from '../platform/http/context.ts'
import { Problem } from '../platform/http/problem.ts'

/** The services that match these filters, by agency and name. Only their own agency sees services that have ended. */
export async function listServices(
  tx: Tx,
  actor: Actor,
  asked: z.output<typeof ServicesQuery>,
  now: Date,
): Promise<ServiceView[]> {
  const { text, kind, area, age, capacity, own } = asked
  const today = dateInScotland(now)
  const agencyId = await agencyOf(tx, actor)
  const words = (text ?? '').split(/\s+/).filter(word => word !== '')
  const contains = (word: string) => ({ contains: word, mode: 'insensitive' as const })
  return list(tx, actor, agencyId, {
    AND: [
      ...words.map(word => ({
        OR: [
          { name: contains(word) },
          { offers: contains(word) },
          { agency: { name: contains(word) } },
          { team: { name: contains(word) } },
        ],
      })),
      kind ? { kind } : {},
      capacity ? { capacity } : {},
      area ? { OR: [{ areas: { has: area } }, { areas: { isEmpty: true } }] } : {},
      age === undefined
        ? {}
        : {
            AND: [{ OR: [{ agesFrom: null }, { agesFrom: { lte: age } }] }, { OR: [{ agesTo: null }, { agesTo: { gte: age } }] }],
          },
      own ? { agencyId } : { OR: [{ validTo: null }, { validTo: { gte: new Date(today) } }] },
    ],
  })
}

/** One service, or not found. */
export async function getService(tx: Tx, actor: Actor, id: string): Promise<ServiceView> {
  const [service] = await list(tx, actor, await agencyOf(tx, actor), { id })
  if (!service) throw new Problem('not-found')
  return service
}

/** The service, or a refusal at its field when it takes no referrals today. */
export async function assertListed(tx: Tx, id: string, now: Date) {
  const service = await tx.service.findUnique({ where: { id } })
  const today = new Date(dateInScotland(now))
  if (!service || service.validFrom > today || (service.validTo && service.validTo < today))
    throw new Problem('invalid', { fields: [{ path: 'serviceId', message: 'Select a service that takes referrals now' }] })
  return service
}

/** Whether a team takes referrals through a service today, so that nobody refers to the team directly. */
export async function listsServices(tx: Tx, teamId: string, now: Date): Promise<boolean> {
  const today = new Date(dateInScotland(now))
  const open = { validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gte: today } }] }
  return (await tx.service.count({ where: { teamId, ...open } })) > 0
}

/** The agency of the team that the actor acts in. */
export async function agencyOf(tx: Tx, actor: Actor): Promise<string> {
  const team = await tx.team.findUnique({ where: { id: actor.teamId } })
  if (!team) throw new Problem('not-found')
  return team.agencyId
}

async function list(tx: Tx, actor: Actor, agencyId: string, where: Prisma.ServiceWhereInput): Promise<ServiceView[]> {
  const areas = new Map((await tx.area.findMany()).map(({ code, name }) => [code, name]))
  const rows = await tx.service.findMany({
    where,
    include: { agency: true, team: true },
    orderBy: [{ agency: { name: 'asc' } }, { name: 'asc' }, { id: 'asc' }],
    take: servicePage,
    relationLoadStrategy: 'join',
  })
  const manages = isEver(actor.role, 'service.manage')
  return rows.map(({ agency, team, areas: codes, validFrom, validTo, changedAt, ...row }) => ({
    id: row.id,
    name: row.name,
    agency: agency.name,
    team: { id: team.id, name: team.name },
    kind: row.kind,
    offers: row.offers,
    areas: codes.map(code => ({ code, name: areas.get(code) ?? code })),
    agesFrom: row.agesFrom,
    agesTo: row.agesTo,
    eligibility: row.eligibility,
    capacity: row.capacity,
    waitWeeks: row.waitWeeks,
    hours: row.hours,
    contact: row.contact,
    validFrom: validFrom.toISOString().slice(0, 10),
    validTo: validTo?.toISOString().slice(0, 10) ?? null,
    version: row.version,
    changedAt: changedAt.toISOString(),
    mayChange: manages && row.agencyId === agencyId,
  }))
}

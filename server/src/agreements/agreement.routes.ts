import { agreementApi as api, type AgreementView } from '@waymark/shared/agreements/agreement.api.ts'
import { isEver } from '@waymark/shared/permissions.ts'
import { audited } from '../platform/audit/access-log.ts'
import { Problem } from '../platform/http/problem.ts'
import { command, query, type Mount } from '../platform/http/route.ts'
import { result, event } from '../platform/audit/record-events.ts'

/** Mounts the sharing agreements that an agency made, and read access to those that others made with it. */
export function agreementRoutes(mount: Mount): void {
  query(mount, api.list, async ({ tx, actor, now }) => {
    const rows = await tx.agreement.findMany({ orderBy: [{ fromAt: 'desc' }, { id: 'desc' }], take: 500 })
    const agencies = await tx.agency.findMany({ orderBy: { name: 'asc' } })
    const own = await tx.team.findUnique({ where: { id: actor.teamId } })
    const agency = (id: string) => ({ id, name: agencies.find(each => each.id === id)?.name ?? '' })
    const view = rows.map((row): AgreementView => ({
      id: row.id,
      title: row.title,
      from: agency(row.agencyId),
      with: agency(row.withAgency),
      own: row.agencyId === own?.agencyId,
      purposes: row.purposes,
      sections: row.sections,
      giverBasis: row.giverBasis,
      receiverBasis: row.receiverBasis,
      fromAt: row.fromAt.toISOString(),
      until: row.until?.toISOString() ?? null,
      endedAt: row.endedAt?.toISOString() ?? null,
      state: row.endedAt || (row.until && row.until <= now) ? 'ended' : row.fromAt > now ? 'toCome' : 'live',
    }))
    const others = agencies.filter(({ id, kind }) => id !== own?.agencyId && kind !== 'oversight')
    return audited({ agreements: view, agencies: others.map(({ id, name }) => ({ id, name })) }, null)
  })

  command(mount, api.make, async ({ tx, actor, body }) => {
    const { withAgency, until, ...terms } = body
    const own = await tx.team.findUnique({ where: { id: actor.teamId } })
    const other = await tx.agency.findUnique({ where: { id: withAgency } })
    if (!own || !other || other.id === own.agencyId || other.kind === 'oversight')
      throw new Problem('invalid', { fields: [{ path: 'withAgency', message: 'Select another agency' }] })
    if (until && new Date(until) <= new Date(terms.fromAt))
      throw new Problem('invalid', { fields: [{ path: 'until', message: 'Enter an end after the beginning' }] })
    await tx.agreement.createMany({ data: { ...terms, withAgency, agencyId: own.agencyId, until: until ?? null } })
    return result({ id: body.id }, event('agreement.made', actor.accountId, { id: body.id }))
  })

  command(mount, api.end, async ({ tx, actor, params, now }) => {
    const own = await tx.team.findUnique({ where: { id: actor.teamId } })
    const row = await tx.agreement.findUnique({ where: { id: params.agreementId } })
    if (!row || row.agencyId !== own?.agencyId || !isEver(actor.role, api.end.access)) throw new Problem('not-found')
    if (row.endedAt) throw new Problem('refused', { reason: 'agreement.ended', possible: [] })
    await tx.agreement.updateMany({ where: { id: row.id }, data: { endedAt: now, endedBy: actor.accountId } })
    return result({ id: row.id }, event('agreement.ended', actor.accountId, { id: row.id }))
  })
}

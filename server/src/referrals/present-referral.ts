import type { ReferralRow as RowView } from '@waymark/shared/referrals/referral.ts'
import { acceptedStatuses } from '@waymark/shared/referrals/referral-transitions.ts'
import type { TaskKind } from '@waymark/shared/tasks/task.ts'
import { listNames, type Names } from '../episodes/who.read.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Actor } from '../platform/http/context.ts'
import { sideOf, type ReferralRow } from './referral-access.ts'

/** Data from other tables that is shown with referrals: names, deadlines, assignees, persons. */
export type Around = { names: Names; beside: (id: string) => Beside }
type Beside = {
  area: string
  acknowledgeBy: Date | null
  decideBy: Date | null
  dueAt: Date | null
  dueKind: TaskKind | null
  assignee: string | null
  name: string | null
  service: string | null
  line: string | null
}
const nothing: Beside = {
  area: '',
  acknowledgeBy: null,
  decideBy: null,
  dueAt: null,
  dueKind: null,
  assignee: null,
  name: null,
  service: null,
  line: null,
}

/** Reads that data for any number of referrals in the same few queries, all under row-level security. */
export async function readAround(tx: Tx, rows: ReferralRow[], accounts: (string | null)[] = []): Promise<Around> {
  const beside = new Map((await readBeside(tx, rows)).map(row => [row.id, row]))
  const teams = rows.flatMap(({ fromTeam, toTeam }) => [fromTeam, toTeam])
  return {
    names: await listNames(tx, [...accounts, ...[...beside.values()].map(({ assignee }) => assignee)], teams),
    beside: id => beside.get(id) ?? nothing,
  }
}

/**
 * A row of a list. Before acceptance the receiver reads no name,
 * even where the person is accessible to it for another reason.
 */
export function presentRow(row: ReferralRow, actor: Actor, { names, beside }: Around): RowView {
  const side = sideOf(row, actor.teamId)
  const { area, dueAt, dueKind, assignee, name, service, line } = beside(row.id)
  return {
    id: row.id,
    reference: row.reference,
    side,
    status: row.status,
    preview: {
      type: row.type,
      urgency: row.urgency,
      area,
      ageBand: row.ageBand,
      from: { team: names.team(row.fromTeam), agency: names.agency(row.fromTeam) },
      line,
    },
    sections: row.sections,
    terms: { legalBasis: row.legalBasis, onward: row.onward, until: row.shareUntil?.toISOString() ?? null },
    to: {
      team: names.team(row.toTeam),
      agency: names.agency(row.toTeam),
      service: row.serviceId !== null && service !== null ? { id: row.serviceId, name: service } : null,
    },
    sentAt: row.sentAt?.toISOString() ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    dueAt: dueAt?.toISOString() ?? null,
    dueKind,
    assignee: side === 'receiver' && assignee ? { id: assignee, name: names.account(assignee) } : null,
    name: side === 'sender' || wasAccepted(row) ? name : null,
  }
}

export const wasAccepted = ({ status }: ReferralRow) => acceptedStatuses.some(accepted => accepted === status)

const readBeside = (tx: Tx, rows: ReferralRow[]) =>
  tx.$queryRaw<(Beside & { id: string })[]>`
    select r.id, k.acknowledge_by as "acknowledgeBy", k.decide_by as "decideBy", n.due_at as "dueAt", n.kind as "dueKind", v.name as service, l.line, a.name as area, p.given_name || ' ' || p.family_name as name,
      (select h.assignee_account from referral_assignee h where h.referral_id = r.id order by h.recorded_at desc, h.id desc limit 1) as assignee
    from referral r join area a on a.code = r.area_code left join referral_line l on l.referral_id = r.id left join service v on v.id = r.service_id left join episode e on e.id = r.episode_id left join person p on p.id = e.person_id
    left join lateral (select min(t.due_at) filter (where t.kind = 'acknowledgeReferral') as acknowledge_by, min(t.due_at) filter (where t.kind = 'decideReferral') as decide_by
      from task t where t.referral_id = r.id and t.ended_at is null) k on true
    left join lateral (select t.due_at, t.kind from task t where t.referral_id = r.id and t.ended_at is null order by t.due_at, t.kind limit 1) n on true
    where r.id = any (${rows.map(({ id }) => id)}::uuid[])`

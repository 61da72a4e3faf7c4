import {
  accessLogOutcomes,
  AccessLogView,
  outcomeCodes,
  AccessAlertView,
  actionsOfKind,
  type AccessLogCode,
} from '@waymark/shared/access-log/access-log.ts'
import type { AccessLogQuery, AccessAlertQuery } from '@waymark/shared/access-log/access-log-query.ts'
import { accessLogPage } from '@waymark/shared/access-log/access-log.api.ts'
import { sections } from '@waymark/shared/permissions.ts'
import type { z } from 'zod'
import type { Tx } from '../platform/database/database.ts'

type Look = {
  id: bigint
  at: Date
  account_id: string | null
  account: string | null
  team: string | null
  role: string | null
  action: string
  outcome: AccessLogCode
  bases: string[]
  sections: string[]
  terms: string | null
  ids: string[]
  refs: { kind: string; reference: string }[] | null
  shown_in_all: number
  tasks: string[]
}

/** A page of the access log, newest first, and the ids of the records that it names. */
export async function listAccessLog(tx: Tx, asked: z.output<typeof AccessLogQuery>) {
  const { account = null, person = null, episode = null, kind, outcome, from = null, to = null, before = null } = asked
  const kinds = kind ? actionsOfKind(kind) : null
  const codes = outcome ? outcomeCodes[outcome] : null
  const rows = await tx.$queryRaw<Look[]>`
    select * from app.read_access_log(${account}::uuid, ${person}, ${episode}, ${kinds}::text[], ${codes}::text[], ${from}::date::timestamp at time zone 'Europe/London',
      (${to}::date + 1)::timestamp at time zone 'Europe/London', ${before}::bigint, ${accessLogPage + 1})`
  const page = rows.slice(0, accessLogPage)
  return {
    view: { rows: page.map(present), next: rows.length > accessLogPage ? String(page.at(-1)?.id) : null },
    ids: [...new Set(page.filter(({ refs }) => refs !== null).flatMap(({ ids }) => ids))], // no references: no record is named
  }
}

const present = (row: Look): AccessLogView =>
  AccessLogView.parse({
    id: String(row.id),
    at: row.at.toISOString(),
    by: row.account_id === null ? null : { id: row.account_id, name: row.account ?? '', team: row.team, role: row.role },
    action: row.action,
    outcome: accessLogOutcomes.find(outcome => outcomeCodes[outcome].includes(row.outcome)),
    bases: row.bases,
    sections: sections.filter(section => row.sections.includes(section)),
    terms: row.terms,
    records: row.refs ?? [],
    count: row.shown_in_all,
    tasks: row.tasks,
  })

/** The number of open alerts that the actor may review; 0 for roles other than auditors. */
export async function countUnusual(tx: Tx): Promise<number> {
  const [counted] = await tx.$queryRaw<{ n: number }[]>`select app.count_access_alerts() as n`
  return counted?.n ?? 0
}

/** The accounts by which an auditor can filter the access log. */
export const listAudited = (tx: Tx) => tx.$queryRaw<{ id: string; name: string }[]>`select id, name from app.audited_accounts()`

type Unusual = {
  id: string
  account_id: string
  account: string | null
  team: string | null
  about: string
  person: string | null
  episode: string | null
  first_at: Date
  last_at: Date
  times: number
  reasons: string[]
  most: number | null
  status: string
  reviews: { outcome: string; note: string; at: string; by: string | null }[]
}

/** A page of access alerts of one status, newest first, and the ids of the people that they concern. */
export async function listUnusual(tx: Tx, { status, before }: z.output<typeof AccessAlertQuery>) {
  const [at = null, id = null] = before?.split('_') ?? []
  const rows = await tx.$queryRaw<Unusual[]>`
    select * from app.list_access_alerts(${status}, ${at}::timestamptz, ${id}::uuid, ${accessLogPage + 1})`
  const page = rows.slice(0, accessLogPage)
  const last = page.at(-1)
  return {
    view: {
      rows: page.map(row =>
        AccessAlertView.parse({
          id: row.id,
          by: { id: row.account_id, name: row.account ?? '', team: row.team },
          person: row.person,
          episode: row.episode,
          firstAt: row.first_at.toISOString(),
          lastAt: row.last_at.toISOString(),
          times: row.times,
          reasons: row.reasons,
          most: row.most,
          status: row.status,
          reviews: row.reviews.map(review => ({ ...review, at: new Date(review.at).toISOString() })),
        }),
      ),
      next: last && rows.length > accessLogPage ? `${last.last_at.toISOString()}_${last.id}` : null,
    },
    ids: [...new Set(page.filter(({ person }) => person !== null).map(({ about }) => about))],
  }
}

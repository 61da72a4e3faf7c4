import { lookingOutcomes, LookView, outcomeCodes, UnusualView, actionsOfKind } from '@waymark/shared/looking/looking.ts'
import type { LookingQuery, UnusualQuery } from '@waymark/shared/looking/looking-query.ts'
import { lookingPage } from '@waymark/shared/looking/looking.api.ts'
import { sections } from '@waymark/shared/permissions.ts'
import type { z } from 'zod'
import type { Tx } from '../kernel/as-actor.ts'

type Look = {
  id: bigint
  at: Date
  account_id: string | null
  account: string | null
  team: string | null
  role: string | null
  action: string
  outcome: string
  reasons: string[]
  sections: string[]
  terms: string | null
  ids: string[]
  refs: { kind: string; reference: string }[] | null
  shown_in_all: number
  tasks: string[]
}

/** A page of who looked, newest first, and the records that it names. */
export async function listLooking(tx: Tx, asked: z.output<typeof LookingQuery>) {
  const { account = null, person = null, episode = null, kind, outcome, from = null, to = null, before = null } = asked
  const kinds = kind ? actionsOfKind(kind) : null
  const codes = outcome ? outcomeCodes[outcome] : null
  const rows = await tx.$queryRaw<Look[]>`
    select * from app.looking(${account}::uuid, ${person}, ${episode}, ${kinds}::text[], ${codes}::text[], ${from}::date::timestamp at time zone 'Europe/London',
      (${to}::date + 1)::timestamp at time zone 'Europe/London', ${before}::bigint, ${lookingPage + 1})`
  const page = rows.slice(0, lookingPage)
  return {
    view: { rows: page.map(present), next: rows.length > lookingPage ? String(page.at(-1)?.id) : null },
    ids: [...new Set(page.filter(({ refs }) => refs !== null).flatMap(({ ids }) => ids))], // of what was refused nothing was shown
  }
}

const present = (row: Look): LookView =>
  LookView.parse({
    id: String(row.id),
    at: row.at.toISOString(),
    by: row.account_id === null ? null : { id: row.account_id, name: row.account ?? '', team: row.team, role: row.role },
    action: row.action,
    outcome: lookingOutcomes.find(outcome => outcomeCodes[outcome].includes(row.outcome)),
    reasons: row.reasons,
    sections: sections.filter(section => row.sections.includes(section)),
    terms: row.terms,
    records: row.refs ?? [],
    count: row.shown_in_all,
    tasks: row.tasks,
  })

/** How much of what seems unusual waits for whoever asks. */
export async function countUnusual(tx: Tx): Promise<number> {
  const [counted] = await tx.$queryRaw<{ n: number }[]>`select app.count_unusual_looking() as n`
  return counted?.n ?? 0
}

/** Whose looking one may choose. */
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

/** A page of what seems unusual, newest first, and the persons that it is about. */
export async function listUnusual(tx: Tx, { status, before }: z.output<typeof UnusualQuery>) {
  const [at = null, id = null] = before?.split('_') ?? []
  const rows = await tx.$queryRaw<Unusual[]>`
    select * from app.list_unusual_looking(${status}, ${at}::timestamptz, ${id}::uuid, ${lookingPage + 1})`
  const page = rows.slice(0, lookingPage)
  const last = page.at(-1)
  return {
    view: {
      rows: page.map(row =>
        UnusualView.parse({
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
      next: last && rows.length > lookingPage ? `${last.last_at.toISOString()}_${last.id}` : null,
    },
    ids: [...new Set(page.filter(({ person }) => person !== null).map(({ about }) => about))],
  }
}

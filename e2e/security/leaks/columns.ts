import { listCodedColumns } from '@waymark/prisma/write-checks'
import type pg from 'pg'

const coded = new Set(listCodedColumns().map(({ table, column }) => `${table}.${column}`))
/** Columns of text, besides coded ones, that hold no words of a person's. Each with its reason; any other must be seeded. */
const exempt: Record<string, string> = {
  'access_grant.area_code': 'code of a council area',
  'episode.area_code': 'code of a council area',
  'found_place.area_code': 'code of a council area',
  'person_care.placing_area': 'code of a council area',
  'referral.area_code': 'code of a council area',
  'service.name': 'the directory: it concerns no person',
  'service.offers': 'the directory: it concerns no person',
  'service.areas': 'codes of council areas',
  'service.eligibility': 'the directory: it concerns no person',
  'service.hours': 'the directory: it concerns no person',
  'service.contact': 'the directory: it concerns no person',
  'agreement.title': 'of two agencies, and of no person',
}

/** The columns of text in tables of records that hold no token, and exemptions that name no column: a new field cannot be forgotten. */
export async function listUnseeded(owner: pg.Pool): Promise<string[]> {
  // A table of records is one whose every change must leave an event; accounts and memberships are no records.
  const { rows } = await owner.query<{ table: string; column: string; many: boolean }>(`
    select c.table_name as table, c.column_name as column, c.data_type = 'ARRAY' as many from information_schema.columns c
    where c.table_schema = 'public' and c.data_type in ('text', 'character varying', 'json', 'jsonb', 'ARRAY')
      and exists (select from pg_trigger t where t.tgrelid = format('public.%I', c.table_name)::regclass and t.tgname = 'audited')
      and c.table_name not in ('account', 'membership') order by 1, 2`)
  const known = new Set(rows.map(({ table, column }) => `${table}.${column}`))
  const missing = []
  for (const { table, column } of rows) {
    if (`${table}.${column}` in exempt || coded.has(`${table}.${column}`)) continue
    const { rows: found } = await owner.query(`select from "${table}" where "${column}"::text like '%cnry\\_%' limit 1`)
    if (found.length === 0) missing.push(`${table}.${column} holds no token: seed it, or say why it needs none`)
  }
  const stale = Object.keys(exempt).filter(name => !known.has(name))
  return [...missing, ...stale.map(name => `${name} is exempt and is not there`)]
}

/** How many tokens the database holds. */
export async function countTokens(owner: pg.Pool): Promise<number> {
  const { rows } = await owner.query<{ table_name: string }>(
    `select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const all = new Set<string>()
  for (const { table_name } of rows) {
    const { rows: found } = await owner.query<{ text: string }>(`select t::text as text from "${table_name}" t`)
    for (const { text } of found) for (const [token] of text.matchAll(/cnry_[A-Za-z]+_\w+?_[0-9a-f]{12}/g)) all.add(token)
  }
  return all.size
}

import { listCodedColumns } from '@waymark/prisma/write-checks'
import type pg from 'pg'
import type { Actor } from './world.ts'

type Column = { name: string; type: string; insert: boolean; update: boolean }
type Row = { values: Record<string, unknown>; episode: string | undefined }
/** A table with its rows as the owner reads them, and what requests may do to it. */
export type Table = { name: string; columns: Column[]; read: boolean; remove: boolean; key: string[]; rows: Row[] }

/** Rows of one episode that are read, and those that are tried to be written. */
export const most = { read: 20, write: 4 }
const atLarge = 24
const coded = listCodedColumns()

/** All tables with their rows, each with the episode that it belongs to, through its person, referral or question where it names no episode. */
export async function readTables(owner: pg.Pool): Promise<Table[]> {
  const { rows: tables } = await owner.query<Omit<Table, 'rows'>>(`
    select c.relname as name, has_any_column_privilege('waymark_app', c.oid, 'select') as read,
      has_table_privilege('waymark_app', c.oid, 'delete') as remove,
      array(select a.attname::text from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
        where i.indrelid = c.oid and i.indisprimary) as key,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null),
        'insert', has_column_privilege('waymark_app', c.oid, a.attnum, 'insert'),
        'update', has_column_privilege('waymark_app', c.oid, a.attnum, 'update')) order by a.attnum)
       from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'look' order by 1`)
  const { rows: owners } = await owner.query<{ id: string; episode: string }>(
    `select id, id as episode from episode union all (select person_id, id from episode order by reported_at)
     union all select id, episode_id from referral union all select id, episode_id from question`,
  )
  const episodes = new Map(owners.map(({ id, episode }) => [id, episode]))
  const read = tables.filter(
    ({ read, remove, columns }) => read || remove || columns.some(({ insert, update }) => insert || update),
  )
  return Promise.all(
    read.map(async table => {
      const { rows } = await owner.query<{ values: Record<string, unknown> }>(
        `select to_jsonb(t) as values from "${table.name}" t order by ctid`,
      )
      const episodeOf = ({ values }: { values: Record<string, unknown> }) =>
        Object.values(values).flatMap(value => episodes.get(String(value)) ?? [])[0]
      return { ...table, rows: rows.map(row => ({ ...row, episode: episodeOf(row) })) }
    }),
  )
}

/** Rows that concern an actor: some of each of their episodes, others each time; some of what concerns them without an episode; a few strange ones. */
export function rowsFor(actor: Actor, { rows }: Table, strange: string[], perEpisode: number): Row[] {
  const picked = [...actor.episodes.map(({ episodeId }) => episodeId), ...strange].flatMap((id, n) => {
    const of = rows.filter(({ episode }) => episode === id)
    return Array.from({ length: Math.min(perEpisode, of.length) }, (_, i) => of[(n * perEpisode + i) % of.length])
  })
  const own = ({ values }: Row) =>
    Object.values(values).some(value => value === actor.accountId || value === actor.teamId || value === actor.agencyId)
  const large = Map.groupBy(
    rows.filter(({ episode }) => episode === undefined),
    ({ values }) => values['subject'],
  )
  const rest = [...large].flatMap(([subject, of]) => [
    ...of.filter(own).slice(0, atLarge),
    // the event of a service does not name its agency
    ...of.filter(row => !own(row)).slice(0, subject === 'service' ? 80 : 4),
  ])
  return [...picked, ...rest].filter(row => row !== undefined)
}

const quote = (value: unknown) => `'${(typeof value === 'string' ? value : JSON.stringify(value)).replaceAll("'", "''")}'`

/** Each row inserted again: as it is, with the actor's own team, account and agency where it names one, and with the episode or the person of another row. */
export function insertsOf({ name, columns }: Table, rows: Row[], actor: Actor): string[] {
  const list = columns.filter(({ insert }) => insert).map(({ name: column }) => `"${column}"`)
  if (list.length === 0) return []
  const ours = Object.fromEntries(
    columns.flatMap(({ name: column }) => {
      const id = column.endsWith('team')
        ? actor.teamId
        : column.endsWith('account')
          ? actor.accountId
          : column === 'agency_id'
            ? actor.agencyId
            : null
      return id ? [[column, id]] : []
    }),
  )
  const insert = (values: Record<string, unknown>) =>
    `insert into "${name}" (${list.join(', ')}) select ${list.join(', ')} from jsonb_populate_record(null::"${name}", ${quote(values)}::jsonb)`
  const fresh =
    name === 'referral' ? { status: 'draft', sent_at: null, approved_by_team: null, sections: [], service_id: null } : {}
  return rows.flatMap(({ values }, n) => {
    // a referral to the own team is refused by a trigger before the policy is asked
    const to = [values['to_team'], values['from_team']].find(team => team !== actor.teamId)
    const elsewhere = (column: string) => {
      const other = { [column]: rows[(n + most.write * 3) % rows.length]?.values[column] }
      return insert({ ...values, ...fresh, ...ours, ...('to_team' in values && { to_team: to }), ...other })
    }
    const isOf = (column: string) => column in values && 'episode_id' in values
    return [
      insert({ ...values, ...fresh }),
      insert({ ...values, ...fresh, ...ours }),
      ...(isOf('person_id') ? [elsewhere('person_id'), elsewhere('episode_id')] : []),
      ...(isOf('referral_id') ? [elsewhere('episode_id')] : []),
      // what a reporter may still begin, on any basis, until the report is confirmed
      ...(name === 'task' ? [insert({ ...values, ...ours, kind: 'confirmReport' })] : []),
    ]
  })
}

/** Each row changed in one column, another one from row to row; and each column in all rows without naming one. */
export function updatesOf(table: Table, rows: Row[], all: Row[], actor: Actor): string[] {
  const { name, columns } = table
  const may = columns.filter(({ update }) => update)
  const [first] = may
  if (!first) return []
  const change = ({ name: column, type }: Column, n: number) => {
    const words = [...new Set(all.map(({ values }) => values[column]).filter(word => typeof word === 'string'))]
    const code = coded.find(each => each.table === name && each.column === column)?.codes[0] // any other is refused by its check
    const word = words[n % Math.max(1, words.length)] ?? code
    const id = column.includes('team') ? actor.teamId : actor.accountId
    const changed =
      type === 'text' ? quote(word ?? 'x') : type === 'uuid' ? quote(id) : type.startsWith('timestamp') ? 'now()' : `"${column}"`
    return `update "${name}" set "${column}" = ${changed}`
  }
  const each = rows.flatMap((row, n) => [
    `update "${name}" set "${first.name}" = "${first.name}" where ${named(table, row)}`,
    `${change(may[n % may.length] ?? first, n)} where ${named(table, row)}`,
  ])
  return [...each, ...may.map(change)]
}

/** Each row removed, and all of them. */
export const deletesOf = (table: Table, rows: Row[]): string[] =>
  table.remove
    ? [...rows.map(row => `delete from "${table.name}" where ${named(table, row)}`), `delete from "${table.name}"`]
    : []

const named = ({ key }: Table, { values }: Row) => key.map(column => `"${column}" = ${quote(values[column])}`).join(' and ')

/** Which of these rows are seen, by their keys, some at a time: the first difference ends a look. */
export function readsOf({ name, key }: Table, rows: Row[]): string[] {
  const [first = ''] = key
  const said = key.map(column => `"${column}"::text`).join(` || ' ' || `)
  const keys = [...new Set(rows.map(({ values }) => quote(values[first])))]
  const some = Array.from({ length: Math.ceil(keys.length / 40) }, (_, n) => keys.slice(n * 40, n * 40 + 40).join(', '))
  return [
    `select count(*) from (select from "${name}" limit 1) x`,
    ...some.map(list => `select string_agg(${said}, ' ' order by ${said}) from "${name}" where "${first}" in (${list})`),
  ]
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { oracleSections } from '../oracle.ts'
import type { Someone } from '../policy-model/world.ts'
import { callsOf } from './calls.ts'
import { listIds } from './ids.ts'
import { insertsOf, quote, updatesOf } from './tries.ts'
import type { Look } from './policies.ts'

/** Looks at a policy as everybody in turn, inside PostgreSQL: answers are one text, alike where nothing has changed. */
export type Looker = {
  /** Remembers what is seen as long as nothing is changed. */
  learn: (look: Look, role: string | undefined) => Promise<void>
  /** Whether somebody, or somebody of this role, sees anything else now. */
  differs: (client: pg.PoolClient, look: Look, role: string | undefined) => Promise<boolean>
  /** What is seen otherwise than at first although nothing is changed: then time alone has told, and no figure counts. */
  drifted: () => Promise<string[]>
}

export type Column = { name: string; type: string; insert: boolean; update: boolean }
export type Table = { columns: Column[]; may: { read: boolean; remove: boolean }; samples: Record<string, unknown>[] }
export type Routine = { args: { name: string; type: string }[]; volatile: boolean }

export async function openLooker(owner: pg.Pool, someones: Someone[], short: boolean): Promise<Looker> {
  await owner.query(readFileSync(join(import.meta.dirname, 'looks.sql'), 'utf8'))
  const tables = await listTables(owner)
  const routines = await listRoutines(owner)
  const idsOf = await listIds(owner, someones)
  const known = new Map(someones.map(who => [who, idsOf(who)]))
  const ids = (who: Someone) => known.get(who) ?? idsOf(who)
  const learnt = new Set<string>()
  const telling = new Map<string, number[]>() // whose look told last is asked first
  // some of them as another would see it (app.view_as): less, and never more
  const narrowed = Array.from({ length: short ? 0 : 72 }).flatMap((_, n) => {
    const who = someones[n % 9]
    const episode = who && (n < 36 ? ids(who).episodes[n % 2] : ids(who).sealed)?.id
    const as = [
      { role: 'caseworker', reason: 'share', account: false, sections: ['summary', 'care', 'support'] },
      { role: 'notifier', reason: 'individual', account: true, sections: ['description', 'whereabouts', 'plan'] },
      { role: 'council-coordinator', reason: 'area', account: false, sections: oracleSections },
      { role: 'sergeant', reason: 'lead', account: false, sections: oracleSections },
    ][Math.floor(n / 9) % 4]
    return who && episode ? [{ who, narrowed: JSON.stringify({ episode, ...as }) }] : []
  })
  const changes = (list: string[]) => `select public.try_changes(array[${list.map(quote).join(', ')}]::text[])`
  const calls = (list: string[]) => `select public.try_calls(array[${list.map(quote).join(', ')}]::text[])`

  function sqlOf(of: Look, who: Someone): string {
    if (of.kind === 'call') return calls(callsOf(of.name, routines.get(of.name), ids(who)))
    const table = tables.get(of.table)
    if (!table) return 'select null'
    if (of.kind === 'read') return table.may.read ? readAll(of.table) : calls([`select count(*) from "${of.table}"`])
    if (of.kind === 'delete') return changes([`delete from "${of.table}"`])
    return changes(of.kind === 'update' ? updatesOf(of.table, table, who) : insertsOf(of.table, table, ids(who), who))
  }
  return {
    learn: async (look, role) => {
      const key = JSON.stringify({ ...look, role })
      if (learnt.has(key)) return
      learnt.add(key)
      // whoever has nothing to see is asked first, because that is quick; and one of them to change anything
      const reads = look.kind === 'read' || look.kind === 'call'
      const asked = reads
        ? someones.toSorted((one, other) => Number(one.state === 'well') - Number(other.state === 'well'))
        : someones.filter(({ state }, n) => state === 'well' || n === someones.length - 1)
      const some = { read: 1, call: 6 }[String(look.kind)]
      const also = some ? narrowed.filter((_, n) => n % some === 0) : []
      const list = [...asked.map(who => ({ who, narrowed: '' })), ...also].filter(
        ({ who }) => role === undefined || who.role === role,
      )
      await owner.query(
        `insert into public.look (key, place, token, narrowed, sql)
         select $1, n, t, a, s from unnest($2::text[], $3::text[], $4::text[]) with ordinality x (t, a, s, n)`,
        [key, list.map(({ who }) => who.token), list.map(each => each.narrowed), list.map(({ who }) => sqlOf(look, who))],
      )
      const client = await owner.connect()
      await client.query('begin; set local role waymark_app')
      await client.query('select public.learn($1)', [key])
      await client.query('commit')
      if (short || !reads) return client.release()
      await client.query('begin; set local role waymark_app')
      const { rows } = await client.query<{ place: number }>(
        'select l.place from public.look l where l.key = $1 and l.place % 12 = 1 and public.seen(l) <> l.known',
        [key],
      )
      await client.query('commit')
      client.release()
      if (rows.length > 0) throw new Error(`What is seen differs by itself: ${key}`)
    },
    differs: async (client, look, role) => {
      const key = JSON.stringify({ ...look, role })
      const first = telling.get(key) ?? []
      const { rows } = await client.query<{ place: number | null }>('select public.differs($1, $2) as place', [key, first])
      const place = rows[0]?.place ?? null
      if (place !== null) telling.set(key, [place, ...first.filter(each => each !== place)].slice(0, 12))
      return place !== null
    },
    drifted: async () => {
      const client = await owner.connect()
      await client.query('begin; set local role waymark_app')
      const drifted: string[] = []
      for (const key of learnt)
        if ((await client.query('select public.differs($1, $2) as place', [key, []])).rows[0].place !== null) drifted.push(key)
      await client.query('rollback')
      client.release()
      return drifted
    },
  }
}

const readAll = (table: string) =>
  `select md5(coalesce(string_agg(ctid::text, ' ' order by ctid), '')) as it from public."${table}"`

async function listTables(owner: pg.Pool): Promise<Map<string, Table>> {
  const { rows } = await owner.query<{ name: string; read: boolean; remove: boolean; columns: Column[] }>(`
    select c.relname as name, has_table_privilege('waymark_app', c.oid, 'select') as read, has_table_privilege('waymark_app', c.oid, 'delete') as remove,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null), 'insert', has_column_privilege('waymark_app', c.oid, a.attnum, 'insert'), 'update', has_column_privilege('waymark_app', c.oid, a.attnum, 'update')) order by a.attnum)
       from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'look' order by 1`)
  const tables = new Map<string, Table>()
  for (const { name, read, remove, columns } of rows) {
    const { rows: samples } = await owner.query<{ row: Record<string, unknown> }>(
      `select distinct on (r ->> 'subject', r ->> 'kind', r ->> 'status', r ->> 'outcome', r ->> 'form') r as row from (select to_jsonb(t) as r, row_number() over (order by ctid) as at from "${name}" t) x order by r ->> 'subject', r ->> 'kind', r ->> 'status', r ->> 'outcome', r ->> 'form', md5(at::text) limit 90`,
    )
    tables.set(name, { columns, may: { read, remove }, samples: samples.map(({ row }) => row) })
  }
  return tables
}

async function listRoutines(owner: pg.Pool): Promise<Map<string, Routine>> {
  const { rows } = await owner.query<Routine & { name: string }>(`
    select p.proname as name, p.provolatile = 'v' as volatile, coalesce((select json_agg(json_build_object('name', coalesce(p.proargnames[i], ''), 'type', format_type(p.proargtypes[i - 1], null)) order by i) from generate_series(1, p.pronargs) i), '[]') as args
    from pg_proc p where p.pronamespace = 'app'::regnamespace`)
  return new Map(rows.map(row => [row.name, row]))
}

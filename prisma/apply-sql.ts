/** Makes the replaceable objects of a database match prisma/sql. The comment of each object holds its checksum. */
import { createHash } from 'node:crypto'
import pg from 'pg'
import { lineOf } from './migrations.ts'
import type { Kind, Part } from './sql-files.ts'

/** Creates or replaces the functions that table defaults and checks use. */
export async function applyBase(client: pg.ClientBase, base: Part[]): Promise<void> {
  await inTransaction(client, async () => {
    await client.query('create schema if not exists app')
    for (const part of base) await put(client, part)
  })
}

/**
 * Drops all policies, triggers and views, so that a migration may change what they use.
 * Row-level security stays on, so until they are back no role can read anything.
 */
export async function takeDown(client: pg.ClientBase): Promise<void> {
  await inTransaction(client, async () => {
    const found = await listObjects(client)
    for (const { kind, drop } of found) if (['policy', 'trigger', 'view'].includes(kind)) await client.query(drop)
  })
}

/** Creates or replaces all objects of prisma/sql, drops all others, and returns the names of those that changed. */
export async function putUp(client: pg.ClientBase, base: Part[], parts: Part[]): Promise<string[]> {
  return inTransaction(client, async () => {
    const changed = new Set(await dropStale(client, [...base, ...parts]))
    while (await createMissing(client, parts, changed)); // dropping a function may also have dropped policies
    await runStatements(client, parts, changed)
    return [...changed]
  })
}

/** Drops objects that are no longer in the files, and changed objects that cannot be replaced. */
async function dropStale(client: pg.ClientBase, parts: Part[]): Promise<string[]> {
  const wanted = new Map(parts.flatMap(part => (part.kind === 'statement' ? [] : [[part.id, part] as const])))
  const stale = (await listObjects(client)).filter(({ kind, id, checksum }) => {
    const part = wanted.get(id)
    return part ? kind !== 'function' && kind !== 'row security' && part.checksum !== checksum : kind !== 'row security'
  })
  for (const { drop } of stale) await client.query(drop)
  return stale.filter(({ id }) => !wanted.has(id)).map(({ id }) => `${id} (dropped)`)
}

/** Creates missing objects and replaces changed functions; true when a function had to be dropped instead. */
async function createMissing(client: pg.ClientBase, parts: Part[], changed: Set<string>): Promise<boolean> {
  const present = new Map(
    (await listObjects(client)).map(({ kind, id, checksum }) => [id, kind === 'row security' ? null : checksum]),
  )
  for (const part of parts) {
    if (part.kind === 'statement' || present.get(part.id) === (part.kind === 'row security' ? null : part.checksum)) continue
    changed.add(part.id)
    await client.query('savepoint one')
    try {
      await put(client, part)
    } catch (error) {
      const otherResult = error instanceof pg.DatabaseError && error.code === '42P13'
      if (!otherResult) throw error
      await client.query(`rollback to one; drop function ${part.target} cascade`)
      await put(client, part)
      return true
    }
  }
  return false
}

/** Runs the statements for roles and grants again when they or any object changed. */
async function runStatements(client: pg.ClientBase, parts: Part[], changed: Set<string>): Promise<void> {
  const statements = parts.filter(part => part.kind === 'statement')
  const checksum = createHash('sha256')
    .update(statements.map(({ sql }) => sql).join(';'))
    .digest('hex')
    .slice(0, 16)
  const { rows } = await client.query(`select obj_description('app'::regnamespace, 'pg_namespace') as note`)
  if (rows[0].note === checksum && changed.size === 0) return
  changed.add('roles and grants')
  for (const part of statements) await put(client, part)
  await client.query(`comment on schema app is '${checksum}'`)
}

async function put(client: pg.ClientBase, part: Part): Promise<void> {
  const sql = part.kind === 'function' ? part.sql.replace(/^create function/i, 'create or replace function') : part.sql
  await client.query(sql).catch((error: Error) => {
    throw Object.assign(error, { message: `prisma/sql/${part.file}${lineOf(error, sql)}: ${error.message}` })
  })
  if (part.kind === 'statement' || part.kind === 'row security') return
  const target = part.kind === 'check' ? `constraint ${part.target}` : part.id
  await client.query(`comment on ${target} is ${pg.escapeLiteral(`${part.id} ${part.checksum}`)}`)
}

type Present = { kind: Kind; id: string; checksum: string; drop: string }

/** The objects in the database, in an order in which they can be dropped, identified by comment or else by name. */
async function listObjects(client: pg.ClientBase): Promise<Present[]> {
  const { rows } = await client.query<{ kind: Kind; name: string; note: string | null; drop: string }>(catalogue)
  return rows.map(({ kind, name, note, drop }) => {
    const noted = /^(.*) ([0-9a-f]{16})$/s.exec(note ?? '')
    return { kind, drop, id: noted?.[1] ?? `${kind} ${name}`, checksum: noted?.[2] ?? '' }
  })
}
const catalogue = `
  select 'policy' as kind, format('%s on %s', p.polname, p.polrelid::regclass) as name, obj_description(p.oid, 'pg_policy') as note,
      format('drop policy if exists %I on %s', p.polname, p.polrelid::regclass) as drop
    from pg_policy p
  union all select 'trigger', format('%s on %s', t.tgname, c.relname), obj_description(t.oid, 'pg_trigger'), format('drop trigger if exists %I on %I', t.tgname, c.relname)
    from pg_trigger t join pg_class c on c.oid = t.tgrelid where not t.tgisinternal and c.relnamespace = 'public'::regnamespace
  union all select 'check', format('%s on %s', k.conname, k.conrelid::regclass), obj_description(k.oid, 'pg_constraint'),
      format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname)
    from pg_constraint k where k.contype = 'c' and obj_description(k.oid, 'pg_constraint') like 'check %'
  union all select 'view', c.relname, obj_description(c.oid, 'pg_class'), format('drop view if exists %s cascade', c.oid::regclass)
    from pg_class c where c.relkind = 'v' and c.relnamespace in ('app'::regnamespace, 'public'::regnamespace)
  union all select 'type', c.oid::regclass::text, obj_description(c.reltype, 'pg_type'), format('drop type if exists %s cascade', c.oid::regclass)
    from pg_class c where c.relkind = 'c' and c.relnamespace = 'app'::regnamespace
  union all select 'function', p.oid::regprocedure::text, obj_description(p.oid, 'pg_proc'), format('drop function if exists %s', p.oid::regprocedure)
    from pg_proc p where p.pronamespace = 'app'::regnamespace
  union all select 'row security', c.relname, null, ''
    from pg_class c where c.relkind = 'r' and c.relrowsecurity and c.relnamespace = 'public'::regnamespace`

/** Runs one transaction that waits only briefly for locks and retries, so that requests do not queue behind it. */
async function inTransaction<T>(client: pg.ClientBase, work: () => Promise<T>, tries = 10): Promise<T> {
  await client.query('begin')
  try {
    await client.query(`set local lock_timeout = '3s'; set local check_function_bodies = off`)
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    const mayPass = error instanceof pg.DatabaseError && (error.code === '55P03' || error.code === '40P01')
    if (!mayPass || tries === 1) throw error
    return inTransaction(client, work, tries - 1)
  }
}

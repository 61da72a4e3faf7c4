/**
 * Everything in PostgreSQL besides tables and columns, as sorted SQL.
 * A reviewer reads its diff, and a test compares it with prisma/snapshot.sql.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { DatabaseConfig } from './database-config.ts'

const file = join(import.meta.dirname, 'snapshot.sql')

/** The committed snapshot. */
export const committedSnapshot = (): string => readFileSync(file, 'utf8')

/** Replaces the committed snapshot. */
export const writeSnapshot = (text: string): void => writeFileSync(file, text)

/**
 * Reads every policy, function, trigger, view, type, check, index, grant, owner and role of the database.
 * The entries are sorted, and each ends with `;`.
 */
export async function readSnapshot(config: DatabaseConfig): Promise<string> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    await client.query(`set search_path = pg_catalog, public`)
    const parts: string[] = []
    for (const [title, sql] of Object.entries(queries)) {
      const { rows } = await client.query<{ entry: string }>(sql)
      parts.push([`-- ${title}`, ...rows.map(({ entry }) => `${entry.trimEnd()};`)].join('\n\n'))
    }
    const owner = new RegExp(`\\b${config.user}\\b`, 'g')
    return `${parts.join('\n\n').replace(owner, 'owner')}\n`
  } finally {
    await client.end()
  }
}

/** The differences between two snapshots: the first line of each entry that only one of them has. */
export function differences(actual: string, wanted: string): string[] {
  const [is, should] = [entries(actual), entries(wanted)]
  const missing = [...should].filter(entry => !is.has(entry)).map(entry => `expected: ${firstLine(entry)}`)
  const unknown = [...is].filter(entry => !should.has(entry)).map(entry => `found: ${firstLine(entry)}`)
  return [...missing, ...unknown]
}

const entryStart = /;\n(?:\n(?=role |default privileges |schema |table |sequence |CREATE |type |view |policy |-- )|$)/
const entries = (snapshot: string) => new Set(snapshot.split(entryStart).map(entry => entry.replace(/^-- .*\n\n/, '')))
const firstLine = (entry: string) => entry.split('\n', 1)[0] ?? ''

const ours = `('public'::regnamespace, 'app'::regnamespace)`
const grantee = `case when g.grantee = 0 then 'public' else pg_get_userbyid(g.grantee) end`
const queries = {
  roles: `
    select format('role %I %s%s', r.rolname,
      concat_ws(' ', case when rolsuper then 'superuser' end, case when rolcreatedb then 'createdb' end, case when rolcreaterole then 'createrole' end,
        case when rolreplication then 'replication' end, case when rolbypassrls then 'bypassrls' end, case when rolinherit then 'inherit' else 'noinherit' end),
      coalesce((select string_agg(format(E'\\n  member of %I%s', m.rolname, case when a.admin_option then ' with admin' else '' end), '' order by m.rolname)
          from pg_auth_members a join pg_roles m on m.oid = a.roleid where a.member = r.oid and (m.rolname like 'waymark%' or m.rolname = current_user)
            and r.rolname <> current_user), '')
        || coalesce((select string_agg(format(E'\\n  set %s', setting), '' order by setting) from unnest(r.rolconfig) setting), '')) as entry
    from pg_roles r where r.rolname like 'waymark\\_%' and r.rolname <> current_user order by r.rolname`,
  'default privileges': `
    select format('default privileges of %I on %s: %s', pg_get_userbyid(d.defaclrole), d.defaclobjtype, d.defaclacl) as entry from pg_default_acl d order by 1`,
  schemas: `
    select format('schema %I owner %I: %s', n.nspname, pg_get_userbyid(n.nspowner), (select string_agg(format('%s %s', ${grantee}, g.privilege_type), ', ' order by ${grantee}, g.privilege_type)
      from aclexplode(n.nspacl) g)) as entry from pg_namespace n where n.oid in ${ours} order by n.nspname`,
  tables: `
    select format('table %I owner %I%s%s%s', c.relname, pg_get_userbyid(c.relowner), case when c.relrowsecurity then ' row security' else '' end,
      case when c.relforcerowsecurity then ' forced' else '' end,
      coalesce((select string_agg(E'\\n  ' || line, '' order by line) from (
        select format('check %I %s', conname, pg_get_constraintdef(k.oid, true)) as line from pg_constraint k where k.conrelid = c.oid and k.contype = 'c'
        union all select format('grant %s to %s', string_agg(g.privilege_type, ', ' order by g.privilege_type), ${grantee}) from aclexplode(c.relacl) g where g.grantee <> c.relowner group by g.grantee
        union all select format('grant %s (%s) to %s', g.privilege_type, string_agg(quote_ident(a.attname), ', ' order by a.attname), ${grantee})
          from pg_attribute a cross join lateral aclexplode(a.attacl) g where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped group by g.privilege_type, g.grantee) x), '')) as entry
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname`,
  sequences: `
    select format('sequence %I%s', c.relname, coalesce((select string_agg(format(E'\\n  grant %s to %s', g.privilege_type, ${grantee}), '' order by ${grantee}, g.privilege_type)
      from aclexplode(c.relacl) g where g.grantee <> c.relowner), '')) as entry
    from pg_class c where c.relnamespace in ${ours} and c.relkind = 'S' order by c.relname`,
  indexes: `
    select replace(indexdef, ' ON public.', ' ON ') as entry from pg_indexes where schemaname = 'public' order by tablename, indexname`,
  types: `
    select format(E'type app.%I as (\\n  %s)', t.typname, string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)), E',\\n  ' order by a.attnum)) as entry
    from pg_type t join pg_class c on c.oid = t.typrelid and c.relkind = 'c' join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
    where t.typnamespace = 'app'::regnamespace group by t.typname order by t.typname`,
  views: `
    select format(E'view %s.%I owner %I%s%s as\\n%s', n.nspname, c.relname, pg_get_userbyid(c.relowner), coalesce(' with ' || array_to_string(c.reloptions, ', '), ''),
      coalesce((select string_agg(format(E'\\n  grant %s to %s', g.privilege_type, ${grantee}), '' order by ${grantee}, g.privilege_type) from aclexplode(c.relacl) g where g.grantee <> c.relowner), ''),
      rtrim(pg_get_viewdef(c.oid, true), ';')) as entry
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.oid in ${ours} and c.relkind in ('v', 'm')
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by 1`,
  functions: `
    select pg_get_functiondef(p.oid) || format(E'owner %I%s', pg_get_userbyid(p.proowner), coalesce((select string_agg(format(E'\\ngrant execute to %s', ${grantee}), '' order by ${grantee})
      from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g where g.grantee <> p.proowner), '')) as entry
    from pg_proc p where p.pronamespace in ${ours} and p.prokind <> 'a' and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    order by p.oid::regprocedure::text`,
  policies: `
    select format(E'policy %I on %s %s for %s to %s%s%s', p.polname, p.polrelid::regclass, case when p.polpermissive then 'permissive' else 'restrictive' end,
      case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
      (select string_agg(case when r = 0 then 'public' else pg_get_userbyid(r) end, ', ') from unnest(p.polroles) r),
      E'\\n  using (' || pg_get_expr(p.polqual, p.polrelid, true) || ')', E'\\n  with check (' || pg_get_expr(p.polwithcheck, p.polrelid, true) || ')') as entry
    from pg_policy p order by p.polrelid::regclass::text, p.polname`,
  triggers: `
    select replace(pg_get_triggerdef(t.oid, true), ' ON public.', ' ON ') || case when t.tgenabled <> 'O' then format(' enabled %s', t.tgenabled) else '' end as entry
    from pg_trigger t where not t.tgisinternal order by t.tgrelid::regclass::text, t.tgname`,
} satisfies Record<string, string>

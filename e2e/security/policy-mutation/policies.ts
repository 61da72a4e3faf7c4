import type pg from 'pg'
import { oracleRoles, oracleSections } from '../oracle.ts'
import { listOperands, mutate } from './operands.ts'

/** A change to a policy, and where it would be seen. */
export type PolicyMutant = {
  name: string
  sql: string
  looks: Look[]
  /** Whether a whole policy of reading goes. */
  whole?: boolean
  /** Whom alone it concerns. */
  role?: string
  /** Whether it is a function that a policy asks, and not one that a request calls by itself. */
  asked?: boolean
  /** The policy and the part of it that is changed. */
  policy?: Policy & { clause: 'using' | 'with check'; part: string; /** What follows the part. */ after: string }
}
export type Look = { kind: 'read' | 'insert' | 'update' | 'delete'; table: string } | { kind: 'call'; name: string }

/** Each table without its policy; each policy open; each part of it left out, and turned around where every one is wanted. */
export async function listPolicyMutants(owner: pg.Pool, every: boolean): Promise<PolicyMutant[]> {
  const { rows } = await owner.query<Policy>(`
    select c.relname as table, p.polname as name, p.polcmd as command, pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as check,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and (p.polcmd = 'w' or not has_column_privilege('waymark_app', c.oid, a.attnum, 'insert')) and (p.polcmd = 'a' or not has_column_privilege('waymark_app', c.oid, a.attnum, 'update'))) as given,
      case p.polcmd when 'w' then has_any_column_privilege('waymark_app', c.oid, 'update') when 'a' then has_any_column_privilege('waymark_app', c.oid, 'insert')
        when 'd' then has_table_privilege('waymark_app', c.oid, 'delete') else true end as open
    from pg_policy p join pg_class c on c.oid = p.polrelid where 'waymark_app'::regrole = any (p.polroles) order by 1, 2`)
  const mutants: PolicyMutant[] = []
  for (const policy of rows) {
    const { table, name, command, using, check } = policy
    for (const [clause, text] of [
      ['using', using],
      ['with check', check],
    ] as const) {
      if (text === null) continue
      const write = (what: string, changed: string, part: string, after = '') => {
        const sql = `alter policy "${name}" on "${table}" ${clause} (${changed})`
        mutants.push({
          name: `policy ${name} of ${table}: ${what}`,
          sql,
          // what is written is looked at for what may be written, what stands there for the rest
          looks: looksFor(table, command).filter(({ kind }) => kind !== (clause === 'using' ? 'insert' : 'read')),
          whole: part === using && command === 'r',
          policy: { ...policy, clause, part, after },
        })
      }
      write('open to all', 'true', text)
      for (const operand of listOperands(text))
        for (const { what, text: changed } of mutate(text, operand).slice(0, every ? 2 : 1))
          write(what, changed, text.slice(operand.from, operand.to), text.slice(operand.to))
    }
  }
  for (const table of new Set(rows.map(row => row.table)))
    mutants.push({
      name: `${table} without a wall`,
      sql: `alter table "${table}" disable row level security`,
      looks: looksFor(table, '*'),
      whole: rows.some(row => row.table === table && ['r', '*'].includes(row.command)),
    })
  return mutants
}

type Policy = {
  table: string
  name: string
  command: string
  using: string | null
  check: string | null
  /** Columns that no request may fill. */ given: string[]
  /** Whether a request may do at all what the policy is for. */
  open: boolean
}

const looksFor = (table: string, command: string): Look[] => {
  const kinds =
    { r: ['read'], a: ['insert'], w: ['update'], d: ['delete'], '*': ['read', 'insert', 'update', 'delete'] }[command] ?? []
  return kinds.map(kind => ({ kind, table }) as Look) // as: the kinds above
}

/** Functions that answer otherwise in each transaction, or after a minute. */
const changing = new Set(['moment', 'excluded_marks', 'present'])

/** Each condition of the functions that decide what is seen and who may: those that a request reaches, by itself, through another, or through a policy. */
export async function listFunctionMutants(owner: pg.Pool, every: boolean): Promise<PolicyMutant[]> {
  const { rows } = await owner.query<{ name: string; text: string; body: string; open: boolean }>(`
    select p.proname as name, pg_get_functiondef(p.oid) as text, p.prosrc as body, has_function_privilege('waymark_app', p.oid, 'execute') as open
    from pg_proc p where p.pronamespace = 'app'::regnamespace and p.prokind = 'f' and p.prorettype <> 'trigger'::regtype order by 1`)
  const { rows: policies } = await owner.query<{ table: string; text: string }>(
    `select polrelid::regclass::text as table, coalesce(pg_get_expr(polqual, polrelid), '') || coalesce(pg_get_expr(polwithcheck, polrelid), '') as text from pg_policy`,
  )
  const policyTexts = policies.map(({ text }) => text).join('\n')
  const uses = (body: string, name: string) => new RegExp(`\\bapp\\.${name}\\b`).test(body)
  /** The tables whose policies ask one of these functions, and those whose policies ask these tables. */
  const tablesThatAsk = (functions: Set<string>): Look[] => {
    const tables = new Set<string>()
    for (let size = -1; size !== tables.size;) {
      size = tables.size
      for (const { table, text } of policies)
        if (
          [...functions].some(each => uses(text, each)) ||
          [...tables].some(each => new RegExp(`\\b(FROM|JOIN)\\s+\\(?${each}\\b`).test(text))
        )
          tables.add(table)
    }
    return [...tables].map(table => ({ kind: 'read', table }))
  }
  const mutants: PolicyMutant[] = []
  for (const { name, text, body } of rows) {
    const reached = new Set([name])
    for (let size = 0; size !== reached.size;) {
      size = reached.size
      for (const caller of rows) if ([...reached].some(each => uses(caller.body, each))) reached.add(caller.name)
    }
    const calls = rows
      .filter(each => each.open && reached.has(each.name) && !changing.has(each.name))
      .map((each): Look & { kind: 'call' } => ({ kind: 'call', name: each.name }))
    const itself = calls.filter(each => each.name === name) // the shortest way to see it
    const protectedByPolicy = [...reached].some(each => uses(policyTexts, each))
    const looks: Look[] = [
      ...itself,
      ...(protectedByPolicy ? tablesThatAsk(reached) : []),
      ...calls.filter(each => each.name !== name),
    ]
    if (looks.length === 0) continue // what only jobs and the relay reach
    for (const operand of listOperands(body))
      for (const { what, text: changed } of mutate(body, operand).slice(0, every ? 2 : 1))
        mutants.push({ name: `app.${name}: ${what}`, sql: text.replace(body, () => changed), looks, asked: protectedByPolicy })
  }
  return mutants
}

/** Each rule of what a role reads, as PostgreSQL has it. */
export async function listSectionMutants(owner: pg.Pool): Promise<PolicyMutant[]> {
  const { rows } = await owner.query<{ role: string; section: string; reach: string }>(
    'select role, section, reach from role_section',
  )
  const { rows: tables } = await owner.query<{ table: string }>(
    `select polrelid::regclass::text as table from pg_policy where polcmd in ('r', '*') group by polrelid
     order by exists (select from pg_attribute where attrelid = polrelid and attname = 'section') desc, 1`, // what has every section first
  )
  const looks = tables.map(({ table }): Look => ({ kind: 'read', table }))
  const now = new Map(rows.map(({ role, section, reach }) => [`${role} ${section}`, reach]))
  return oracleRoles.flatMap(role =>
    oracleSections.flatMap(section =>
      ['yes', 'retained', '-']
        .filter(reach => reach !== (now.get(`${role} ${section}`) ?? '-'))
        .map(reach => {
          const drop = `delete from role_section where role = '${role}' and section = '${section}'`
          const add =
            reach === '-' ? '' : `; insert into role_section (role, section, reach) values ('${role}', '${section}', '${reach}')`
          return {
            name: `role_section: ${role} reads ${section}: ${reach}`,
            sql: drop + add,
            looks,
            role,
          }
        }),
    ),
  )
}

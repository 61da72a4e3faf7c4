import { readSql, type SqlObject } from '@waymark/prisma/sql-files'
import type { Mutant } from './mutant.ts'
import { listTerms } from './terms.ts'

const objects = readSql().filter((part): part is SqlObject => part.kind === 'policy' || part.kind === 'view')

/** Every policy for requests opened, dropped where it restricts, and each of its conditions left out. */
export function listPolicyMutants(): Mutant[] {
  return distinct(objects.filter(({ kind, sql }) => kind === 'policy' && sql.includes('waymark_app')).flatMap(mutatePolicy))
}

/** Each condition and column of the views that policies start from left out or opened. */
export function listViewMutants(tables: string[]): Mutant[] {
  const views = objects.filter(({ kind, target }) => kind === 'view' && target !== 'my_grant')
  const looks = [...tables.map(table => `read ${table}`), 'functions']
  return distinct(
    views.flatMap(({ target, sql }) =>
      listTerms(sql).map(({ from, to, instead }) => ({
        name: `view ${target}: ${brief(sql.slice(from, to))} → ${instead}`,
        sql: (sql.slice(0, from) + instead + sql.slice(to)).replace(/^create view/, 'create or replace view'),
        looks,
        whole: false,
      })),
    ),
  )
}

function mutatePolicy({ target, sql }: SqlObject): Mutant[] {
  const head = /^create policy (\w+) on (\w+)( as restrictive)? for (\w+) to waymark_app/.exec(sql)
  if (!head) throw new Error(`Not written like the other policies: ${target}`)
  const [, policy = '', table = '', restricts, command = ''] = head
  const name = `policy ${table}.${policy}`
  const drop = `drop policy ${policy} on ${table}`
  const kinds = command === 'all' ? ['read', 'insert', 'update', 'delete'] : [command === 'select' ? 'read' : command]
  const make = (what: string, changed: string, leaves: string, whole: boolean): Mutant => ({
    name: `${name}: ${what}`,
    sql: `${drop}; ${changed}`,
    looks: kinds.filter(kind => kind !== leaves).map(kind => `${kind} ${table}`),
    whole,
  })
  const clauses = readClauses(sql)
  const mutants = restricts ? [make('dropped', 'select', '', true)] : []
  for (const { word, from, to } of clauses) {
    if (sql.slice(from, to).trim() === 'true') continue
    const leaves = word === 'using' ? (clauses.length > 1 ? 'insert' : '') : 'read'
    const replace = (at: number, end: number, instead: string) => sql.slice(0, at) + instead + sql.slice(end)
    if (!restricts || clauses.length > 1) mutants.push(make(`${word} opened`, replace(from, to, 'true'), leaves, true))
    const part = sql.slice(from, to)
    for (const term of listTerms(part))
      mutants.push(
        make(
          `${word === 'using' ? '' : 'check '}${brief(part.slice(term.from, term.to))}${term.instead === 'false' ? ' → false' : ''}`,
          replace(from + term.from, from + term.to, term.instead),
          leaves,
          false,
        ),
      )
  }
  return mutants
}

/** Where the expressions of `using (…)` and `with check (…)` are. */
function readClauses(sql: string): { word: string; from: number; to: number }[] {
  const clauses = []
  let depth = 0
  let start = 0
  let word = ''
  for (const { 0: text, index } of sql.matchAll(/'(?:[^']|'')*'|--[^\n]*|\bwith check\b|\busing\b|[()]/g)) {
    if (text === '(' && depth++ === 0) start = index + 1
    else if (text === ')' && --depth === 0) clauses.push({ word, from: start, to: index })
    else if (depth === 0 && /^[uw]/.test(text)) word = text.replace('with ', '')
  }
  return clauses
}

const brief = (sql: string) => sql.replaceAll(/\s+/g, ' ').slice(0, 120)

/** Names that come twice get a number. */
function distinct(mutants: Mutant[]): Mutant[] {
  const times = new Map<string, number>()
  return mutants.map(mutant => {
    const time = (times.get(mutant.name) ?? 0) + 1
    times.set(mutant.name, time)
    return time === 1 ? mutant : { ...mutant, name: `${mutant.name} (${time})` }
  })
}

/** Reads prisma/sql, which has one current definition for each replaceable object of the database. */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export type Kind = 'function' | 'view' | 'type' | 'policy' | 'trigger' | 'check' | 'row security'
/** An object with the text that creates it. `id` is unique; `target` is its name in `comment on` and `drop`. */
export type SqlObject = { kind: Kind; id: string; target: string; sql: string; checksum: string; file: string }
/** A statement that may be repeated at any time, such as a grant. */
export type SqlStatement = { kind: 'statement'; sql: string; file: string }
export type Part = SqlObject | SqlStatement

/** The folder prisma/sql of this checkout. */
export const sqlFolder = join(import.meta.dirname, 'sql')
const order = ['session.sql', 'access.sql', 'functions', 'policies', 'triggers', 'checks.sql', 'jobs.sql', 'grants.sql']

/** The database roles, and the functions of table defaults and checks, which must exist before the migrations. */
export const readBaseSql = (folder = sqlFolder): Part[] => ['roles.sql', 'base.sql'].flatMap(file => readFile(folder, file))

/** Everything else, in an order in which it can be created. Throws where an object is defined twice. */
export function readSql(folder = sqlFolder): Part[] {
  const all = order.flatMap(name => listSql(folder, name).flatMap(file => readFile(folder, file)))
  const seen = new Map<string, string>()
  for (const part of all) {
    if (part.kind === 'statement') continue
    const other = seen.get(part.id)
    if (other) throw new Error(`${part.id} is defined twice: in ${other} and in ${part.file}.`)
    seen.set(part.id, part.file)
  }
  return all
}

function listSql(folder: string, name: string): string[] {
  if (name.endsWith('.sql')) return readdirSync(folder).includes(name) ? [name] : []
  return readdirSync(join(folder, name))
    .filter(file => file.endsWith('.sql'))
    .toSorted()
    .map(file => `${name}/${file}`)
}

const readFile = (folder: string, file: string): Part[] =>
  splitStatements(readFileSync(join(folder, file), 'utf8')).map(sql => classify(sql, file))

/** Splits a script at the semicolons that end a statement, not at those in strings, quoted bodies and comments. */
export function splitStatements(script: string): string[] {
  const token = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"[^"]*"|\$(\w*)\$[\s\S]*?\$\1\$|;/g
  const statements: string[] = []
  let start = 0
  for (const { 0: text, index } of script.matchAll(token)) {
    if (text !== ';') continue
    statements.push(script.slice(start, index).trim())
    start = index + 1
  }
  const rest = script.slice(start).replace(/--[^\n]*/g, '')
  if (rest.trim()) throw new Error(`A statement does not end with a semicolon: ${rest.trim().slice(0, 60)}`)
  return statements
}

/** Identifies the object that a statement creates. */
export function classify(sql: string, file: string): Part {
  const text = sql.replace(/^(?:\s*--[^\n]*\n)+/, '').trim()
  for (const [kind, pattern, target] of patterns) {
    const found = pattern.exec(text)
    if (!found) continue
    const named = target(found, text)
    const checksum = createHash('sha256').update(text).digest('hex').slice(0, 16)
    return { kind, id: `${kind} ${named}`, target: named, sql: text, checksum, file }
  }
  return { kind: 'statement', sql: text, file }
}

type Pattern = [Kind, RegExp, (found: RegExpExecArray, text: string) => string]
const onTable = ({ 1: name, 2: table }: RegExpExecArray) => `${name} on ${table}`
const patterns: Pattern[] = [
  ['function', /^create function (app\.\w+)\(/i, ({ 1: name, 0: head }, text) => `${name}(${parameters(text, head.length)})`],
  ['view', /^create view (\S+)/i, ({ 1: name }) => `${name}`],
  ['type', /^create type (app\.\w+) as/i, ({ 1: name }) => `${name}`],
  ['policy', /^create policy (\w+) on (\w+)/i, onTable],
  ['trigger', /^create (?:constraint )?trigger (\w+)[\s\S]*? on (\w+)/i, onTable],
  ['check', /^alter table (\w+) add constraint (\w+) check/i, ({ 1: table, 2: name }) => `${name} on ${table}`],
  ['row security', /^alter table (\w+) enable row level security/i, ({ 1: table }) => `${table}`],
]

/** The parameters of a function, without their defaults. */
function parameters(text: string, from: number): string {
  let depth = 1
  let end = from
  for (; depth > 0 && end < text.length; end++) depth += text[end] === '(' ? 1 : text[end] === ')' ? -1 : 0
  const list = text.slice(from, end - 1).replace(/\s+/g, ' ')
  return list.replace(/ default (?:'[^']*'(?:::\w+(?:\[\])?)?|[^,()]+(?:\([^)]*\))?)/gi, '').trim()
}

import { follows, paths } from './names.ts'
import type { Source } from './sources.ts'
import { blankSqlComments } from './text.ts'

/** A model of Prisma: its file, and the table that it describes. */
export type Model = { file: string; table: string }

/** The models that a command's text writes to. */
export const listModels = (text: string, sources: readonly Source[]): Model[] =>
  [...new Set([...text.matchAll(follows.writesModel)].map(([, name = '']) => name))].flatMap(name => {
    const declares = new RegExp(
      `^model ${name.charAt(0).toUpperCase()}${name.slice(1)} \\{[^}]*?(?:@@map\\("(\\w+)"\\)[^}]*)?\\}`,
      'm',
    )
    return sources
      .filter(({ path }) => paths.prisma.test(path))
      .flatMap(({ path, text }) => {
        const [found, table] = declares.exec(text) ?? []
        return found ? [{ file: path, table: table ?? name }] : []
      })
  })

/**
 * The SQL that decides what happens to a row of this table: its file of policies, the functions that they call, its own
 * statement and its triggers. If its policies are spread over migrations, every migration that names it.
 */
export function listSqlOf(table: string, sources: readonly Source[]): string[] {
  const files = sqlFiles(sources)
  const policies = files.find(({ path }) => path === paths.policyOf(table))
  if (!policies) return files.filter(({ code }) => names(table).test(code)).map(({ path }) => path)
  const made = files.filter(
    ({ code }) => statement(table, 'create table').test(code) || statement(table, 'create trigger').test(code),
  )
  return [...new Set([policies.path, ...made.map(({ path }) => path), ...listSqlDefining(calledIn(policies.code), sources)])]
}

/** The files that define one of these functions or views of schema app. */
export const listSqlDefining = (names: readonly string[], sources: readonly Source[]): string[] =>
  names.length === 0
    ? []
    : sqlFiles(sources)
        .filter(({ code }) =>
          new RegExp(`\\b(?:function|view)\\s+(?:\\w+\\.)?"?(?:${names.join('|')})\\b`, 'i').test(withoutDrops(code)),
        )
        .map(({ path }) => path)

/** The functions of schema app that a text calls, and the view of access where it reads it. */
export const calledIn = (text: string): string[] => [
  ...new Set([
    ...[...text.matchAll(/\bapp\.(\w+)\(/g)].map(([, name = '']) => name),
    ...(text.includes(follows.accessView) ? [follows.accessView] : []),
  ]),
]

const sqlFiles = (sources: readonly Source[]) =>
  sources
    .filter(({ path }) => paths.sql.test(path) && !paths.snapshot.test(path))
    .map(({ path, text }) => ({ path, code: blankSqlComments(text) }))

const withoutDrops = (code: string) => code.replace(/\b(?:drop|alter|execute on|on) (?:function|view)\b/gi, '')
const names = (table: string) =>
  new RegExp(
    `'${table}'|\\b(?:from|join|into|update|on|table|references|trigger \\w+)\\s+(?:only\\s+)?(?:public\\.)?"?${table}"?(?!\\w|\\()`,
    'i',
  )
const statement = (table: string, verb: 'create table' | 'create trigger') =>
  new RegExp(
    verb === 'create table'
      ? `create table (?:public\\.)?"?${table}"?(?!\\w)`
      : `create[^;]*trigger[^;]*\\bon (?:public\\.)?"?${table}"?(?!\\w)`,
    'i',
  )

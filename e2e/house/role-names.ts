import { bases, paths, roleNamesAllowed, roleNamesSearched, roles } from './names.ts'
import type { Source } from './sources.ts'
import type { Place } from './sql-files.ts'
import { blankComments, blankSqlComments, lineAt } from './text.ts'

/** Finds role names in quotes outside the permission matrix. A name that is also a basis is left out. */
export const listRoleNames = (sources: readonly Source[]): Place[] =>
  sources.filter(({ path }) => isSearched(path)).flatMap(listRoleNamesOf)

const isSearched = (path: string) =>
  roleNamesSearched.test(path) && !paths.ofTests.test(path) && !roleNamesAllowed.some(allowed => allowed.test(path))

function listRoleNamesOf({ path, text }: Source): Place[] {
  const isSql = path.endsWith('.sql')
  const code = isSql ? blankSqlComments(text) : blankComments(text)
  const quoted = [...code.matchAll(inQuotes)].map(({ 0: what, index }) => ({ what, index }))
  const listed = isSql ? [...code.matchAll(arrayLiteral)].flatMap(({ 0: list, index }) => namesIn(list, index)) : []
  return [...quoted, ...listed].map(({ what, index }) => ({ at: `${path}:${lineAt(code, index)}`, what }))
}

/** The names within an array of PostgreSQL such as '{officer,sergeant}'. */
const namesIn = (list: string, start: number) =>
  [...list.matchAll(/[\w-]+/g)].flatMap(({ 0: what, index }) => (names.has(what) ? [{ what, index: start + index }] : []))

const isBasis = new Set<string>(bases)
const names = new Set<string>(roles.filter(role => !isBasis.has(role)))
const inQuotes = new RegExp(`(?<=(['"\`]))(?:${[...names].join('|')})(?=\\1)`, 'g')
const arrayLiteral = /'\{[\w\s,-]*\}'/g

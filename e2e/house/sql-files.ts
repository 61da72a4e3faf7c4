import { catalogueReads, limits, paths } from './names.ts'
import type { Source } from './sources.ts'
import { blankSqlComments, lineAt } from './text.ts'

/** A place in the sources that an editor can open, and a description. */
export type Place = { at: string; what: string }

/** Finds where SQL reads a definition back from the catalogue to change its text. */
export const listCataloguePatches = (sources: readonly Source[]): Place[] =>
  sources
    .filter(({ path }) => paths.sql.test(path))
    .flatMap(({ path, text }) => {
      const code = blankSqlComments(text)
      return [...code.matchAll(patch)].map(({ 0: what, index }) => ({ at: `${path}:${lineAt(code, index)}`, what }))
    })

/** Finds the lines of SQL that no screen shows whole. */
export const listLongLines = (sources: readonly Source[]): Place[] =>
  sources
    .filter(({ path }) => paths.shortLines.test(path))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, i) => {
        return line.length > limits.sqlLine ? [{ at: `${path}:${i + 1}`, what: `${line.length} characters` }] : []
      }),
    )

const patch = new RegExp(`\\b(?:${catalogueReads.join('|')})\\b|\\bexecute\\s+(?:regexp_)?replace\\s*\\(`, 'gi')

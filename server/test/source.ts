/** Reads the sources for the architecture test. */
import { globSync, readFileSync } from 'node:fs'
import { join, normalize, resolve } from 'node:path'

export type Line = { file: string; number: number; text: string }
/** An import: `target` is a path of the repository without its extension, or the name of a package. */
export type Import = Line & { target: string }

/** All lines of source code under these folders, without tests and comments. */
export function listLines(...folders: string[]): Line[] {
  const files = globSync(
    folders.map(folder => `${folder}/**/*.{ts,tsx}`),
    { cwd: repository, exclude: ['**/node_modules/**', '**/dist/**', '**/generated/**', '**/*.test.ts', '**/*.test.tsx'] },
  )
  return files.toSorted().flatMap(file => {
    const text = readFileSync(join(repository, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, comment =>
      comment.replace(/[^\n]/g, ' '),
    )
    return text.split('\n').map((line, i) => ({ file, number: i + 1, text: line.replace(/(^|\s)\/\/.*$/, '') }))
  })
}

/** The lines that import something, each with its target. */
export const listImports = (lines: Line[]): Import[] =>
  lines.flatMap(line => {
    const [, name] = /(?:\bfrom|\bimport|\bimport\()\s*['"]([^'"]+)['"]/.exec(line.text) ?? []
    return name ? [{ ...line, target: resolveName(name, line.file) }] : []
  })

/** The text that a failing test shows for a line. */
export const show = ({ file, number, text }: Line): string => `${file}:${number}  ${text.trim()}`

const repository = resolve(import.meta.dirname, '../..')
const workspace: [string, string][] = [
  ['@waymark/shared/', 'shared/src/'],
  ['@waymark/prisma', 'prisma'],
  ['@waymark/server/', 'server/'],
  ['@waymark/client/', 'client/'],
]

function resolveName(name: string, file: string): string {
  if (name.startsWith('.')) return normalize(join(file, '..', name)).replace(/\.tsx?$/, '')
  const [alias, folder] = workspace.find(([prefix]) => name.startsWith(prefix)) ?? []
  return alias && folder ? folder + name.slice(alias.length).replace(/\.tsx?$/, '') : name
}

import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** A file of the repository, by its path from the root. */
export type Source = { path: string; text: string }

/** Reads every source file that git tracks or would track. */
export function readSources(): Source[] {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  return [...new Set(list.split('\n'))]
    .filter(path => /\.(ts|tsx|sql|prisma|css)$/.test(path) && existsSync(join(root, path)))
    .toSorted()
    .map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

const root = resolve(import.meta.dirname, '../..')

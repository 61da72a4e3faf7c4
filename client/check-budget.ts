import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

// The most that a first visit may load, in bytes after gzip and in files: the entry, the heaviest page, and the chunks that load unasked.
const budget = { js: 250_000, css: 30_000, files: 20 }

type Chunk = { file: string; isEntry?: boolean; isDynamicEntry?: boolean; imports?: string[]; css?: string[] }

const dist = join(import.meta.dirname, 'dist')
const manifest: Record<string, Chunk> = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))
const entry = Object.keys(manifest).find(name => manifest[name]?.isEntry) ?? ''

/** A chunk and its static imports. Dynamic imports are not counted. */
function needs(name: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[name]
  if (!chunk || found.has(name)) return found
  found.add(name)
  for (const imported of chunk.imports ?? []) needs(imported, found)
  return found
}

const weigh = (file: string) => gzipSync(readFileSync(join(dist, file))).length
const total = (files: Iterable<string>) => [...new Set(files)].reduce((sum, file) => sum + weigh(file), 0)

// A page is a chunk that the routes load. After sign-in, the dialogs and the socket client load without a click.
// Menus, pop-overs and search load when the pointer or focus reaches their button.
const later = Object.keys(manifest).filter(name => manifest[name]?.isDynamicEntry)
const asked = new Set(['src/ui/menu-list.tsx', 'src/ui/pop-over-box.tsx', 'src/shell/find.tsx'])
const follows = later.filter(name => !asked.has(name) && (name.includes('socket.io-client') || /^src\/(shell|ui)\//.test(name)))
const pages = later.filter(name => name.startsWith('src/') && !follows.includes(name) && !asked.has(name))
const visits = pages.map(page => {
  const alongside = page.startsWith('src/sessions/') ? [] : follows
  const chunks = [...new Set([entry, page, ...alongside].flatMap(name => [...needs(name)]))].flatMap(name => manifest[name] ?? [])
  const files = new Set(chunks.flatMap(({ file, css = [] }) => [file, ...css])).size
  return { page, files, js: total(chunks.map(chunk => chunk.file)), css: total(chunks.flatMap(chunk => chunk.css ?? [])) }
})

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
for (const { page, files, js, css } of visits.toSorted((a, b) => a.js - b.js))
  console.log(`${page}: ${kB(js)} JS in ${files} files, ${kB(css)} CSS`)
const most = (of: 'js' | 'css' | 'files') => Math.max(...visits.map(visit => visit[of]))
const worst = { js: most('js'), css: most('css'), files: most('files') }
const isWithin = visits.length > 0 && worst.js <= budget.js && worst.css <= budget.css && worst.files <= budget.files
console.log(
  `first load: ${kB(worst.js)} JS of ${kB(budget.js)}, ${kB(worst.css)} CSS of ${kB(budget.css)}, ${worst.files} files of ${budget.files}${isWithin ? '' : ': too much'}`,
)
process.exitCode = isWithin ? 0 : 1

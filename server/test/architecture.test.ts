import { describe, expect, test } from 'vitest'
import { listImports, listLines, show, type Import } from './source.ts'

const lines = listLines('shared/src', 'server/src', 'client/src')
const imports = listImports(lines)

/**
 * The folder of a file within its part: a slice, `platform`, `ui` and so on; empty for files beside the folders.
 * In `routes` the slices of the client meet, so it is no slice.
 */
const part = (path: string): string => /^(\w+)\/src\//.exec(path)?.[1] ?? ''
const folder = (path: string): string => /^\w+\/src\/([\w-]+)\//.exec(path)?.[1] ?? ''
const isOurs = (target: string) => /^(shared|server|client|prisma|e2e|dev)(\/|$)/.test(target)
const noSlice = new Set(['', 'routes', 'platform', 'lib', 'ui', 'start'])
const isSlice = (path: string) => part(path) !== '' && !noSlice.has(folder(path))

/** The files that a slice opens to other slices: authorization and reads on the server, calls and labels on the client. */
const isOpen = (target: string) => /\/(episode|person|question|referral)-access$|\/deadline$|\.(read|api|labels)$/.test(target)

const isBase = (file: string) => ['platform', 'lib', 'ui', 'start'].includes(folder(file))
const broken = (rule: (line: Import) => boolean) => imports.filter(rule).map(show)

describe('imports between the parts', () => {
  test('shared imports zod, Temporal and itself, nothing else', () => {
    const isKnown = (target: string) => target === 'zod' || target.startsWith('temporal-polyfill') || part(target) === 'shared'
    expect(broken(({ file, target }) => part(file) === 'shared' && !isKnown(target))).toEqual([])
  })

  test('server and client never import each other, and the client imports neither prisma nor e2e', () => {
    const crosses =
      (from: string, to: string) =>
      ({ file, target }: Import) =>
        part(file) === from && part(target) === to
    expect([...broken(crosses('server', 'client')), ...broken(crosses('client', 'server'))]).toEqual([])
    expect(broken(({ file, target }) => part(file) === 'client' && /^(prisma|e2e)(\/|$)/.test(target))).toEqual([])
  })

  test('production code imports nothing from dev', () => {
    expect(broken(({ target }) => /^(dev|@waymark\/dev)(\/|$)/.test(target))).toEqual([])
  })

  test('a slice imports the platform, and from another slice only its authorization, reads, deadlines, calls and labels', () => {
    const breaks = ({ file, target }: Import) => {
      if (!isSlice(file) || !isOurs(target) || part(target) !== part(file)) return false
      if (part(file) === 'shared') return false
      if (folder(target) === folder(file) || ['platform', 'lib', 'ui'].includes(folder(target))) return false
      return !isOpen(target)
    }
    expect(broken(breaks)).toEqual([])
  })

  test('platform and start import no slice of their own part, and ui imports no slice at all', () => {
    const breaks = ({ file, target }: Import) =>
      isSlice(target) && (folder(file) === 'ui' || (isBase(file) && part(target) === part(file)))
    expect(broken(breaks)).toEqual([])
  })
})

/** Actions that only the listed files may take. The files need not exist yet. */
const onlyHere: [what: string, where: string[], within: RegExp, pattern: RegExp][] = [
  ['hold the Prisma client', ['server/src/platform/database/database.ts'], /^server\//, /\bnew PrismaClient\b/],
  [
    'insert into event',
    // no command makes accounts yet
    ['server/src/platform/http/route.ts', 'server/src/platform/audit/record-events.ts', 'dev/demo/agencies.ts'],
    /^server\//,
    /\.event\.(create|upsert)|insert into (app\.|public\.)?"?event"?\b/i,
  ],
  ['emit on Socket.IO', ['server/src/platform/live/relay.ts', 'server/src/platform/live/sockets.ts'], /^server\//, /\.emit\(/],
  ['call invalidateQueries', ['client/src/lib/live/live.ts'], /^client\//, /\binvalidateQueries\b/],
  ['call fetch', ['client/src/lib/http/call.ts'], /^(client|shared)\//, /\bfetch\(/],
  ['read process.env', ['server/src/env.ts'], /^(server|client|shared)\//, /\bprocess\.env\b/],
  ['start processes', [], /^(server|shared|client)\//, /node:child_process/],
  ['use unparametrised SQL', ['server/src/platform/database/database.ts'], /^server\//, /RawUnsafe\b/],
]

describe('actions limited to a few files', () => {
  test.each(onlyHere)('no file outside its short list may %s', (_what, where, within, pattern) => {
    const found = lines.filter(({ file, text }) => within.test(file) && !where.includes(file) && pattern.test(text))
    expect(found.map(show)).toEqual([])
  })

  test('shared and the slices of the server take the time from `now` and never read the system time', () => {
    const asks = /\bDate\.now\(|\bnew Date\(\)|\bTemporal\.Now\b/
    const found = lines.filter(
      ({ file, text }) => (part(file) === 'shared' || (part(file) === 'server' && isSlice(file))) && asks.test(text),
    )
    expect(found.map(show)).toEqual([])
  })
})

test('the architecture test really reads the sources', () => {
  expect(lines.length).toBeGreaterThan(500)
  expect(imports.some(({ target }) => target === 'zod')).toBe(true)
})
